import { describe, expect, it } from 'vitest'
import { activation, softmax } from '../../../fixtures/graphs.ts'
import type { GraphNode, Shape } from '../graph.ts'
import type { Operation, OperationOf, Padding } from '../operations.ts'
import { outputShape } from './outputShape.ts'
import { transposedWindows, windowsOver } from './windows.ts'

const nodeOf = (operation: Operation): GraphNode => ({
  name: 'node',
  kindName: 'Kind',
  operation,
  inputs: [],
  weights: {},
})

const shapeOf = (operation: Operation, inputs: readonly Shape[], weight: Shape = []) =>
  outputShape(nodeOf(operation), { inputs, weight: () => weight })

const linear = activation('linear')
const square = { size: [3, 3], strides: [1, 1], dilation: [1, 1], useBias: false, activation: linear } as const
const conv = (settings: Partial<OperationOf<'conv2d'>>): Operation => ({
  kind: 'conv2d',
  filters: 5,
  groups: 1,
  padding: 'valid',
  ...square,
  ...settings,
})
const transposed = (settings: Partial<OperationOf<'conv2dTranspose'>>): Operation => ({
  kind: 'conv2dTranspose',
  filters: 5,
  padding: 'valid',
  ...square,
  ...settings,
})
const pool = (settings: Partial<OperationOf<'pooling2d'>>): Operation => ({
  kind: 'pooling2d',
  mode: 'max',
  countsPadding: false,
  size: [2, 2],
  strides: [2, 2],
  padding: 'valid',
  ...settings,
})
const edges = (top: number, bottom: number, left: number, right: number) => ({ top, bottom, left, right })
const add: Operation = { kind: 'arithmetic', function: 'add' }

