import { describe, expect, it } from 'vitest'
import { GraphBuilder, softmax } from '../../fixtures/graphs.ts'
import type { Graph, GraphNode } from './graph.ts'
import { graphToJson, readGraph } from './json.ts'
import { type Activation, type Operation, type OperationKind, plainFunctions } from './operations.ts'

const edges = { top: 1, bottom: 0, left: 2, right: 0 }
const linear: Activation = { id: 'linear' }
const windowed = { size: [3, 2], strides: [1, 2], padding: 'same' } as const
const convolution = { ...windowed, dilation: [1, 3], useBias: true } as const

/** One of each kind, with all of its settings. */
const operations: { readonly [Kind in OperationKind]: Extract<Operation, { kind: Kind }> } = {
  input: { kind: 'input', shape: [null, 4, 3] },
  constant: { kind: 'constant' },
  identity: { kind: 'identity' },
  conv2d: { kind: 'conv2d', filters: 4, groups: 2, ...convolution, padding: edges, activation: { id: 'relu' } },
  depthwiseConv2d: { kind: 'depthwiseConv2d', multiplier: 2, ...convolution, activation: linear },
  conv2dTranspose: { kind: 'conv2dTranspose', filters: 4, outputPadding: [1, 0], ...convolution, activation: linear },
  dense: { kind: 'dense', units: 3, useBias: false, activation: softmax },
  batchNormalization: { kind: 'batchNormalization', epsilon: 1e-3 },
  layerNormalization: { kind: 'layerNormalization', epsilon: 1e-6, axes: [0, 2] },
  groupNormalization: { kind: 'groupNormalization', epsilon: 1e-3, groups: 4 },
  unitNormalization: { kind: 'unitNormalization', axes: [2] },
  normalization: { kind: 'normalization', mean: [1, 2], variance: [3] },
  affine: { kind: 'affine', scale: [2], offset: [-1, 0] },
  pooling2d: { kind: 'pooling2d', mode: 'average', countsPadding: true, ...windowed },
  reduce: { kind: 'reduce', function: 'mean', axes: [0, 1], keepDimensions: true },
  arithmetic: { kind: 'arithmetic', function: 'subtract', scalar: -1.5, scalarFirst: true },
  concatenate: { kind: 'concatenate', axis: 2 },
  flatten: { kind: 'flatten' },
  reshape: { kind: 'reshape', shape: [-1, 4] },
  permute: { kind: 'permute', axes: [1, 0] },
  padding2d: { kind: 'padding2d', ...edges },
  cropping2d: { kind: 'cropping2d', ...edges },
  slice: { kind: 'slice', starts: [0, 3], ends: [4, 8], steps: [1, 2] },
  expand: { kind: 'expand', shape: [2, 1, 4] },
  matmul: { kind: 'matmul' },
  localResponseNormalization: { kind: 'localResponseNormalization', size: 5, alpha: 1e-4, beta: 0.75, bias: 2 },
  resize: {
    ...{ kind: 'resize', height: 4, width: 5, method: 'bicubic', antialias: true, cropToAspectRatio: true },
    ...{ coordinates: 'alignCorners', rounding: 'preferFloor', cubicA: -0.75, scales: [0.6, 2], repeatsEdges: true },
  },
  upSampling2d: { kind: 'upSampling2d', size: [2, 3], method: 'nearest' },
  centerCrop: { kind: 'centerCrop', height: 4, width: 5 },
  activation: { kind: 'activation', activation: { id: 'gelu', approximate: true } },
  prelu: { kind: 'prelu' },
}

const activations: readonly Activation[] = [
  ...plainFunctions.map((id) => ({ id })),
  { id: 'relu', max: 6, slope: 0.1, threshold: 1 },
  { id: 'elu', alpha: 0.5 },
  { id: 'celu', alpha: 0.5 },
  { id: 'gelu', approximate: false },
  { id: 'hardSigmoid', slope: 0.2 },
  { id: 'clip', min: -1, max: 1 },
  { id: 'softShrink', lambda: 0.5 },
  { id: 'hardShrink', lambda: 0.5 },
  { id: 'softmax', axis: -1 },
  { id: 'logSoftmax', axis: 2 },
]

const node = (operation: Operation, more: Partial<GraphNode> = {}): GraphNode => ({
  name: 'node',
  kindName: 'Kind',
  operation,
  inputs: ['one', 'other'],
  weights: {},
  ...more,
})

const graph = (...nodes: GraphNode[]): Graph => ({ nodes, inputs: ['one'], outputs: [{ name: 'out', node: 'node' }] })

