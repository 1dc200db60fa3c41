import { expect, it } from 'vitest'
import type { LayerSummary } from '../../types.ts'
import { isConvolution, networkFacts } from './networkFacts.ts'

const layers = (
  ...kinds: readonly (readonly [name: string, className: string, ...inputs: string[]])[]
): LayerSummary[] =>
  kinds.map(([name, className, ...inputs]) => ({ ...{ name, className, inputs, outputShape: [1], parameters: 0 } }))

const vgg = layers(
  ['input', 'InputLayer'],
  ['conv', 'Conv2D', 'input'],
  ['pool', 'MaxPooling2D', 'conv'],
  ['flatten', 'Flatten', 'pool'],
  ['fc1', 'Dense', 'flatten'],
  ['predictions', 'Dense', 'fc1'],
)

it('knows a chain that pools and ends in dense layers, as VGG16', () => {
  expect(networkFacts({ summary: vgg, targetLayer: 'conv' })).toMatchObject({
    ...{ isVgg: true, isChain: true, hasConvolutions: true, joins: [] },
    end: { how: 'flatten', of: 'pool' },
    last: { name: 'predictions' },
  })
})

it('knows where branches come together, and that the mean of each channel is the end of places', () => {
  const summary = layers(
    ['input', 'InputLayer'],
    ['conv', 'DepthwiseConv2D', 'input'],
    ['add', 'Add', 'conv', 'input'],
    ['se_pool', 'GlobalAveragePooling2D', 'add'],
    ['scale', 'Multiply', 'add', 'se_pool'],
    ['pool', 'GlobalMaxPooling2D', 'scale'],
    ['answer', 'Dense', 'pool'],
  )
  const facts = networkFacts({ summary, targetLayer: 'scale' })
  expect(facts).toMatchObject({ isVgg: false, isChain: false, joins: ['Add', 'Multiply'] })
  // Pooling inside of a block, before the target, is not the end.
  expect(facts.end).toEqual({ how: 'max', of: 'scale' })
  expect(isConvolution({ summary }, 'conv')).toBe(true)
  expect(isConvolution({ summary }, 'scale')).toBe(false)
})

it('says nothing of an end that is not there', () => {
  const facts = networkFacts({ summary: layers(['a', 'Conv2D']), targetLayer: 'a' })
  expect(facts.end).toBeUndefined()
})
