import { describe, expect, it } from 'vitest'
import { GraphBuilder, softmax } from '../../fixtures/graphs.ts'
import { toProblem } from '../errors/index.ts'
import type { Graph, GraphNode, Shape } from './graph.ts'
import { Obstacles, refuse } from './obstacles.ts'
import { hasFreeSize } from './plan/readInputs.ts'
import { MAX_NODES, planGraph } from './planGraph.ts'

type Tensors = { name: string; shape: Shape }[]

/** A sound network, changed before it is planned. */
function planChanged(change: (nodes: GraphNode[], tensors: Tensors) => { nodes?: GraphNode[]; tensors?: Tensors }) {
  const b = new GraphBuilder()
  b.conv('conv', b.input('picture', [8, 8, 3]), 6)
  b.conv('conv_b', 'conv', 6)
  b.dense('out', b.globalPool('gap', 'conv_b'), 2, softmax)
  const { nodes = b.nodes, tensors = b.tensors } = change(b.nodes, b.tensors)
  return planGraph({ ...b.graph('out'), nodes }, tensors)
}

const identity = (name: string, ...inputs: string[]): GraphNode => ({
  name,
  kindName: 'Dropout',
  operation: { kind: 'identity' },
  inputs,
  weights: {},
})

const replace = (nodes: readonly GraphNode[], name: string, change: Partial<GraphNode>) =>
  nodes.map((node) => (node.name === name ? { ...node, ...change } : node))

const code = (act: () => unknown) => {
  try {
    return act()
  } catch (error) {
    return toProblem(error)
  }
}

it('plans the sound one', () => {
  expect(planChanged(() => ({})).outputs[0]?.target).toBe('conv_b')
})

describe('weights', () => {
  it('of another shape are named with both shapes', () => {
    const changed = (nodes: GraphNode[], tensors: Tensors) => ({
      nodes,
      tensors: tensors.map((one) => (one.name === 'conv/kernel' ? { ...one, shape: [3, 3, 4, 6] } : one)),
    })
    expect(() => planChanged(changed)).toTell(
      'conv2d (conv): its weights conv/kernel are 3 × 3 × 4 × 6, where 3 × 3 × 3 × 6 is wanted. The file may be damaged',
      'format',
    )
  })

  it('that are missing, in the files or in the graph, are all named', () => {
    const without = (nodes: GraphNode[], tensors: Tensors) => ({
      nodes: replace(nodes, 'conv_b', { weights: {} }),
      tensors: tensors.filter(({ name }) => name !== 'conv/bias' && name !== 'out/bias'),
    })
    expect(() => planChanged(without)).toTell(
      'conv2d (conv): its weights conv/bias are not in the file; conv2d (conv_b): its weights kernel are not in the file; dense (out): its weights out/bias are not',
    )
  })

  it('that nothing wants are ignored; those that come twice are not', () => {
    const more = { name: 'optimizer', shape: [1] }
    const plan = planChanged((nodes, tensors) => ({ nodes, tensors: [...tensors, more] }))
    expect([...plan.tensors.keys()]).toEqual([
      'conv/kernel',
      'conv/bias',
      'conv_b/kernel',
      'conv_b/bias',
      'out/kernel',
      'out/bias',
    ])
    expect(() => planChanged((nodes, tensors) => ({ nodes, tensors: [...tensors, more, more] }))).toTell(
      'twice',
      'format',
    )
  })

  it('may be shared by two layers', () => {
    const b = new GraphBuilder()
    const one = b.conv('one', b.input('picture', [8, 8, 3]), 3)
    b.conv('two', one, 3)
    const nodes = replace(b.nodes, 'two', { weights: { kernel: 'one/kernel', bias: 'one/bias' } })
    const out = b.dense('out', b.globalPool('gap', 'two'), 2)
    const plan = planGraph({ ...b.graph(out), nodes: [...nodes, ...b.nodes.slice(3)] }, b.tensors)
    expect([...plan.tensors.keys()]).toEqual(['one/kernel', 'one/bias', 'out/kernel', 'out/bias'])
    expect(plan.bytes.weights).toBe(4 * (81 + 3 + 6 + 2))
  })

  it('called __proto__ or constructor are weights like others', () => {
    const b = new GraphBuilder()
    b.conv('__proto__', b.input('constructor', [8, 8, 3]), 3)
    b.dense('toString', b.globalPool('hasOwnProperty', '__proto__'), 2)
    const plan = planGraph(b.graph('toString'), b.tensors)
    expect(plan.outputs[0]).toMatchObject({ name: 'toString', target: '__proto__', layers: ['__proto__'] })
    const bare = replace(b.nodes, '__proto__', { weights: {} })
    expect(() => planGraph({ ...b.graph('toString'), nodes: bare }, b.tensors)).toTell(
      'conv2d (__proto__): its weights kernel',
    )
  })
})

