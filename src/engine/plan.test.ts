import { describe, expect, it } from 'vitest'
import { layerSpec as spec } from '../../fixtures/networks.ts'
import type { LayerSpec } from '../model/package/topology.ts'
import { planNetwork } from './plan.ts'

describe('a network that cannot be run', () => {
  const dense = spec('Dense', 'd', { units: 2 })
  const conv = spec('Conv2D', 'c', { filters: 2, kernel_size: 3 })
  const flat = spec('Flatten', 'f')
  it.each<[string, LayerSpec[], RegExp]>([
    ['a layer that is not known', [conv, spec('LSTM', 'l')], /l is a LSTM, and only InputLayer, Conv2D/],
    ['a prototype name as a layer', [spec('constructor', 'l')], /is a constructor/],
    [
      'softmax in the middle',
      [conv, flat, spec('Dense', 'd', { units: 2, activation: 'softmax' }), spec('Dense', 'e', { units: 2 })],
      /activation "softmax"/,
    ],
    [
      'channels first',
      [spec('Conv2D', 'c', { filters: 2, kernel_size: 3, data_format: 'channels_first' })],
      /channels first/,
    ],
    ['a dilated convolution', [spec('Conv2D', 'c', { filters: 2, kernel_size: 3, dilation_rate: 2 })], /dilated/],
    [
      'a kernel larger than the picture',
      [spec('Conv2D', 'c', { filters: 2, kernel_size: 30 })],
      /smaller than its kernel/,
    ],
    ['a dense layer on a picture', [conv, dense], /gets a picture/],
    ['filters that are no number', [spec('Conv2D', 'c', { filters: 'many', kernel_size: 3 })], /no proper filters/],
    ['no convolution', [flat, dense], /does not go from convolutions/],
    ['no classes', [conv], /does not go from convolutions/],
    [
      'an input of another size',
      [spec('InputLayer', 'i', { batch_input_shape: [null, 32, 32, 3] }), conv, flat, dense],
      /wants pictures of 32, not 9 pixels/,
    ],
    [
      'a picture that is not square',
      [spec('InputLayer', 'i', { batch_shape: [null, 9, 7, 3] }), conv, flat, dense],
      /pictures of 9 × 7/,
    ],
    [
      'grey pictures',
      [spec('InputLayer', 'i', { batch_shape: [null, 9, 9, 1] }), conv, flat, dense],
      /takes pictures with one channel \(grey\), and Heatlens gives it three: .* Choose a network for colour pictures\./,
    ],
    [
      'pictures of four channels',
      [spec('InputLayer', 'i', { batch_shape: [null, 9, 9, 4] }), conv, flat, dense],
      /takes pictures with 4 channels/,
    ],
    [
      'an output that fits into no memory',
      [spec('Conv2D', 'c', { filters: 2 ** 30, kernel_size: 3 })],
      /more than fit into memory/,
    ],
    [
      'a sigmoid at the end',
      [conv, flat, spec('Dense', 'd', { units: 2, activation: 'sigmoid' })],
      /ends the network with sigmoid/,
    ],
    ['a ReLU at the end', [conv, flat, dense, spec('ReLU', 'r')], /ends the network with relu/],
    [
      'one class only',
      [conv, flat, spec('Dense', 'd', { units: 1 })],
      /does not go from convolutions to a list of classes/,
    ],
    ['no layers', [], /does not go from convolutions/],
  ])('is refused: %s', (_, layers, message) => {
    expect(() => planNetwork(layers, 9)).toThrow(expect.toTell(message, 'format'))
  })

  it('is refused where weights are missing, strange, or there twice', () => {
    const plan = planNetwork([conv, flat, dense], 9)
    expect(() => plan.findWeight('other/kernel')).toTell(/no layer wants/)
    expect(() => plan.findWeight('c/__proto__')).toTell(/no layer wants/)
    const brought = [
      { name: 'c/kernel', shape: [3, 3, 3, 2] },
      { name: 'c/bias', shape: [2] },
      { name: 'd/kernel', shape: [98, 2] },
      { name: 'd/bias', shape: [2] },
    ]
    expect(() => plan.checkWeights(brought)).not.toThrow()
    expect(() => plan.checkWeights(brought.slice(1))).toTell(/lacks the weights c\/kernel/)
    expect(() => plan.checkWeights([...brought, ...brought.slice(3)])).toTell(/d\/bias twice/)
    expect(() => plan.checkWeights([{ name: 'c/kernel', shape: [9] }])).toTell(/\[9\], where/)
  })
})

it('says of weights alone that they are for grey pictures, not that they do not fit', () => {
  const layers = [
    spec('Conv2D', 'c', { filters: 2, kernel_size: 3, use_bias: false }),
    spec('Flatten', 'f'),
    spec('Dense', 'd', { units: 2, use_bias: false }),
  ]
  const kernel = { name: 'c/kernel', shape: [3, 3, 1, 2] }
  expect(() => planNetwork(layers, 9).checkWeights([kernel])).toTell(/takes pictures with one channel \(grey\)/)
})
