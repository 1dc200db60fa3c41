import { describe, expect, it } from 'vitest'
import { layerSpec as spec } from '../../../fixtures/networks.ts'
import { seededVgg } from '../../../fixtures/seededVgg.ts'
import { chainGraph } from './chainGraph.ts'
import { graphChain } from './graphChain.ts'
import type { LayerSpec } from './topology.ts'

const size = [9, 9, 3]

describe('a layer that packages of version 1 do not have', () => {
  it.each<[string, LayerSpec, RegExp]>([
    ['a kind that is not known', spec('LSTM', 'l'), /l is a LSTM, and only InputLayer, Conv2D/],
    ['a prototype name as a kind', spec('constructor', 'l'), /is a constructor/],
    ['an activation of its own', spec('Dense', 'd', { units: 2, activation: 'toString' }), /activation "toString"/],
    [
      'channels first',
      spec('Conv2D', 'c', { filters: 2, kernel_size: 3, data_format: 'channels_first' }),
      /channels first/,
    ],
    ['filters that are no number', spec('Conv2D', 'c', { filters: 'many', kernel_size: 3 }), /no proper filters/],
    ['a kernel of three sides', spec('Conv2D', 'c', { filters: 2, kernel_size: [3, 3, 3] }), /no proper kernel_size/],
    [
      'a padding of its own',
      spec('Conv2D', 'c', { filters: 2, kernel_size: 3, padding: 'causal' }),
      /padding "causal"/,
    ],
  ])('is refused: %s', (_, layer, message) => {
    expect(() => chainGraph([layer], size)).toThrow(expect.toTell(message, 'format'))
  })
})

it('takes the size of the input from any layer that says it, else from the package', () => {
  const shapeOf = (layers: LayerSpec[]) => chainGraph(layers, size).nodes[0]?.operation
  expect(shapeOf([spec('Dropout', 'input')])).toEqual({ kind: 'input', shape: size })
  expect(shapeOf([spec('Dropout', 'd', { batch_shape: [null, 5, 7, 1] })])).toEqual({ kind: 'input', shape: [5, 7, 1] })
  const { nodes } = chainGraph([spec('Dropout', 'input')], size)
  expect(nodes.map(({ name }) => name)).toEqual(['input_1', 'input'])
})

it('a chain survives the way through a graph and back', () => {
  const { graph } = seededVgg({ width: 1, dense: 4 })
  const chain = graphChain(graph)
  expect(chain && chainGraph(chain.layers, undefined)).toEqual(graph)
  expect(chain?.names.get('block1_conv1/kernel')).toBe('block1_conv1/kernel')
  const limited = chainGraph(
    [spec('InputLayer', 'i', { batch_shape: [null, ...size] }), spec('ReLU', 'r', { max_value: 6 })],
    undefined,
  )
  expect(graphChain(limited)?.layers.at(-1)).toMatchObject({ className: 'ReLU', config: { max_value: 6 } })
})

it.each<[string, (graph: ReturnType<typeof seededVgg>['graph']) => unknown]>([
  ['a branch', ({ nodes }) => Object.assign(nodes[3] ?? {}, { inputs: [nodes[1]?.name] })],
  ['shared weights', ({ nodes }) => Object.assign(nodes[2] ?? {}, { weights: nodes[1]?.weights })],
  ['an activation that has no name there', ({ nodes }) => Object.assign(nodes[1]?.operation ?? {}, swish)],
  ['an average', ({ nodes }) => Object.assign(nodes[3]?.operation ?? {}, { mode: 'average' })],
  ['two outputs', (graph) => Object.assign(graph, { outputs: [...graph.outputs, ...graph.outputs] })],
])('%s is more than a chain', (_, change) => {
  const { graph } = structuredClone({ graph: seededVgg({ width: 1, dense: 4 }).graph })
  expect(graphChain(graph)).toBeDefined()
  change(graph)
  expect(graphChain(graph)).toBeUndefined()
})

const swish = { activation: { id: 'swish' } }
