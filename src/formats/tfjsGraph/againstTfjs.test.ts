import { loadGraphModel, setBackend, type Tensor, tensor } from '@tensorflow/tfjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { relativeDifference } from '../../../fixtures/goldens.ts'
import { attr, GraphModel, valid } from '../../../fixtures/graphModel.ts'
import { randomFrom } from '../../../fixtures/randomFrom.ts'
import type { Values } from '../../engine/portable/operation.ts'
import { runPlan } from '../../engine/portable/runPlan.ts'
import { planGraph } from '../../graph/planGraph.ts'
import { openNetwork } from '../index.ts'

const { flag, integer, sides, text } = attr

/** Some nodes behind the feature map `map`, [1, 8, 6, 4]; gives the last one. */
type Build = (g: GraphModel, map: string) => string

const one =
  (op: string, attributes = {}): Build =>
  (g, map) =>
    g.node('op', op, [map], attributes)

const two =
  (op: string, shape: readonly number[], attributes = {}): Build =>
  (g, map) =>
    g.node('op', op, [map, g.floats('other', shape)], attributes)

const paddings =
  (name: string, rows: readonly (readonly number[])[], op: string, attributes = {}): Build =>
  (g, map) =>
    g.node('op', op, [map, g.table(name, rows)], attributes)

const atrous =
  (
    block: readonly number[],
    pads: number[][],
    crops: number[][],
    behind: (g: GraphModel, x: string) => string,
  ): Build =>
  (g, map) => {
    const cut = g.node('cut', 'SpaceToBatchND', [map, g.integers('block', block), g.table('pads', pads)])
    const inner = behind(g, cut)
    return g.node('op', 'BatchToSpaceND', [inner, g.integers('block2', block), g.table('crops', crops)])
  }

const resize =
  (op: string, height: number, width: number, attributes = {}): Build =>
  (g, map) =>
    g.node('op', op, [map, g.integers('size', [height, width])], attributes)

const slice =
  (begin: number[], end: number[], strides: number[], masks: Record<string, number>): Build =>
  (g, map) =>
    g.node(
      'op',
      'StridedSlice',
      [map, g.integers('begin', begin), g.integers('end', end), g.integers('strides', strides)],
      Object.fromEntries(
        ['begin_mask', 'end_mask', 'ellipsis_mask', 'new_axis_mask', 'shrink_axis_mask'].map((name) => [
          name,
          integer(masks[name] ?? 0),
        ]),
      ),
    )

const fused =
  (op: string, kernel: readonly number[], names: readonly string[], extra: readonly number[][]): Build =>
  (g, map) =>
    g.node('op', op, [map, g.floats('k', kernel), ...extra.map((shape, index) => g.floats(`extra${index}`, shape))], {
      ...valid,
      data_format: text('NHWC'),
      fused_ops: { list: { s: names.map(btoa) } },
      num_args: integer(extra.length),
      leakyrelu_alpha: { f: 0.3 },
      epsilon: { f: 0.001 },
    })

const normal =
  (op: string): Build =>
  (g, map) =>
    g.node(
      'op',
      op,
      [map, g.floats('s', [4]), g.floats('o', [4]), g.floats('m', [4]), g.floats('v', [4], [0.5, 1, 2, 0.1])],
      { epsilon: { f: 0.01 }, is_training: flag(false), data_format: text('NHWC') },
    )

const reduce =
  (op: string, axes: readonly number[], keep: boolean): Build =>
  (g, map) =>
    g.node('op', op, [map, g.integers('axes', axes)], { keep_dims: flag(keep) })

const pool = (op: string, size: number, stride: number, padding: string): Build =>
  one(op, { ksize: sides(1, size, size, 1), strides: sides(1, stride, stride, 1), padding: text(padding) })

