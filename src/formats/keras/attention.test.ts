import { describe, expect, it } from 'vitest'
import { readModelJson } from './config.ts'
import { readModel } from './readModel.ts'

// The numbers of these layers are in fixtures/oracle/keras/: tokens, equations.

type Config = Record<string, unknown>

const tokens = ['rows', 0, 0]

/** A picture of 4 x 4 as rows, and a layer that is called with them. */
function read(className: string, inbound: unknown, config: Config = {}, version = '2.15.0') {
  const layer = (kind: string, name: string, settings: Config, from: unknown) => ({
    ...{ class_name: kind, name, inbound_nodes: from },
    config: { name, ...settings },
  })
  const layers = [
    layer('InputLayer', 'picture', { batch_input_shape: [null, 4, 4, 3] }, []),
    layer('Reshape', 'rows', { target_shape: [16, 3] }, [[['picture', 0, 0, {}]]]),
    layer(className, 'asked', config, inbound),
  ]
  const model = {
    class_name: 'Functional',
    config: { name: 'net', layers, input_layers: [['picture', 0, 0]], output_layers: [['asked', 0, 0]] },
  }
  return readModel(readModelJson(model, version), {
    find: (_, { aliases }) => {
      const shapes: Record<string, number[]> = { kernel: [3, 2, 3], bias: [2, 3] }
      const shape = shapes[aliases[0] ?? ''] ?? [3]
      return { name: aliases[0] ?? '', shape, readRows: () => new Float32Array(18) }
    },
  }).graph.nodes
}

const heads = { num_heads: 2, key_dim: 3 }
const itself = (named: Config = {}) => [[[...tokens, { value: tokens, ...named }]]]

describe('an attention layer', () => {
  it('takes its tensors by place or by name, in the forms of Keras 2 and 3', () => {
    const tensor = { class_name: '__keras_tensor__', config: { keras_history: tokens } }
    const calls: [unknown, string][] = [
      [itself(), '2.15.0'],
      [[{ args: [tensor, tensor], kwargs: {} }], '3.15.1'],
      [[{ args: [], kwargs: { query: tensor, value: tensor, key: tensor } }], '3.15.1'],
    ]
    const [first, ...others] = calls.map(([inbound, version]) => read('MultiHeadAttention', inbound, heads, version))
    for (const other of others) expect(other).toEqual(first)
    expect(first?.at(-1)).toMatchObject({ name: 'asked', operation: { kind: 'dense' }, inputs: ['asked/joined'] })
  })

  it('keeps queries from later keys, and from those that its mask leaves out', () => {
    const masked = (named: Config) =>
      read('MultiHeadAttention', itself(named), heads).some(({ name }) => name === 'asked/scores_masked')
    expect(masked({})).toBe(false)
    expect(masked({ use_causal_mask: true })).toBe(true)
    expect(masked({ attention_mask: Array(16).fill([true, ...Array(15).fill(false)]) })).toBe(true)
  })

  it.each<[string, string, unknown, Config]>([
    ['a mask of the network itself', 'MultiHeadAttention', itself({ attention_mask: tokens }), heads],
    ['a mask of another size', 'MultiHeadAttention', itself({ attention_mask: [[true, false]] }), heads],
    ['a mask that hides all from a query', 'Attention', [[[...tokens, { mask: [[true], [true]] }], tokens]], {}],
    ['axes that a table lacks', 'MultiHeadAttention', itself(), { ...heads, attention_axes: [2] }],
    [
      'heads that cannot share keys',
      'GroupQueryAttention',
      itself(),
      { head_dim: 3, num_query_heads: 3, num_key_value_heads: 2 },
    ],
    ['an equation that moves the batch', 'EinsumDense', [[[...tokens, {}]]], { equation: 'abc,cde->badec' }],
  ])('that has %s is refused', (_, className, inbound, config) => {
    expect(() => read(className, inbound, config)).toTell(/which does not work here/)
  })
})

it('a tensor that a layer is called with by name is taken, if it is the only one, or else refused', () => {
  const tensor = { class_name: '__keras_tensor__', config: { keras_history: tokens } }
  const named = read('LayerNormalization', [{ args: [], kwargs: { inputs: tensor } }], {}, '3.15.1')
  expect(named.at(-1)?.inputs).toEqual(['rows'])
  expect(() => read('Attention', [[[...tokens, { mask: tokens }], tokens]])).toTell(/the setting mask is/)
})

it('numbers that a layer is called with are refused', () => {
  const tensor = { class_name: '__keras_tensor__', config: { keras_history: tokens } }
  const mask = { class_name: '__numpy__', config: { value: [[[true, false, true]]], dtype: 'bool' } }
  const message = /the setting (?:argument|mask) is \[\[\[true,false,true/
  expect(() => read('Softmax', [{ args: [tensor, mask], kwargs: {} }], {}, '3.15.1')).toTell(message)
  expect(() => read('Softmax', [[[...tokens, { mask: [[[true, false, true]]] }]]])).toTell(message)
})

it("BatchNormalization that is called with training=True has the picture's own statistics in Keras 2, not in 3", () => {
  const call = [[[...tokens, { training: true }]]]
  expect(() => read('BatchNormalization', call)).toTell(/the setting training is true/)
  expect(read('BatchNormalization', call, {}, '3.15.1').at(-1)?.operation.kind).toBe('batchNormalization')
})
