import type { StoredTensor } from '../../../model/storedNetwork.ts'
import { add, scale } from '../layers/combine.ts'
import { dense, linearOf } from '../layers/dense.ts'
import { permute, reshape } from '../layers/move.ts'
import type { Modules, Value } from '../modules.ts'
import { Unfit } from '../stateDict.ts'
import { rowsOf } from '../views.ts'

/** The kernels and biases that make queries, keys and values of tokens. */
export type Projections = readonly [query: Linear, key: Linear, value: Linear]

interface Linear {
  kernel: Omit<StoredTensor, 'name'>
  bias?: Omit<StoredTensor, 'name'> | undefined
}

/** The three parts of one Linear that makes queries, keys and values together. */
export function split(kernel: StoredTensor, bias: StoredTensor | undefined): Projections {
  const units = (kernel.shape[0] ?? 0) / 3
  if (!Number.isInteger(units)) throw new Unfit()
  const part = (index: number) => ({
    kernel: rowsOf(kernel, index * units, units),
    ...(bias && { bias: rowsOf(bias, index * units, units) }),
  })
  return [part(0), part(1), part(2)]
}

/** The parts of timm's and Swin's `qkv`. */
export function splitLinear(g: Modules, name: string): Projections {
  const { kernel, bias } = linearOf(g, name)
  return split(kernel, bias)
}

/** Of a module: three Linear, or timm's and Swin's `qkv`, in BEiT and Swin v2 with a bias for queries and values alone. */
export function projectionsOf(g: Modules, module: string): Projections {
  const one = (part: string) => linearOf(g, `${module}.${part}`)
  if (g.has(`${module}.q.weight`)) return [one('q'), one('k'), one('v')]
  const [query, key, value] = splitLinear(g, `${module}.qkv`)
  const [q, v] = [`${module}.q_bias`, `${module}.v_bias`]
  return g.has(q) ? [{ ...query, bias: g.take(q) }, key, { ...value, bias: g.take(v) }] : [query, key, value]
}

export interface AttentionSettings {
  heads: number
  projections: Projections
  /** Values that are added before the softmax. */
  bias?: readonly Value[]
  /** The tokens of keys and of values, where they are others than those of queries. */
  sources?: readonly [keys: Value, values: Value]
  /** What scores are multiplied by; else they are divided by the root of a head's channels. */
  scale?: number
  /** In place of the division by the root of a head's channels. */
  similarity?: (query: Value, key: Value) => Value
  /** Gives queries and keys, [tokens, heads, width], their places. */
  place?: ((name: string, x: Value) => Value) | undefined
  /** Mixes the heads' scores, and what the softmax makes of them. */
  talk?: readonly [scores: (x: Value) => Value, shares: (x: Value) => Value]
}

/** CaiT's attention, whose heads are mixed by a Linear before and behind the softmax (Shazeer 2020); else undefined. */
export function talkingHeads(g: Modules, module: string): Pick<AttentionSettings, 'heads' | 'talk'> | undefined {
  const [before, behind] = [`${module}.proj_l`, `${module}.proj_w`] as const
  if (!g.has(`${before}.weight`)) return undefined
  const mix = (name: string) => (x: Value) =>
    permute(g, `${name}.by_head`, dense(g, name, permute(g, `${name}.heads_last`, x, [1, 2, 0])), [2, 0, 1])
  return { heads: g.shape(`${before}.weight`)[0] ?? 1, talk: [mix(before), mix(behind)] }
}

/**
 * Self-attention of tokens, [..., tokens, channels], within each of the leading axes, of which there may be none; what
 * the heads give stands side by side.
 */
export function attention(g: Modules, name: string, x: Value, settings: AttentionSettings): Value {
  const { heads, projections, bias = [], sources = [x, x], similarity, talk, place } = settings
  const outer = x.shape.slice(0, -2)
  const tokens = x.shape.at(-2) as number
  const at = outer.length
  const before = outer.map((_, axis) => axis)
  const [query, key, value] = (['q', 'k', 'v'] as const).map((part, index) => {
    const of = [x, ...sources][index] as Value
    const all = dense(g, `${name}.${part}`, of, projections[index])
    const width = (all.shape.at(-1) as number) / heads
    if (!Number.isInteger(width)) throw new Unfit()
    const split = reshape(g, `${name}.${part}.heads`, all, [...outer, of.shape.at(-2) as number, heads, width])
    const placed = place && part !== 'v' ? place(`${name}.${part}`, split) : split
    const order = part === 'k' && !similarity ? [at + 1, at + 2, at] : [at + 1, at, at + 2]
    return permute(g, `${name}.${part}.by_head`, placed, [...before, ...order])
  }) as [Value, Value, Value]
  const width = value.shape.at(-1) as number
  let scores = similarity
    ? similarity(query, key)
    : multiply(g, `${name}.scores`, scale(g, `${name}.q.scaled`, query, settings.scale ?? 1 / Math.sqrt(width)), key)
  for (const one of bias) scores = add(g, `${name}.biased`, scores, one)
  if (talk) scores = talk[0](scores)
  const softmax = { kind: 'activation', activation: { id: 'softmax', axis: -1 } } as const
  const weights = g.node(`${name}.softmax`, 'Softmax', softmax, [scores], scores.shape)
  const shares = talk ? talk[1](weights) : weights
  const mixed = permute(g, `${name}.by_token`, multiply(g, `${name}.mixed`, shares, value), [
    ...before,
    ...[at + 1, at, at + 2],
  ])
  return reshape(g, `${name}.joined`, mixed, [...outer, tokens, heads * width])
}

/** The product of matrices. */
export function multiply(g: Modules, name: string, a: Value, b: Value): Value {
  const shape = [...a.shape.slice(0, -1), b.shape.at(-1) as number]
  return g.node(name, 'matmul', { kind: 'matmul' }, [a, b], shape)
}
