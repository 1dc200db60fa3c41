import { integers } from '../../drafts/constants.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { absent, rankOf, type Sound, sameSide, sidesOf } from '../values.ts'

// Attention as one operator: ONNX' own of opset 23, and onnxruntime's two. They become the products and the softmax that
// they stand for. Masks of tokens and what generators of text keep from step to step are refused.

const single = (value: number): Sound => ({
  ...{ kind: 'constant', dims: [], isInteger: false, values: [Float32Array.of(value)] },
})

const shaped = (call: OpCall, value: Sound, sides: readonly number[]) =>
  call.step('Reshape', [value, integers([sides])])

/** [1, tokens, heads · values] as [1, heads, tokens, values]. */
async function headsOf(call: OpCall, value: Sound, heads: number): Promise<Sound> {
  const width = sameSide(sidesOf(value), 2) ?? call.refuseFree()
  if (heads < 1 || width % heads !== 0) call.unfit('num_heads', heads)
  const cut = await shaped(call, value, [0, 0, heads, width / heads])
  return call.step('Transpose', [cut], { perm: [0, 2, 1, 3] })
}

async function merged(call: OpCall, value: Sound): Promise<Sound> {
  return shaped(call, await call.step('Transpose', [value], { perm: [0, 2, 1, 3] }), [0, 0, -1])
}

/** One after the other, so that nodes have the same order each time. */
async function each(given: readonly Sound[], make: (one: Sound, at: number) => Promise<Sound>): Promise<Sound[]> {
  const made: Sound[] = []
  for (const [at, one] of given.entries()) made.push(await make(one, at))
  return made
}

/** softmax(Q · Kᵀ · scale + bias) · V, of [1, heads, tokens, values]. */
async function attend(call: OpCall, [q, k, v]: readonly Sound[], bias: Sound | undefined): Promise<Sound> {
  if (!q || !k || !v) return call.refuse('inputCount', { given: 0 })
  const width = sameSide(sidesOf(q), 3) ?? call.refuseFree()
  // Zero stands for what is usual.
  const scale = call.float('scale', 0) || 1 / Math.sqrt(width)
  const turned = await call.step('Transpose', [k], { perm: [0, 1, 3, 2] })
  const scores = await call.step('Mul', [await call.step('MatMul', [q, turned]), single(scale)])
  const moved = bias ? await call.step('Add', [scores, bias]) : scores
  // Before opset 13 the last axis alone is the same.
  const shares = await call.step('Softmax', [moved], { axis: opsetsLast(call) })
  return call.step('MatMul', [shares, v])
}

const opsetsLast = (call: OpCall) => (call.opset < 13 ? 3 : -1)

/** Settings that are read, and those that change nothing in float32. */
const known: ReadonlySet<string> = new Set([
  ...['num_heads', 'q_num_heads', 'kv_num_heads', 'scale', 'qkv_hidden_sizes'],
  ...['softmax_precision', 'mask_filter_value'],
])

/** Throws an obstacle for inputs and settings that only generators of text and padded sentences have. */
function demandPlain(call: OpCall, refused: readonly number[]): void {
  for (const index of refused) if (call.has(index)) call.unfit(call.sourceOf(index), 'mask or past')
  for (const name of call.node.attributes.keys()) {
    if (!known.has(name) && call.float(name, 0) !== 0) call.unfit(name, call.float(name, 0))
  }
}

/** ONNX' own: Q, K, V with their heads apart or not, and numbers that are added to the scores. */
const attention: OpReader = async (call) => {
  demandPlain(call, [4, 5, 6])
  const given = [call.input(0), call.input(1), call.input(2)]
  const isFlat = rankOf(given[0] as Sound) === 3
  const heads = [call.integer('q_num_heads', 0), call.integer('kv_num_heads', 0), call.integer('kv_num_heads', 0)]
  const apart = isFlat ? await each(given, (one, at) => headsOf(call, one, heads[at] ?? 0)) : given
  const counts = apart.map((one) => sameSide(sidesOf(one), 1))
  if (counts.some((count) => count !== counts[0])) call.unfit('kv_num_heads', counts)
  const mask = call.has(3) ? call.input(3) : undefined
  if (mask && mask.kind === 'constant' && mask.isInteger) call.unfit(call.sourceOf(3), 'bool')
  const result = await attend(call, apart, mask)
  return isFlat ? merged(call, result) : result
}

/** Parts of the last axis. */
async function parts(call: OpCall, value: Sound, sizes: readonly number[]): Promise<Sound[]> {
  const axis = rankOf(value) - 1
  const found: Sound[] = []
  let start = 0
  for (const size of sizes) {
    const bounds = [[start], [start + size], [axis]].map((list) => integers([list]))
    found.push(await call.step('Slice', [value, ...bounds]))
    start += size
  }
  return found
}

/** onnxruntime's, with the weights of Q, K and V in one matrix. */
const packedAttention: OpReader = async (call) => {
  demandPlain(call, [3, 4, 6])
  const product = await call.step('MatMul', [call.input(0), call.input(1)])
  const all = call.has(2) ? await call.step('Add', [product, call.input(2)]) : product
  const width = sameSide(sidesOf(all), 2) ?? call.refuseFree()
  const heads = call.integer('num_heads', 0)
  const sizes = call.list('qkv_hidden_sizes') ?? [width / 3, width / 3, width / 3]
  const split = await parts(call, all, sizes)
  const apart = await each(split, (one) => headsOf(call, one, heads))
  return merged(call, await attend(call, apart, call.has(5) ? call.input(5) : undefined))
}

/** onnxruntime's, with Q, K and V apart, and a bias for each of them. */
const multiHeadAttention: OpReader = async (call) => {
  demandPlain(call, [4, 6, 7])
  const given = [call.input(0), call.has(1) ? call.input(1) : absent, call.has(2) ? call.input(2) : absent]
  const sounds = given.filter((one): one is Sound => one.kind !== 'absent')
  if (sounds.length !== 3 || sounds.some((one) => rankOf(one) !== 3))
    call.refuse('inputCount', { given: sounds.length })
  const widths = sounds.map((one) => sameSide(sidesOf(one), 2) ?? call.refuseFree())
  const biases = call.has(3) ? await parts(call, call.input(3), widths) : []
  const moved = await each(sounds, async (one, at) => (biases[at] ? call.step('Add', [one, biases[at]]) : one))
  const heads = call.integer('num_heads', 0)
  const apart = await each(moved, (one) => headsOf(call, one, heads))
  return merged(call, await attend(call, apart, call.has(5) ? call.input(5) : undefined))
}

/** Two operators have one name. */
const byDomain: OpReader = (call) => (call.node.domain === '' ? attention(call) : packedAttention(call))

export const attentions: readonly [string, OpReader][] = [
  ['Attention', byDomain],
  ['MultiHeadAttention', multiHeadAttention],
]
