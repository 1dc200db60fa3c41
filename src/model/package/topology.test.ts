import { expect, it } from 'vitest'
import { readTopology } from './topology.ts'

const layer = (name: string, inbound?: unknown) => ({
  class_name: 'Dropout',
  config: { name, rate: 0.5 },
  ...(inbound !== undefined && { inbound_nodes: inbound }),
})
const functional = (...layers: unknown[]) => ({ model_config: { class_name: 'Functional', config: { layers } } })

it('reads a sequential model, wrapped or not', () => {
  const model = { class_name: 'Sequential', config: { layers: [layer('a'), layer('b')] } }
  const expected = [
    { className: 'Dropout', name: 'a', config: { name: 'a', rate: 0.5 } },
    { className: 'Dropout', name: 'b', config: { name: 'b', rate: 0.5 } },
  ]
  expect(readTopology(model)).toEqual(expected)
  expect(readTopology({ model_config: model })).toEqual(expected)
})

it('reads a functional model that is one chain, in the words of Keras 2 and of Keras 3', () => {
  const keras2 = functional(layer('a', []), layer('b', [[['a', 0, 0, {}]]]))
  const tensor = { class_name: '__keras_tensor__', config: { shape: [null, 4], keras_history: ['a', 0, 0] } }
  const keras3 = functional(layer('a', []), layer('b', [{ args: [tensor], kwargs: {} }]))
  for (const model of [keras2, keras3]) expect(readTopology(model).map(({ name }) => name)).toEqual(['a', 'b'])
})

it.each([
  ['a branch', functional(layer('a', []), layer('b', [[['a', 0, 0, {}]]]), layer('c', [[['a', 0, 0, {}]]]))],
  [
    'two inputs',
    functional(
      layer('a', []),
      layer('b', [
        [
          ['a', 0, 0, {}],
          ['a', 0, 0, {}],
        ],
      ]),
    ),
  ],
  ['equal names', { class_name: 'Sequential', config: { layers: [layer('a'), layer('a')] } }],
  ['no layers', { class_name: 'Sequential', config: { layers: [] } }],
  ['a graph model', { node: [] }],
  ['nothing', null],
])('refuses %s', (_, model) => {
  expect(() => readTopology(model)).toThrow(expect.objectContaining({ kind: 'format' }))
})
