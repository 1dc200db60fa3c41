import { contract, type Lettered, ordered, readEquation, summed } from '../contraction.ts'
import type { LayerCall, LayerReader } from '../layerCall.ts'
import { attend } from '../layers/attend.ts'
import { maskOf } from '../layers/attentionMask.ts'
import { Composition } from '../layers/composed.ts'
import { toNumbers } from '../settings.ts'
import type { Argument, Value } from '../value.ts'
import { sidesIn } from './constants.ts'

// Sums of products of tensors, and what is made of them.

/** A tensor, or numbers that stand in the description. */
function operand(call: LayerCall, arg: Argument, index: number): { value: Value; hasBatch: boolean } | undefined {
  if ('value' in arg) return { value: call.plain(arg.value), hasBatch: true }
  if (!('constant' in arg)) return undefined
  const numbers = toNumbers(arg.constant)
  const shape = sidesIn(arg.constant)
  if (!numbers || shape.length === 0 || shape.reduce((a, b) => a * b, 1) !== numbers.length) return undefined
  return { value: new Composition(call).constant(shape, numbers, `constant_${index}`), hasBatch: false }
}

/** Of one tensor or two, in Einstein's notation. */
const einsum: LayerReader = (call) => {
  const text = call.settings.string('subscripts', '')
  const all = call.args.map((arg, index) => operand(call, arg, index))
  const given = all.flatMap((one) => one ?? [])
  const equation = readEquation(
    text,
    given.map(({ value }) => value.rank),
    given.map(({ hasBatch }) => hasBatch),
  )
  const terms = equation?.terms.map((letters, index): Lettered => ({ value: given[index]?.value as Value, letters }))
  const [first, second, ...others] = terms ?? []
  if (!equation || !first || given.length < all.length || others.length > 0) {
    call.settings.unfit('subscripts')
    return call.inputs[0] ?? { node: '', rank: 1, isTurned: false }
  }
  if (second) return contract(call, first, second, equation.result)
  const make = new Composition(call)
  return ordered(make, summed(make, first, equation.result, 'sum'), equation.result)
}

/** softmax(query · keyᵀ · scale) · value, of tokens with heads, [steps, heads, channels]. */
const dotProductAttention: LayerReader = (call) => {
  const [query, key, value] = ['query', 'key', 'value'].map((name, index) => call.argument(name, index))
  const isAll = [query, key, value].every((arg) => arg && 'value' in arg && arg.value.rank === 3)
  for (const name of ['bias', 'mask', 'query_seq_lengths', 'key_value_seq_lengths', 'attn_logits_soft_cap']) {
    const arg = call.named.get(name)
    if (name !== 'mask' && (arg && !('constant' in arg) ? true : call.settings.has(name))) call.unfit(name, name)
  }
  if (!isAll || call.inputs.length !== 3) {
    call.builder.obstacles.add(call, 'inputCount', { given: call.inputs.length })
    return call.inputs[0] ?? { node: '', rank: 3, isTurned: false }
  }
  const [q, k, v] = [query, key, value].map((arg) => call.plain((arg as { value: Value }).value)) as [
    Value,
    Value,
    Value,
  ]
  const width = q.sides?.[2]
  const given = call.settings.has('scale') ? call.settings.number('scale', 1) : undefined
  if (given === undefined && width === undefined) call.unfit('scale', 'null')
  const masking = { isCausal: call.settings.boolean('is_causal', false), given: call.settings.get('mask') }
  const mask = maskOf(call, masking, q.sides?.[0], k.sides?.[0])
  const heads = { query: q, key: k, value: v, axes: [0], scale: given ?? (width ?? 1) ** -0.5, mask }
  const { mixed } = attend(call, heads)
  return call.emit({ kind: 'identity' }, { inputs: [mixed], rank: 3, isTurned: false })
}

/** Operations that sum products. */
export const products: readonly [string, LayerReader][] = [
  ['Einsum', einsum],
  ['DotProductAttention', dotProductAttention],
]
