import { expect, it } from 'vitest'
import type { OutputInfo } from '../../types.ts'
import { verdictOf } from './verdict.ts'

const outputOf = (more: Partial<OutputInfo> = {}): OutputInfo => ({
  ...{ name: 'answer', head: 'softmax', layers: ['l'], targetLayer: 'l' },
  classes: ['a', 'b', 'c'].map((label) => [label, label] as const),
  ...more,
})
const confidence = { sure: 0.5, together: 0.6 }
const of = (...probabilities: number[]) => probabilities.map((probability) => ({ probability }))
const judged = (
  probabilities: number[],
  output = outputOf(),
  own: { confidence?: typeof confidence } = { confidence },
) => verdictOf(of(...probabilities), { ...own, outputs: [output], output: 0 })

it.each([
  ['sure', [0.5, 0.2, 0.1, 0.1]],
  ['sure', [0.93]],
  ['together', [0.49, 0.3, 0.1, 0.05]],
  ['together', [0.25, 0.25, 0.125]],
  // The fourth does not count.
  ['unsure', [0.2, 0.2, 0.19, 0.19]],
  ['unsure', [0.49, 0.02, 0.01]],
  // Of two classes, there are no three.
  ['unsure', [0.49, 0.48]],
  [undefined, []],
] as const)('is %s for %o', (verdict, probabilities) => {
  expect(judged([...probabilities])).toBe(verdict)
})

it('goes by the numbers of the network', () => {
  const probabilities = [0.6, 0.2, 0.1]
  expect(judged(probabilities, outputOf(), { confidence: { sure: 0.7, together: 0.8 } })).toBe('together')
  expect(judged(probabilities, outputOf(), { confidence: { sure: 0.7, together: 0.95 } })).toBe('unsure')
})

it.each([
  ['alike', [0.2, 0.2, 0.2, 0.2, 0.2]],
  ['alike', [0.22, 0.21, 0.2, 0.19, 0.18]],
  ['alike', [0.54, 0.46]],
  [undefined, [0.6, 0.4]],
  [undefined, [0.3, 0.2, 0.19, 0.17, 0.14]],
  // There is nothing else to be like.
  [undefined, [1]],
] as const)('is %s of a network that nobody measured, for %o', (verdict, probabilities) => {
  expect(judged([...probabilities], outputOf(), {})).toBe(verdict)
  expect(judged([...probabilities], outputOf({ head: 'multi-label' }), {})).toBeUndefined()
})

it('says nothing where nobody measured it, or where there are no probabilities that sum to 1', () => {
  expect(judged([0.9, 0.1], outputOf(), {})).toBeUndefined()
  for (const head of ['multi-label', 'sigmoid'] as const) expect(judged([0.9], outputOf({ head }))).toBeUndefined()
  expect(judged([0.9], outputOf({ head: 'linear', reading: 'values' }))).toBeUndefined()
  expect(judged([0.9], outputOf({ head: 'linear', reading: 'logits' }))).toBe('sure')
})