const cases: readonly [string, Build][] = [
  ...['Relu', 'Relu6', 'Elu', 'Selu', 'Sigmoid', 'Tanh', 'Softplus', 'Exp', 'Square', 'Abs', 'Neg', 'Erf'].map(
    (op): [string, Build] => [op, one(op)],
  ),
  ['LeakyRelu', one('LeakyRelu', { alpha: { f: 0.1 } })],
  ['Prelu', two('Prelu', [1, 1, 4])],
  ['Softmax', one('Softmax')],
  ['Identity', one('Identity')],
  ['ClipByValue', (g, map) => g.node('op', 'ClipByValue', [map, g.floats('a', [], [-0.1]), g.floats('b', [], [0.2])])],
  ...['Add', 'AddV2', 'Sub', 'Mul', 'RealDiv', 'Maximum', 'Minimum', 'SquaredDifference'].flatMap(
    (op): [string, Build][] => [
      [`${op} of a number`, two(op, [])],
      [`${op} of one a channel`, two(op, [1, 1, 1, 4])],
      [`${op} of a map`, two(op, [1, 8, 1, 4])],
      [
        `${op} of a number first`,
        (g, map) => g.node('op', op, [g.floats('other', [1]), g.node('above', 'Exp', [map])]),
      ],
      [
        `${op} of one a channel first`,
        (g, map) => g.node('op', op, [g.floats('other', [4]), g.node('above', 'Exp', [map])]),
      ],
      [`${op} of two maps`, (g, map) => g.node('op', op, [map, g.node('above', 'Exp', [map])])],
    ],
  ),
  ['Pow', (g, map) => g.node('op', 'Pow', [map, g.floats('two', [], [2])])],
  ['AddN of three', (g, map) => g.node('op', 'AddN', [map, map, g.node('r', 'Relu', [map])], { N: integer(3) })],
  ['BiasAdd', two('BiasAdd', [4], { data_format: text('NHWC') })],
  [
    'batch normalization that nobody folded',
    (g, map) => {
      const sum = g.node('sum', 'AddV2', [g.floats('variance', [4], [1, 2, 0.5, 3]), g.floats('eps', [], [1e-3])])
      const gain = g.node('gain', 'Mul', [g.node('rsqrt', 'Rsqrt', [sum]), g.floats('gamma', [4])])
      const shift = g.node('shift', 'Mul', [g.floats('mean', [4]), gain])
      const scaled = g.node('scaled', 'Mul', [map, gain])
      return g.node('op', 'AddV2', [scaled, g.node('offset', 'Sub', [g.floats('beta', [4]), shift])])
    },
  ],
  ...['FusedBatchNorm', 'FusedBatchNormV2', 'FusedBatchNormV3'].map((op): [string, Build] => [op, normal(op)]),
  [
    'Conv2D, strided and dilated',
    (g, map) =>
      g.conv('op', map, [2, 3, 4, 5], { padding: text('SAME'), strides: sides(1, 2, 1, 1), data_format: text('NHWC') }),
  ],
  ['Conv2D, dilated', (g, map) => g.conv('op', map, [2, 2, 4, 5], { dilations: sides(1, 2, 3, 1) })],
  [
    'Conv2D with padding of its own',
    (g, map) =>
      g.conv('op', map, [3, 3, 4, 5], {
        ...{ padding: text('EXPLICIT'), explicit_paddings: sides(0, 0, 1, 2, 0, 3, 0, 0), strides: sides(1, 2, 2, 1) },
        data_format: text('NHWC'),
      }),
  ],
  [
    'DepthwiseConv2dNative',
    (g, map) =>
      g.node('op', 'DepthwiseConv2dNative', [map, g.floats('k', [3, 3, 4, 2])], {
        ...{ ...valid, padding: text('SAME'), strides: sides(1, 2, 2, 1), data_format: text('NHWC') },
      }),
  ],
  ...['Relu', 'Relu6', 'Elu', 'LeakyRelu', 'Sigmoid'].map((name): [string, Build] => [
    `_FusedConv2D, BiasAdd, ${name}`,
    fused('_FusedConv2D', [3, 3, 4, 5], ['BiasAdd', name], [[5]]),
  ]),
  ['_FusedConv2D, BiasAdd', fused('_FusedConv2D', [3, 3, 4, 5], ['BiasAdd'], [[5]])],
  ['_FusedConv2D, BiasAdd, Prelu', fused('_FusedConv2D', [3, 3, 4, 5], ['BiasAdd', 'Prelu'], [[5], [1, 1, 5]])],
  ['FusedDepthwiseConv2dNative', fused('FusedDepthwiseConv2dNative', [3, 3, 4, 1], ['BiasAdd', 'Relu6'], [[4]])],
  ['the same without a bias', fused('FusedDepthwiseConv2dNative', [3, 3, 4, 1], ['NoOp', 'Relu6'], [])],
  [
    'Conv2DBackpropInput, same',
    (g, map) =>
      g.node('op', 'Conv2DBackpropInput', [g.integers('to', [1, 16, 11, 3]), g.floats('k', [3, 4, 3, 4]), map], {
        ...{ ...valid, padding: text('SAME'), strides: sides(1, 2, 2, 1), data_format: text('NHWC') },
      }),
  ],
  [
    'Conv2DBackpropInput, valid',
    (g, map) =>
      g.node('op', 'Conv2DBackpropInput', [g.integers('to', [1, 17, 13, 3]), g.floats('k', [3, 2, 3, 4]), map], {
        ...{ ...valid, strides: sides(1, 2, 2, 1), data_format: text('NHWC') },
      }),
  ],
  ['MaxPool', pool('MaxPool', 3, 2, 'SAME')],
  ['AvgPool', pool('AvgPool', 3, 2, 'SAME')],
  ['AvgPool, valid', pool('AvgPool', 2, 1, 'VALID')],
  ['Mean', reduce('Mean', [1, 2], false)],
  ['Mean that keeps', reduce('Mean', [-3, -2], true)],
  ['Max', reduce('Max', [1, 2], false)],
  ['Sum of channels', reduce('Sum', [3], true)],
  ['Min of rows', reduce('Min', [1], false)],
  [
    'Pad',
    paddings(
      'p',
      [
        [0, 0],
        [1, 2],
        [0, 3],
        [0, 0],
      ],
      'Pad',
    ),
  ],
  [
    'Pad of channels',
    paddings(
      'p',
      [
        [0, 0],
        [0, 0],
        [1, 0],
        [2, 1],
      ],
      'Pad',
    ),
  ],
  [
    'PadV2',
    (g, map) =>
      g.node('op', 'PadV2', [
        map,
        g.table('p', [
          [0, 0],
          [1, 2],
          [0, 3],
          [0, 0],
        ]),
        g.floats('c', [], [0.75]),
      ]),
  ],
  ...[['MirrorPad', 'REFLECT'] as const, ['MirrorPad, symmetric', 'SYMMETRIC'] as const].map(
    ([name, mode]): [string, Build] => [
      name,
      paddings(
        'p',
        [
          [0, 0],
          [1, 2],
          [3, 0],
          [0, 0],
        ],
        'MirrorPad',
        { mode: text(mode) },
      ),
    ],
  ),
  [
    'PadV2 of the lowest number before MaxPool',
    (g, map) => {
      const low = g.floats('low', [], [-3.4e38])
      const padded = g.node('padded', 'PadV2', [
        map,
        g.table('p', [
          [0, 0],
          [1, 1],
          [1, 0],
          [0, 0],
        ]),
        low,
      ])
      return g.node('op', 'MaxPool', [padded], {
        ...{ ksize: sides(1, 3, 3, 1), strides: sides(1, 2, 2, 1), padding: text('VALID') },
      })
    },
  ],
  [
    'ConcatV2',
    (g, map) => g.node('op', 'ConcatV2', [map, g.node('r', 'Relu', [map]), g.integers('axis', 3)], { N: integer(2) }),
  ],
  ['ConcatV2 of rows', (g, map) => g.node('op', 'ConcatV2', [map, map, g.integers('axis', 1)], { N: integer(2) })],
  [
    'ConcatV2 with a constant',
    (g, map) => g.node('op', 'ConcatV2', [map, g.floats('c', [1, 8, 6, 2]), g.integers('axis', -1)], { N: integer(2) }),
  ],
  ['Transpose', (g, map) => g.node('op', 'Transpose', [map, g.integers('perm', [0, 2, 1, 3])])],
  [
    'Transpose to channels first and a list',
    (g, map) => g.node('op', 'Transpose', [map, g.integers('perm', [0, 3, 1, 2])]),
  ],
  ['Slice', (g, map) => g.node('op', 'Slice', [map, g.integers('b', [0, 1, 2, 1]), g.integers('s', [-1, 5, 3, 2])])],
  ['StridedSlice, a crop', slice([0, 1, 2], [0, -1, 5], [1, 1, 1], { begin_mask: 1, end_mask: 1 })],
  ['StridedSlice, every other', slice([0, 0, 5], [0, 8, 0], [1, 2, -2], { begin_mask: 1, end_mask: 5 })],
  [
    'StridedSlice, channels turned round',
    slice([0, 0], [0, 0], [1, -1], { ellipsis_mask: 1, begin_mask: 2, end_mask: 2 }),
  ],
  ['StridedSlice, one channel', slice([0, 2], [0, 3], [1, 1], { ellipsis_mask: 1, shrink_axis_mask: 2 })],
  [
    'Split',
    (g, map) => {
      g.node('parts', 'Split', [g.integers('axis', 3), map], { num_split: integer(2) })
      return g.node('op', 'Sub', ['parts:1', 'parts'])
    },
  ],
  [
    'Split of numbers, of which each part is used',
    (g, map) => {
      const parts = g.node('parts', 'Split', [g.integers('axis', 0), g.floats('both', [8])], { num_split: integer(2) })
      return g.node('op', 'BiasAdd', [g.node('sum', 'BiasAdd', [map, parts]), `${parts}:1`])
    },
  ],
  [
    'SplitV',
    (g, map) => {
      g.node('parts', 'SplitV', [map, g.integers('sizes', [1, 3]), g.integers('axis', 3)], { num_split: integer(2) })
      return g.node('op', 'Relu', ['parts:1'])
    },
  ],
  ['ReverseV2', (g, map) => g.node('op', 'ReverseV2', [map, g.integers('axes', [2, 3])])],
  [
    'GatherV2',
    (g, map) =>
      g.node('op', 'GatherV2', [map, g.integers('which', [3, 0, 0]), g.integers('axis', 3)], {
        batch_dims: integer(0),
      }),
  ],
  ['Pack', (g, map) => g.node('op', 'Pack', [map, g.node('r', 'Relu', [map])], { axis: integer(2), N: integer(2) })],
  [
    'ExpandDims and Squeeze',
    (g, map) =>
      g.node('op', 'Squeeze', [g.node('e', 'ExpandDims', [map, g.integers('at', 3)])], {
        squeeze_dims: { list: { i: ['3'] } },
      }),
  ],
  ['DepthToSpace', one('DepthToSpace', { block_size: integer(2), data_format: text('NHWC') })],
  ...[
    ['half-pixel', { half_pixel_centers: flag(true), align_corners: flag(false) }],
    ['corners', { half_pixel_centers: flag(false), align_corners: flag(true) }],
    ['old', { half_pixel_centers: flag(false), align_corners: flag(false) }],
  ].flatMap(([name, attributes]): [string, Build][] => [
    [`ResizeBilinear, ${name}`, resize('ResizeBilinear', 13, 4, attributes as object)],
    [`ResizeNearestNeighbor, ${name}`, resize('ResizeNearestNeighbor', 13, 4, attributes as object)],
    [`ResizeNearestNeighbor twice as large, ${name}`, resize('ResizeNearestNeighbor', 16, 12, attributes as object)],
  ]),
  [
    'a dilated convolution in blocks',
    atrous(
      [2, 2],
      [
        [2, 2],
        [2, 2],
      ],
      [
        [0, 0],
        [0, 0],
      ],
      (g, x) => g.conv('inner', x, [3, 3, 4, 5]),
    ),
  ],
  [
    'one whose plane does not divide, with its bias and activation inside',
    atrous(
      [3, 2],
      [
        [3, 4],
        [2, 2],
      ],
      [
        [0, 1],
        [0, 0],
      ],
      (g, x) => {
        const sum = g.node('bias', 'BiasAdd', [g.conv('inner', x, [3, 3, 4, 5]), g.floats('b', [5])])
        return g.node('act', 'Relu', [sum])
      },
    ),
  ],
  [
    'a dilated depthwise one in blocks',
    atrous(
      [2, 2],
      [
        [2, 2],
        [2, 2],
      ],
      [
        [0, 0],
        [0, 0],
      ],
      (g, x) =>
        g.node('inner', 'DepthwiseConv2dNative', [x, g.floats('k', [3, 3, 4, 1])], {
          ...valid,
          data_format: text('NHWC'),
        }),
    ),
  ],
  [
    'Dense over a plane, as Keras makes a product of it',
    (g, map) => {
      const rows = g.node('rows', 'Reshape', [map, g.integers('flat', [-1, 4])])
      const product = g.node('product', 'MatMul', [rows, g.floats('w', [4, 3])], {
        transpose_a: flag(false),
        transpose_b: flag(false),
      })
      const sum = g.node('sum', 'BiasAdd', [product, g.floats('b', [3])])
      const shape = g.node('shape', 'Shape', [map])
      const front = g.node(
        'front',
        'StridedSlice',
        [shape, g.integers('zero', [0]), g.integers('three', [3]), g.integers('ones', [1])],
        {
          begin_mask: integer(0),
          end_mask: integer(0),
          ellipsis_mask: integer(0),
          new_axis_mask: integer(0),
          shrink_axis_mask: integer(0),
        },
      )
      const to = g.node('to', 'ConcatV2', [front, g.integers('units', [3]), g.integers('at', 0)], { N: integer(2) })
      return g.node('op', 'Reshape', [sum, to])
    },
  ],
  [
    'MatMul, flipped',
    (g, map) => {
      const mean = g.node('mean', 'Mean', [map, g.integers('axes', [1, 2])], { keep_dims: flag(false) })
      return g.node('op', 'MatMul', [mean, g.floats('w', [3, 4])], {
        transpose_a: flag(false),
        transpose_b: flag(true),
      })
    },
  ],
  [
    '_FusedMatMul',
    (g, map) => {
      const mean = g.node('mean', 'Mean', [map, g.integers('axes', [1, 2])], { keep_dims: flag(false) })
      return g.node('op', '_FusedMatMul', [mean, g.floats('w', [4, 3]), g.floats('b', [3])], {
        ...{ transpose_a: flag(false), transpose_b: flag(false), num_args: integer(1) },
        fused_ops: { list: { s: [btoa('BiasAdd'), btoa('Relu')] } },
      })
    },
  ],
]