const copied = (given: Graph) => readGraph(JSON.parse(JSON.stringify(graphToJson(given))))

describe('a graph as JSON comes back as it was:', () => {
  it.each(Object.entries(operations))('%s', (_, operation) => {
    const given = graph(node(operation, { weights: { kernel: '__proto__', bias: 'constructor' }, partOf: 'whole' }))
    expect(copied(given)).toStrictEqual(given)
  })

  it.each(activations.map((of) => [of.id, of] as const))('%s', (_, activation) => {
    const given = graph(node({ kind: 'activation', activation }))
    expect(copied(given)).toStrictEqual(given)
  })

  it('with its names, whatever they are', () => {
    const b = new GraphBuilder()
    b.conv('__proto__', b.input('constructor', [8, 8, 3]), 3)
    const given = b.graph(b.dense('<b>toString</b>', b.flatten('hasOwnProperty', '__proto__'), 2))
    expect(copied(given)).toStrictEqual(given)
  })
})

it('keeps only what a graph consists of', () => {
  const more = { operation: { ...operations.dense, secret: 1 }, secret: 1, weights: { kernel: 'k', secret: 's' } }
  const given = { ...graph({ ...node(operations.dense), ...more } as GraphNode), secret: 1 }
  expect(JSON.stringify(readGraph(given))).not.toContain('secret')
  expect(Object.keys(graphToJson(given))).toEqual(['nodes', 'inputs', 'outputs'])
  expect(JSON.stringify(graphToJson(graph({ ...node(operations.flatten), ...more } as GraphNode)))).not.toContain('"s"')
})

describe('refuses', () => {
  const change = (operation: object, more: object = {}) => ({
    ...graph(),
    nodes: [{ ...node(operation as never), ...more }],
  })
  const long = 'x'.repeat(301)

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'graph'],
    ['a number', 5, 'graph'],
    ['a list', [], 'graph.nodes'],
    ['no nodes', graph(), 'graph.nodes'],
    ['a node that is none', { ...graph(), nodes: [null] }, 'graph.nodes.0'],
    ['an unknown kind', change({ kind: 'lstm' }), 'graph.nodes.0.operation'],
    ['a kind of every object', change({ kind: 'constructor' }), 'graph.nodes.0.operation'],
    ['a kind that is none', change({ kind: ['conv2d'] }), 'graph.nodes.0.operation'],
    [
      'an unknown activation',
      change({ kind: 'activation', activation: { id: 'toString' } }),
      'graph.nodes.0.operation.activation',
    ],
    ['a missing setting', change({ kind: 'concatenate' }), 'graph.nodes.0.operation.axis'],
    ['a text for a number', change({ kind: 'concatenate', axis: '2' }), 'graph.nodes.0.operation.axis'],
    ['a negative axis', change({ kind: 'concatenate', axis: -1 }), 'graph.nodes.0.operation.axis'],
    [
      'infinity',
      change({ kind: 'batchNormalization', epsilon: Number.POSITIVE_INFINITY }),
      'graph.nodes.0.operation.epsilon',
    ],
    ['half a filter', change({ ...operations.conv2d, filters: 0.5 }), 'graph.nodes.0.operation.filters'],
    ['a giant stride', change({ ...operations.conv2d, strides: [1, 2 ** 21] }), 'graph.nodes.0.operation.strides.1'],
    ['a side of nothing', change({ kind: 'input', shape: [0] }), 'graph.nodes.0.operation.shape.0'],
    ['very many sides', change({ kind: 'input', shape: Array(9).fill(1) }), 'graph.nodes.0.operation.shape'],
    ['a very long name', change(operations.flatten, { name: long }), 'graph.nodes.0.name'],
    ['a name that is none', change(operations.flatten, { name: 5 }), 'graph.nodes.0.name'],
    ['a weight that is no name', change(operations.dense, { weights: { kernel: 5 } }), 'graph.nodes.0.weights.kernel'],
    ['very many inputs', change(operations.flatten, { inputs: Array(1001).fill('x') }), 'graph.nodes.0.inputs'],
    ['very many outputs', { ...graph(), outputs: Array(101).fill({ name: 'x', node: 'x' }) }, 'graph.outputs'],
    ['a million nodes', { ...graph(), nodes: Array(1_000_000).fill(1) }, 'graph.nodes'],
  ])('%s', (_, json, where) => {
    expect(() => readGraph(json)).toTell(`(see ${where})`, 'format')
  })
})