describe('the shape of', () => {
  it.each<[string, Operation, readonly Shape[], Shape]>([
    ['a picture', { kind: 'input', shape: [4, 6, 3] }, [], [4, 6, 3]],
    ['dropout', { kind: 'identity' }, [[4, 6, 3]], [4, 6, 3]],
    ['a valid convolution', conv({}), [[9, 7, 3]], [7, 5, 5]],
    ['a strided one, that leaves pixels out', conv({ strides: [2, 3] }), [[10, 9, 3]], [4, 3, 5]],
    ['a same one', conv({ padding: 'same', strides: [2, 2] }), [[5, 4, 3]], [3, 2, 5]],
    ['a dilated one', conv({ dilation: [2, 3] }), [[9, 9, 3]], [5, 3, 5]],
    ['one with padding of its own', conv({ padding: edges(0, 1, 2, 3), strides: [2, 2] }), [[8, 8, 3]], [4, 6, 5]],
    ['one in groups', conv({ groups: 2, filters: 6 }), [[3, 3, 4]], [1, 1, 6]],
    ['a depthwise one', { kind: 'depthwiseConv2d', multiplier: 2, padding: 'same', ...square }, [[4, 4, 3]], [4, 4, 6]],
    ['a transposed one, valid: (n − 1) s + max(k, s)', transposed({ strides: [2, 2] }), [[4, 5, 3]], [9, 11, 5]],
    ['one whose stride is larger than its kernel', transposed({ strides: [4, 4] }), [[4, 5, 3]], [16, 20, 5]],
    ['a same one: n s', transposed({ padding: 'same', strides: [2, 2] }), [[4, 5, 3]], [8, 10, 5]],
    [
      "PyTorch's",
      transposed({ padding: edges(1, 1, 1, 1), strides: [2, 2], outputPadding: [1, 0] }),
      [[4, 5, 3]],
      [8, 9, 5],
    ],
    ['dense on a list', { kind: 'dense', units: 7, useBias: true, activation: linear }, [[5]], [7]],
    ['dense on a plane', { kind: 'dense', units: 7, useBias: true, activation: linear }, [[2, 3, 5]], [2, 3, 7]],
    ['batch normalization', { kind: 'batchNormalization', epsilon: 1e-3 }, [[2, 3, 5]], [2, 3, 5]],
    ['layer normalization', { kind: 'layerNormalization', epsilon: 1e-3, axes: [2] }, [[2, 3, 5]], [2, 3, 5]],
    ['group normalization', { kind: 'groupNormalization', epsilon: 1e-3, groups: 2 }, [[2, 3, 4]], [2, 3, 4]],
    ['unit normalization', { kind: 'unitNormalization', axes: [0] }, [[4]], [4]],
    ['normalization', { kind: 'normalization', mean: [1, 2, 3], variance: [1] }, [[2, 2, 3]], [2, 2, 3]],
    ['rescaling', { kind: 'affine', scale: [2], offset: [0, 1, 2] }, [[2, 2, 3]], [2, 2, 3]],
    ['pooling that leaves pixels out', pool({}), [[5, 7, 3]], [2, 3, 3]],
    ['same pooling', pool({ padding: 'same' }), [[5, 7, 3]], [3, 4, 3]],
    ['same pooling by steps of one', pool({ padding: 'same', size: [3, 3], strides: [1, 1] }), [[5, 7, 3]], [5, 7, 3]],
    ['a slice', { kind: 'slice', starts: [1, 0, 2], ends: [8, 7, 3], steps: [3, 2, 1] }, [[9, 7, 3]], [3, 4, 1]],
    ['an expansion', { kind: 'expand', shape: [4, 5, 3] }, [[5, 1]], [4, 5, 3]],
    [
      'a product of matrices',
      { kind: 'matmul' },
      [
        [4, 5],
        [5, 6],
      ],
      [4, 6],
    ],
    [
      'one of many',
      { kind: 'matmul' },
      [
        [2, 1, 4, 5],
        [3, 5, 6],
      ],
      [2, 3, 4, 6],
    ],
    ['a mean', { kind: 'reduce', function: 'mean', axes: [0, 1], keepDimensions: false }, [[5, 7, 3]], [3]],
    [
      'a mean that keeps its sides',
      { kind: 'reduce', function: 'max', axes: [0, 1], keepDimensions: true },
      [[5, 7, 3]],
      [1, 1, 3],
    ],
    ['a mean of one axis', { kind: 'reduce', function: 'sum', axes: [1], keepDimensions: false }, [[5, 7, 3]], [5, 3]],
    [
      'a sum',
      add,
      [
        [5, 7, 3],
        [5, 7, 3],
        [5, 7, 3],
      ],
      [5, 7, 3],
    ],
    ['a sum with one number a channel', add, [[5, 7, 3], [3]], [5, 7, 3]],
    [
      'a sum of a row and a column',
      add,
      [
        [5, 1, 3],
        [1, 7, 1],
      ],
      [5, 7, 3],
    ],
    ['a sum with a scalar', { kind: 'arithmetic', function: 'add', scalar: 2 }, [[5, 7]], [5, 7]],
    [
      'a concatenation',
      { kind: 'concatenate', axis: 2 },
      [
        [5, 7, 3],
        [5, 7, 4],
        [5, 7, 1],
      ],
      [5, 7, 8],
    ],
    ['one of lists', { kind: 'concatenate', axis: 0 }, [[5], [3]], [8]],
    ['flatten', { kind: 'flatten' }, [[5, 7, 3]], [105]],
    ['reshape', { kind: 'reshape', shape: [3, -1] }, [[5, 7, 3]], [3, 35]],
    ['reshape to one number', { kind: 'reshape', shape: [] }, [[1, 1]], []],
    ['permute', { kind: 'permute', axes: [1, 0, 2] }, [[5, 7, 3]], [7, 5, 3]],
    ['padding', { kind: 'padding2d', ...edges(1, 2, 3, 4) }, [[5, 7, 3]], [8, 14, 3]],
    ['cropping', { kind: 'cropping2d', ...edges(1, 2, 3, 3) }, [[5, 7, 3]], [2, 1, 3]],
    ['resizing', { kind: 'resize', height: 4, width: 9, method: 'bilinear', antialias: false }, [[5, 7, 3]], [4, 9, 3]],
    ['upsampling', { kind: 'upSampling2d', size: [2, 3], method: 'nearest' }, [[5, 7, 3]], [10, 21, 3]],
    ['a centre crop', { kind: 'centerCrop', height: 4, width: 9 }, [[5, 7, 3]], [4, 9, 3]],
    ['an activation', { kind: 'activation', activation: softmax }, [[5, 7]], [5, 7]],
  ])('%s', (_, operation, inputs, shape) => {
    expect(shapeOf(operation, inputs)).toEqual(shape)
  })

  it('a constant and of PReLU', () => {
    expect(shapeOf({ kind: 'constant' }, [], [2, 3])).toEqual([2, 3])
    expect(shapeOf({ kind: 'prelu' }, [[4, 4, 3]], [1, 1, 3])).toEqual([4, 4, 3])
    expect(() => shapeOf({ kind: 'prelu' }, [[4, 4, 3]], [1, 1, 2])).toTell(
      'do not fit together: 4 × 4 × 3 and 1 × 1 × 2',
    )
    // It would make the output larger than the input.
    expect(() => shapeOf({ kind: 'prelu' }, [[1, 4, 3]], [4, 4, 3])).toTell('do not fit together')
  })
})