describe('names', () => {
  it('must differ', () => {
    expect(() => planChanged((nodes) => ({ nodes: [...nodes, identity('conv', 'out')] }))).toTell(
      'Dropout (conv): two layers have this name',
      'format',
    )
  })

  it('of inputs must be there', () => {
    expect(() => planChanged((nodes) => ({ nodes: replace(nodes, 'conv_b', { inputs: ['nowhere'] }) }))).toTell(
      'conv2d (conv_b): it takes the output of nowhere, which is not there',
      'format',
    )
  })

  it('of outputs must be there', () => {
    const b = new GraphBuilder()
    b.input('picture', [8, 8, 3])
    expect(() => planGraph(b.graph('nowhere'), [])).toTell('nowhere, which is not there', 'format')
    expect(() => planGraph(b.graph(), [])).toTell('does not describe a Keras network', 'format')
    expect(() => planGraph(b.graph(...Array(101).fill('picture')), [])).toTell('does not describe', 'format')
    const { nodes } = b
    expect(() => planGraph({ nodes, inputs: ['other'], outputs: [{ name: 'x', node: 'picture' }] }, [])).toTell(
      'does not describe',
    )
  })
})

describe('the order', () => {
  it('need not be topological', () => {
    const plan = planChanged((nodes) => ({ nodes: [...nodes].reverse() }))
    expect(plan.nodes.map(({ name }) => name)).toEqual(['picture', 'conv', 'conv_b', 'gap', 'out'])
    expect(plan.nodes.map(({ inputs }) => inputs)).toEqual([[], [0], [1], [2], [3]])
  })

  it('must not be a circle, which is named', () => {
    expect(() => planChanged((nodes) => ({ nodes: replace(nodes, 'conv', { inputs: ['conv_b'] }) }))).toTell(
      'conv2d (conv): the layers go round in a circle, by way of conv_b',
      'format',
    )
    expect(() => planChanged((nodes) => ({ nodes: replace(nodes, 'conv', { inputs: ['conv'] }) }))).toTell(
      'conv2d (conv): it needs its own output',
    )
  })
})

describe('inputs', () => {
  const of = (...shapes: (number | null)[][]) => {
    const b = new GraphBuilder()
    b.dense('out', b.globalPool('gap', b.conv('conv', b.input('built', [8, 8, 3]), 6)), 2)
    const inputs = shapes.map(
      (shape, i): GraphNode => ({ ...identity(`in_${i}`), operation: { kind: 'input', shape } }),
    )
    const nodes = [...inputs, ...replace(b.nodes.slice(1), 'conv', { inputs: ['in_0'] })]
    const graph: Graph = { ...b.graph('out'), nodes, inputs: inputs.map(({ name }) => name) }
    return { graph, plan: (options = {}) => planGraph(graph, b.tensors, options) }
  }

  it('must have a picture', () => {
    expect(() => of([4]).plan()).toTell('Dropout (in_0): it takes no picture, but 4 values', 'format')
  })

  it('must have one or three channels', () => {
    expect(() => of([8, 8, 4]).plan()).toTell('pictures of 4 channels', 'format')
  })

  it('must be lists beside the picture', () => {
    expect(() => of([8, 8, 3], [8, 8, 3]).plan()).toTell('it takes 8 × 8 × 3 values beside the picture', 'format')
  })

  it('must not be larger than memory', () => {
    expect(() => of([100_000, 100_000, 3]).plan()).toTell('it gives 100,000 × 100,000 × 3 values', 'format')
  })

  it('of any size take the one that is asked for, or 224', () => {
    const { graph, plan } = of([null, null, 3])
    expect(hasFreeSize(graph)).toBe(true)
    expect(plan().inputs[0]?.shape).toEqual([224, 224, 3])
    expect(plan({ height: 40, width: 30 }).nodes[1]?.shape).toEqual([40, 30, 6])
    expect(of([null, 50, 3]).plan({ height: 40, width: 30 }).inputs[0]?.shape).toEqual([40, 50, 3])
    expect(hasFreeSize(of([8, 8, 3]).graph)).toBe(false)
    expect(() => of([8, 8, null]).plan()).toTell('does not say the size', 'format')
    expect(() => of([8, 8, 3], [null]).plan()).toTell('does not say the size', 'format')
  })
})

