import type { LayerCall, LayerReader, LayerReaders } from '../layerCall.ts'
import type { Value } from '../value.ts'
import { attend } from './attend.ts'
import { maskOf } from './attentionMask.ts'
import { Composition } from './composed.ts'

const linear = { id: 'linear' } as const

/** A layer in the layer: its name among the weights, and Keras 3's group without a line in front, or with one. */
const placesOf = ({ place }: LayerCall, name: string, group: string) =>
  [group, `_${group}`].map((one) => ({ names: [...place.names, name], group: `${place.group}/${one}` }))

/** The kernel of a layer in it, as rows and columns, and its bias as a list. */
function linearOf(call: LayerCall, [name, group]: readonly [string, string], inner: number) {
  const { builder } = call
  const useBias = call.settings.boolean('use_bias', true)
  const names = { kernel: ['kernel'], ...(useBias && { bias: ['bias'] }) }
  const { kernel = '', bias } = call.weights(names, undefined, placesOf(call, name, group))
  const shape = builder.shapeOf(kernel)
  const product = (sides: readonly number[]) => sides.reduce((a, b) => a * b, 1)
  const outer = shape.slice(inner)
  const units = product(outer)
  return {
    outer,
    units,
    useBias,
    weights: {
      kernel: builder.reshaped(kernel, [product(shape.slice(0, inner)), units]),
      ...(bias !== undefined && { bias: builder.reshaped(bias, [units]) }),
    },
  }
}

/** [axes…, heads, channels] of tokens [axes…, values]. */
function project(call: LayerCall, name: string, input: Value, [heads, width]: readonly [number, number]): Value {
  const { units, useBias, weights } = linearOf(call, [name, `${name}_dense`], 1)
  const activation = name === 'gate' ? ({ id: 'sigmoid' } as const) : linear
  const all = call.emit({ kind: 'dense', units, useBias, activation }, { inputs: [input], weights, part: name })
  const sides = input.sides?.slice(0, -1) ?? Array.from({ length: input.rank - 1 }, () => undefined)
  return new Composition(call).reshape(all, [...sides, heads, width], `${name}_heads`)
}

/** The inputs of a call, by name or by place. */
function tokensOf(call: LayerCall): { query: Value; key: Value; value: Value } | undefined {
  const [query, value, key] = ['query', 'value', 'key'].map((name, index) => call.argument(name, index))
  if (!query || !('value' in query) || !value || !('value' in value)) return undefined
  const others = [...call.named].filter(([name]) => !['query', 'value', 'key'].includes(name))
  for (const [name, arg] of others) if (!('constant' in arg)) call.unfit(name, name)
  for (const name of ['query_mask', 'value_mask', 'key_mask'])
    if (call.constant(name) !== undefined) call.unfit(name, name)
  return {
    query: call.plain(query.value),
    value: call.plain(value.value),
    key: call.plain(key && 'value' in key ? key.value : value.value),
  }
}

/** Heads of queries, heads of keys, and the channels of keys and of values in each. */
interface Sizes {
  queries: number
  keys: number
  width: number
  ofValue: number
}

/**
 * Vaswani et al. 2017: each head's softmax(query · keyᵀ / √width) · value, and a dense layer over all of them. Dropout and
 * how the products are computed (`flash_attention`) change nothing here.
 */
function multiHead(call: LayerCall, { queries, keys, width, ofValue }: Sizes): Value {
  const tokens = tokensOf(call)
  const ranks = tokens && [tokens.query.rank, tokens.key.rank, tokens.value.rank]
  if (!tokens || (ranks?.[0] ?? 0) < 2 || ranks?.some((rank) => rank !== ranks[0])) {
    call.builder.obstacles.add(call, 'inputCount', { given: call.inputs.length })
    return call.inputs[0] ?? { node: '', rank: 2, isTurned: false }
  }
  const make = new Composition(call)
  const { settings } = call
  const { rank } = tokens.query
  const axes = axesOf(call, rank)
  const query = project(call, 'query', tokens.query, [queries, width])
  const key = project(call, 'key', tokens.key, [keys, width])
  const value = project(call, 'value', tokens.value, [keys, ofValue])
  const isCausal = call.constant('use_causal_mask') === true
  const window = settings.has('sliding_window') ? settings.count('sliding_window') : undefined
  const given = call.constant('attention_mask')
  if ((isCausal || window !== undefined || given !== undefined) && rank > 2) call.unfit('attention_mask', rank)
  const mask = maskOf(call, { isCausal, window, given }, tokens.query.sides?.[0], tokens.key.sides?.[0])
  const { mixed, shares } = attend(call, { query, key, value, axes, scale: 1 / Math.sqrt(width), mask })
  const gate = settings.boolean('use_gate', false) ? project(call, 'gate', tokens.query, [queries, ofValue]) : undefined
  const open = gate ? make.combine('multiply', mixed, gate, 'gated') : mixed
  const sides = tokens.query.sides?.slice(0, -1) ?? Array.from({ length: rank - 1 }, () => undefined)
  const joined = make.reshape(open, [...sides, queries * ofValue], 'joined')
  if (call.constant('return_attention_scores') === true) call.others.push(scoresOf(call, shares, queries))
  const { outer, units, useBias, weights } = linearOf(call, ['attention_output', 'output_dense'], 2)
  const operation = { kind: 'dense', units, useBias, activation: linear } as const
  if (outer.length <= 1) return call.emit(operation, { inputs: [joined], weights })
  const flat = call.emit(operation, { inputs: [joined], weights, part: 'output' })
  return make.reshape(flat, [...sides, ...outer])
}

/** The shares of all keys, [heads, queries, keys], as a further output. */
function scoresOf(call: LayerCall, shares: Value, heads: number): Value {
  if (shares.rank <= 3) return shares
  return new Composition(call).reshape(shares, [heads, shares.sides?.at(-2), shares.sides?.at(-1)], 'all_shares')
}

/** Axes of the author's count the batch; by default all but it and the last. */
function axesOf(call: LayerCall, rank: number): number[] {
  const given = call.settings.integers('attention_axes')
  const axes =
    given?.map((axis) => (axis < 0 ? axis + rank : axis - 1)) ?? Array.from({ length: rank - 1 }, (_, axis) => axis)
  const isFit = axes.length > 0 && axes.every((axis) => axis >= 0 && axis < rank - 1)
  if (!isFit || new Set(axes).size < axes.length) call.settings.unfit('attention_axes')
  return isFit ? axes : [0]
}

const multiHeadAttention: LayerReader = (call) => {
  const heads = call.settings.count('num_heads')
  const width = call.settings.count('key_dim')
  const ofValue = call.settings.count('value_dim', width)
  return multiHead(call, { queries: heads, keys: heads, width, ofValue })
}

/** Ainslie et al. 2023: neighbouring heads of queries share one of keys and values. */
const groupedQueryAttention: LayerReader = (call) => {
  const [queries, keys] = [call.settings.count('num_query_heads'), call.settings.count('num_key_value_heads')]
  const width = call.settings.count('head_dim')
  if (queries % keys !== 0) call.settings.unfit('num_key_value_heads')
  return multiHead(call, { queries, keys, width, ofValue: width })
}

/** Layers of several heads. */
export const attentions: LayerReaders = {
  MultiHeadAttention: multiHeadAttention,
  GroupQueryAttention: groupedQueryAttention,
  GroupedQueryAttention: groupedQueryAttention,
}