describe('an obstacle is', () => {
  const settings = (value: object) => value as never

  it.each<[string, Operation, readonly Shape[], string]>([
    [
      'a window larger than its input',
      conv({ dilation: [4, 1] }),
      [[8, 3, 3]],
      'its window of 9 × 3 is larger than its input of 8 × 3',
    ],
    ['a list for a convolution', conv({}), [[8]], 'it cannot take 8 values'],
    [
      'two inputs of a convolution',
      conv({}),
      [
        [8, 8, 3],
        [8, 8, 3],
      ],
      'it cannot take 2 inputs',
    ],
    ['groups that do not divide the channels', conv({ groups: 2, filters: 4 }), [[8, 8, 3]], 'the setting groups is 2'],
    ['no filters', conv({ filters: 0 }), [[8, 8, 3]], 'the setting filters is 0'],
    ['half a stride', conv({ strides: [0.5, 1] }), [[8, 8, 3]], 'the setting strides is [0.5,1]'],
    ['negative padding', conv({ padding: edges(-1, 0, 0, 0) }), [[8, 8, 3]], 'the setting padding is {"top":-1'],
    ['an unknown axis', { kind: 'concatenate', axis: 3 }, [[8, 8, 3]], 'the setting axis is [3]'],
    ['an axis twice', { kind: 'permute', axes: [0, 0] }, [[8, 8]], 'the setting axis is [0,0]'],
    [
      'a softmax over a fourth axis',
      { kind: 'activation', activation: { id: 'softmax', axis: -4 } },
      [[8, 8, 3]],
      'the setting axis is -4',
    ],
    [
      'sides that do not fit',
      add,
      [
        [5, 7, 3],
        [5, 6, 3],
      ],
      'its inputs do not fit together: 5 × 7 × 3 and 5 × 6 × 3',
    ],
    [
      'a slice of more than there is',
      { kind: 'slice', starts: [0, 0], ends: [4, 6], steps: [1, 1] },
      [[4, 5]],
      'the setting ends is [4,6]',
    ],
    [
      'a slice of nothing',
      { kind: 'slice', starts: [0, 5], ends: [4, 5], steps: [1, 1] },
      [[4, 5]],
      'the setting starts is [0,5]',
    ],
    [
      'a slice backwards',
      { kind: 'slice', starts: [3, 0], ends: [4, 5], steps: [-1, 1] },
      [[4, 5]],
      'the setting steps is [-1,1]',
    ],
    [
      'an expansion to fewer',
      { kind: 'expand', shape: [4, 1] },
      [[4, 5]],
      'its inputs do not fit together: 4 × 5 and 4 × 1',
    ],
    [
      'matrices that do not fit',
      { kind: 'matmul' },
      [
        [4, 5],
        [4, 5],
      ],
      'its inputs do not fit together: 4 × 5 and 4 × 5',
    ],
    [
      'lists of matrices that do not fit',
      { kind: 'matmul' },
      [
        [2, 4, 5],
        [3, 5, 6],
      ],
      'its inputs do not fit together',
    ],
    ['a sum of one', add, [[5, 7, 3]], 'it cannot take 1 input'],
    [
      'planes that do not fit',
      { kind: 'concatenate', axis: 2 },
      [
        [5, 7, 3],
        [5, 6, 3],
      ],
      'do not fit together',
    ],
    [
      'a reshape that leaves values over',
      { kind: 'reshape', shape: [4, -1] },
      [[5, 7, 3]],
      'it cannot take 5 × 7 × 3 values',
    ],
    [
      'a reshape with two free sides',
      { kind: 'reshape', shape: [-1, -1] },
      [[5, 7, 3]],
      'the setting shape is [-1,-1]',
    ],
    [
      'a crop of everything',
      { kind: 'cropping2d', ...edges(2, 3, 0, 0) },
      [[5, 7, 3]],
      'it cannot take 5 × 7 × 3 values',
    ],
    [
      'a scale that is no number',
      { kind: 'affine', scale: [Number.NaN], offset: [0] },
      [[3]],
      'the setting scale is [null]',
    ],
    [
      'an output of gigabytes',
      { kind: 'upSampling2d', size: [10_000, 10_000], method: 'nearest' },
      [[5, 7, 3]],
      'it gives 50,000 × 70,000 × 3 values, more than fit into memory',
    ],
    ['an input that has inputs', { kind: 'input', shape: [1] }, [[1]], 'it cannot take 1 input'],
    ['a free side', { kind: 'input', shape: [null] }, [], 'does not say the size'],
    [
      'seven sides',
      { kind: 'reshape', shape: [1, 1, 1, 1, 1, 1, 8] },
      [[8]],
      'it cannot take 1 × 1 × 1 × 1 × 1 × 1 × 8 values',
    ],
    ['a strange setting', conv(settings({ filters: '5' })), [[8, 8, 3]], 'the setting filters is "5"'],
  ])('%s', (_, operation, inputs, sentence) => {
    expect(() => shapeOf(operation, inputs)).toTell(sentence, 'format')
  })
})