describe('obstacles', () => {
  it('are told all at once: those of one kind and reason together, the first five, and the number of the others', () => {
    const obstacles = new Obstacles()
    obstacles.throwIfAny()
    obstacles.add({ name: 'double', kindName: 'Lambda' }, 'pythonCode')
    obstacles.add({ name: 'attention', kindName: 'Attention' }, 'ownClass')
    expect(obstacles.collect(() => refuse({ name: 'again', kindName: 'Lambda' }, 'pythonCode'))).toBe(undefined)
    expect(obstacles.collect(() => 1)).toBe(1)
    expect(() => obstacles.throwIfAny()).toTell(
      'Heatlens cannot run this network. Lambda (double and again): Python code, which a web page cannot run; Attention (attention): a layer of the author’s own, whose code is not in the file. Choose another network',
      'format',
    )
    for (const name of 'abcdef') obstacles.add({ name, kindName: 'LSTM' }, 'kindUnknown')
    expect(obstacles.count).toBe(9)
    expect(() => obstacles.throwIfAny()).toTell('LSTM (a and b): a kind of layer that Heatlens does not have; 4 more.')
  })

  it('of other errors are none: they pass', () => {
    const failure = new RangeError('other')
    expect(() =>
      new Obstacles().collect(() => {
        throw failure
      }),
    ).toThrow(failure)
  })

  it('of names and lists of any length are told in short', () => {
    const long = 'x'.repeat(100_000)
    const obstacles = new Obstacles()
    obstacles.add({ name: long, kindName: long }, 'circle', { through: Array.from({ length: 1000 }, () => long) })
    const problem = code(() => obstacles.throwIfAny())
    expect(JSON.stringify(problem).length).toBeLessThan(1200)
    expect(problem).toMatchObject({ parameters: { obstacles: [{ node: `${'x'.repeat(79)}…` }] } })
  })

  it('of a whole network are one a node, and none behind one', () => {
    const wrong = (nodes: GraphNode[]) => ({
      nodes: [...replace(nodes, 'conv', { operation: { kind: 'permute', axes: [0] } }), { ...identity('lost') }],
    })
    expect(() => planChanged(wrong)).toTell('conv2d (conv): the setting axis is [0]')
    expect(code(() => planChanged(wrong))).toMatchObject({ parameters: { more: 0, obstacles: { length: 2 } } })
  })
})

it('refuses a node of very many inputs', () => {
  const sum: Partial<GraphNode> = {
    operation: { kind: 'arithmetic', function: 'add' },
    inputs: Array<string>(150_000).fill('conv'),
  }
  expect(() => planChanged((nodes) => ({ nodes: replace(nodes, 'conv_b', sum) }))).toTell(
    'it cannot take 150,000 inputs',
  )
})

describe('a network of very many nodes', () => {
  /** A chain of so many activations. */
  const chain = (count: number): Graph => ({
    nodes: [
      { ...identity('n0'), operation: { kind: 'input', shape: [4, 4, 3] } },
      ...Array.from({ length: count }, (_, i) => identity(`n${i + 1}`, `n${i}`)),
    ],
    inputs: ['n0'],
    outputs: [{ name: 'out', node: `n${count}` }],
  })

  it('is refused beyond the limit', () => {
    const nodes = Array<GraphNode>(1_000_000).fill(identity('node', 'node'))
    expect(code(() => planGraph({ ...chain(1), nodes }, []))).toMatchObject({ code: 'tooManyLayers' })
  })

  it('up to it takes no stack, in any order', () => {
    const { nodes, ...graph } = chain(MAX_NODES - 1)
    const sums = nodes.map(
      (node, i): GraphNode =>
        i < 2
          ? node
          : { ...node, operation: { kind: 'arithmetic', function: 'add' }, inputs: [`n${i - 1}`, `n${i - 2}`] },
    )
    const reversed = [...sums].reverse()
    expect(() => planGraph({ ...graph, nodes: reversed }, [])).toTell('the answer is a picture')
    const circle = replace(sums, 'n2', { inputs: [`n${MAX_NODES - 1}`, 'n1'] })
    expect(() => planGraph({ ...graph, nodes: circle }, [])).toTell('circle')
  })
})
