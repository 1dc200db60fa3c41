import { describe, expect, it } from 'vitest'
import { activation, GraphBuilder } from '../../../fixtures/graphs.ts'
import type { Operation } from '../operations.ts'
import { planGraph } from '../planGraph.ts'

/** The nodes that a node between a picture [10, 12, 3] and a dense layer is planned as. */
function planned(operation: Operation, inputs: (b: GraphBuilder) => string[] = () => ['picture']) {
  const b = new GraphBuilder()
  b.input('picture', [10, 12, 3])
  b.add('node', operation, inputs(b))
  b.dense('out', b.flatten('flat', b.conv('conv', 'node', 2)), 2)
  const { nodes } = planGraph(b.graph('out'), b.tensors)
  return nodes.slice(1, -3).map(({ name, operation, shape }) => [name, operation, shape])
}

describe('a node that changes nothing is dropped:', () => {
  it.each<[string, Operation]>([
    ['dropout', { kind: 'identity' }],
    ['a linear activation', { kind: 'activation', activation: { id: 'linear' } }],
    ['padding by nothing', { kind: 'padding2d', top: 0, bottom: 0, left: 0, right: 0 }],
    ['upsampling by one', { kind: 'upSampling2d', size: [1, 1], method: 'bilinear' }],
    ['resizing to its own size', { kind: 'resize', height: 10, width: 12, method: 'area', antialias: true }],
    ['a centre crop of all', { kind: 'centerCrop', height: 10, width: 12 }],
    ['a permutation that keeps the order', { kind: 'permute', axes: [0, 1, 2] }],
    ['a slice of all', { kind: 'slice', starts: [0, 0, 0], ends: [10, 12, 3], steps: [1, 1, 1] }],
    ['an expansion to its own shape', { kind: 'expand', shape: [10, 12, 3] }],
    ['a concatenation of one', { kind: 'concatenate', axis: 2 }],
    ['a reshape to its own shape', { kind: 'reshape', shape: [-1, 12, 3] }],
  ])('%s', (_, operation) => {
    expect(planned(operation)).toEqual([])
  })
})

describe('a node is expressed by others:', () => {
  it.each<[string, Operation, unknown]>([
    [
      'reshape',
      { kind: 'reshape', shape: [12, -1, 1] },
      [['node', { kind: 'reshape', shape: [12, 30, 1] }, [12, 30, 1]]],
    ],
    [
      'upsampling',
      { kind: 'upSampling2d', size: [2, 1], method: 'bilinear' },
      [['node', { kind: 'resize', height: 20, width: 12, method: 'bilinear', antialias: false }, [20, 12, 3]]],
    ],
    [
      'a centre crop: half of what is over is cut in front, rounded down',
      { kind: 'centerCrop', height: 7, width: 8 },
      [['node', { kind: 'cropping2d', top: 1, bottom: 2, left: 2, right: 2 }, [7, 8, 3]]],
    ],
    [
      'a centre crop that is larger than its input: cut to the aspect ratio, then resized',
      { kind: 'centerCrop', height: 12, width: 12 },
      [
        ['node/cropping2d', { kind: 'cropping2d', top: 0, bottom: 0, left: 1, right: 1 }, [10, 10, 3]],
        ['node', { kind: 'resize', height: 12, width: 12, method: 'bilinear', antialias: false }, [12, 12, 3]],
      ],
    ],
    [
      'resizing with a crop',
      { kind: 'resize', height: 4, width: 8, method: 'area', antialias: true, cropToAspectRatio: true },
      [
        ['node/cropping2d', { kind: 'cropping2d', top: 2, bottom: 2, left: 0, right: 0 }, [6, 12, 3]],
        ['node', { kind: 'resize', height: 4, width: 8, method: 'area', antialias: true }, [4, 8, 3]],
      ],
    ],
    [
      'a crop is all that is left',
      { kind: 'resize', height: 10, width: 10, method: 'area', antialias: true, cropToAspectRatio: true },
      [['node', { kind: 'cropping2d', top: 0, bottom: 0, left: 1, right: 1 }, [10, 10, 3]]],
    ],
    [
      'a softmax counts its axis from the front',
      { kind: 'activation', activation: { id: 'softmax', axis: -1 } },
      [['node', { kind: 'activation', activation: { id: 'softmax', axis: 2 } }, [10, 12, 3]]],
    ],
  ])('%s', (_, operation, nodes) => {
    expect(planned(operation)).toEqual(nodes)
  })
})

describe('x · sigmoid(x)', () => {
  const product: Operation = { kind: 'arithmetic', function: 'multiply' }
  const swish = [['node', { kind: 'activation', activation: { id: 'swish' } }, [10, 12, 3]]]
  const gate = (b: GraphBuilder) => b.activation('gate', 'picture', activation('sigmoid'))

  it('is swish, either way round', () => {
    expect(planned(product, (b) => ['picture', gate(b)])).toEqual(swish)
    expect(planned(product, (b) => [gate(b), 'picture'])).toEqual(swish)
  })

  it('is left if another node reads the sigmoid, or if it is one of another value', () => {
    const kinds = (inputs: (b: GraphBuilder) => string[]) =>
      planned(product, inputs).map(([name, operation]) => [name, (operation as Operation).kind])
    expect(kinds((b) => [b.activation('tanh', 'picture', activation('tanh')), gate(b)])).toEqual([
      ['tanh', 'activation'],
      ['gate', 'activation'],
      ['node', 'arithmetic'],
    ])
    const alsoElsewhere = (b: GraphBuilder) => {
      b.arithmetic('product', 'multiply', ['picture', gate(b)])
      return ['product', 'gate']
    }
    expect(kinds(alsoElsewhere)).toEqual([
      ['gate', 'activation'],
      ['product', 'arithmetic'],
      ['node', 'arithmetic'],
    ])
  })
})

it('gives a new node a name that nobody has', () => {
  const b = new GraphBuilder()
  b.input('picture', [10, 12, 3])
  b.identity('node/cropping2d', 'picture')
  b.add('node', { kind: 'centerCrop', height: 12, width: 12 }, ['node/cropping2d'])
  b.dense('out', b.globalPool('gap', b.conv('conv', 'node', 2)), 2)
  const { nodes } = planGraph(b.graph('out'), b.tensors)
  expect(nodes.map(({ name }) => name)).toEqual(['picture', 'node/cropping2d_2', 'node', 'conv', 'gap', 'out'])
})