/** A picture, a convolution, the nodes of a case, and all values of the last one in a list. */
function modelOf(build: Build): GraphModel {
  const g = new GraphModel()
  const map = g.conv('map', g.placeholder('picture', [1, 9, 7, 3]), [2, 2, 3, 4])
  // Behind a sigmoid there would be nothing but the logits.
  g.node('list', 'Reshape', [g.node('negative', 'Neg', [build(g, map)]), g.integers('list/shape', [1, -1])])
  return g
}

const random = randomFrom(5)
const picture = Float32Array.from({ length: 9 * 7 * 3 }, () => 2 * random() - 1)

async function theirs(g: GraphModel): Promise<Float32Array> {
  const { modelTopology, format } = g.json()
  const artifacts = { modelTopology, format, weightSpecs: [...g.specs], weightData: g.bytes.buffer }
  const model = await loadGraphModel({ load: async () => artifacts })
  const result = model.execute(tensor(picture, [1, 9, 7, 3]), 'list') as Tensor
  return (await result.data()) as Float32Array
}

async function ours(g: GraphModel): Promise<Values> {
  const { graph, tensors } = await openNetwork(
    { files: g.files({ answer: 'list' }) },
    { openH5: () => Promise.reject() },
  )
  const plan = planGraph(graph, tensors)
  const values = new Map<string, Values>()
  for (const { name, shape, readRows } of tensors) values.set(name, await readRows(0, shape[0] ?? 1))
  return runPlan(plan, values, [picture])[plan.outputs[0]?.node ?? 0] as Values
}

describe('each operation, as TensorFlow.js computes it', () => {
  beforeAll(() => setBackend('cpu'))

  it.each(cases)('%s', async (_, build) => {
    const g = modelOf(build)
    const [expected, values] = [await theirs(g), await ours(g)]
    expect(values).toHaveLength(expected.length)
    expect(expected.some((value) => value !== 0)).toBe(true)
    expect(relativeDifference(values as Float32Array, expected)).toBeLessThan(1e-5)
  })
})
