import { expect, it } from 'vitest'
import type { Family } from './description.ts'
import type { FileLayer } from './fileLayers.ts'
import { matchNames } from './matchNames.ts'

const family: Family = { kinds: [['Conv2D', {}]], networks: {} }
const layer = (name: string): FileLayer => ({ outer: 'net', name, kind: 'Conv2D', weights: new Map([['kernel', [1]]]) })

// As the .h5 of a ConvNeXt or a NASNet inside of another model has them.
it('finds layers by their own names, behind those of the blocks around them', () => {
  const layers = [layer('net_stem/net_stem_conv'), layer('normal_a/adjust/conv'), layer('conv_4')]
  const lines = [
    [0, 'net_stem_conv'],
    [0, 'adjust_conv'],
    [0, 0],
  ] as const
  expect(matchNames(lines, family, layers)).toEqual(
    new Map([
      ['net_stem_conv', 'net_stem_conv'],
      ['adjust_conv', 'adjust/conv'],
      ['conv2d', 'conv_4'],
    ]),
  )
})

it('finds those of MobileNetV3 as Keras 2 called them', () => {
  const layers = [layer('expanded_conv/squeeze_excite/Conv'), layer('Conv/BatchNorm'), layer('Conv')]
  const lines = [
    [0, 'conv'],
    [0, 'conv_bn'],
    [0, 'expanded_conv_squeeze_excite_conv'],
  ] as const
  expect([...(matchNames(lines, family, layers) ?? [])]).toEqual([
    ['conv', 'Conv'],
    ['conv_bn', 'Conv/BatchNorm'],
    ['expanded_conv_squeeze_excite_conv', 'expanded_conv/squeeze_excite/Conv'],
  ])
})

it('takes a whole name for itself, before the end of a longer one', () => {
  const lines = [[0, 'conv']] as const
  expect(matchNames(lines, family, [layer('block/conv'), layer('conv')])).toEqual(new Map([['conv', 'conv']]))
  expect(matchNames(lines, family, [layer('block/convolution')])).toBeUndefined()
})