describe('windows', () => {
  const windows = (length: number, size: number, stride: number, padding: Padding, dilation = 1) => {
    const settings = { size: [size, 1], strides: [stride, 1], dilation: [dilation, 1], padding } as const
    return windowsOver(nodeOf({ kind: 'identity' }), settings, [length, 1]).rows
  }

  it("have TensorFlow's padding", () => {
    // Measured with TensorFlow: stride 2 and kernel 3 on 4 rows pads behind only, on 5 rows both ways.
    expect(windows(4, 3, 2, 'same')).toEqual({ cells: 2, before: 0, after: 1 })
    expect(windows(5, 3, 2, 'same')).toEqual({ cells: 3, before: 1, after: 1 })
    expect(windows(5, 3, 1, 'same', 2)).toEqual({ cells: 5, before: 2, after: 2 })
    expect(windows(5, 1, 2, 'same')).toEqual({ cells: 3, before: 0, after: 0 })
    expect(windows(5, 2, 2, 'valid')).toEqual({ cells: 2, before: 0, after: 0 })
    expect(windows(5, 3, 2, edges(0, 1, 9, 9))).toEqual({ cells: 2, before: 0, after: 1 })
  })

  it('of a transposed convolution are cut as TensorFlow cuts them', () => {
    const cut = (length: number, size: number, stride: number, padding: Padding, outputPadding = 0) => {
      const settings = { size: [size, 1], strides: [stride, 1], padding, outputPadding: [outputPadding, 0] } as const
      return transposedWindows(nodeOf({ kind: 'identity' }), settings, [length, 1]).rows
    }
    expect(cut(4, 3, 2, 'same')).toEqual({ cells: 8, before: 0, after: 1 })
    expect(cut(4, 4, 2, 'same')).toEqual({ cells: 8, before: 1, after: 1 })
    expect(cut(4, 3, 2, 'valid')).toEqual({ cells: 9, before: 0, after: 0 })
    expect(cut(4, 2, 3, 'valid')).toEqual({ cells: 12, before: 0, after: -1 })
    expect(cut(4, 2, 3, 'same')).toEqual({ cells: 12, before: 0, after: -1 })
    expect(cut(4, 3, 2, edges(1, 1, 0, 0), 1)).toEqual({ cells: 8, before: 1, after: 0 })
  })
})
