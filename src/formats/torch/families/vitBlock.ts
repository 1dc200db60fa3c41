import { activate } from '../layers/activate.ts'
import { add, combine, layerScale } from '../layers/combine.ts'
import { dense } from '../layers/dense.ts'
import { concatenate, slice } from '../layers/move.ts'
import { layerNorm } from '../layers/normalize.ts'
import type { Modules, Value } from '../modules.ts'
import { type AttentionSettings, attention, type Projections, projectionsOf, split, talkingHeads } from './attention.ts'

/** What the libraries call the parts of a vision transformer. */
export interface Names {
  patches: string
  token: string
  position: string
  block(index: number): string
  norms: readonly [first: string, second: string]
  projections(g: Modules, block: string): Projections
  attention: string
  project: string
  mlp: readonly [first: string, second: string]
  /** Of layer scales, the likeliest first. */
  scales: readonly (readonly [first: string, second: string])[]
  norm: string
  head: string
}

export const timm: Names = {
  ...{ patches: 'patch_embed.proj', token: 'cls_token', position: 'pos_embed' },
  block: (index) => `blocks.${index}`,
  ...{ norms: ['norm1', 'norm2'], attention: 'attn', project: 'attn.proj', mlp: ['mlp.fc1', 'mlp.fc2'] },
  ...{
    scales: [
      ['ls1.gamma', 'ls2.gamma'],
      ['gamma_1', 'gamma_2'],
    ],
    norm: 'norm',
    head: 'head',
  },
  projections: (g, block) => projectionsOf(g, `${block}.attn`),
}

export const torchvision: Names = {
  ...{ patches: 'conv_proj', token: 'class_token', position: 'encoder.pos_embedding' },
  block: (index) => `encoder.layers.encoder_layer_${index}`,
  ...{ norms: ['ln_1', 'ln_2'], attention: 'self_attention', project: 'self_attention.out_proj' },
  ...{ mlp: ['mlp.0', 'mlp.3'], scales: [], norm: 'encoder.ln', head: 'heads.head' },
  projections: (g, block) =>
    split(g.take(`${block}.self_attention.in_proj_weight`), g.take(`${block}.self_attention.in_proj_bias`)),
}

/** Heads by the channels of the networks that people publish: of 64 channels each, but for the largest. */
const HEADS: ReadonlyMap<number, number> = new Map([
  ...[192, 256, 320, 384, 512, 640, 768, 1024].map((width) => [width, width / 64] as const),
  ...[1152, 1280, 1408, 1664].map((width) => [width, 16] as const),
])

/** CLIP's networks, which norm before the first block, have PyTorch's own. */
export const epsilonOf = (g: Modules) => ({
  epsilon: g.preset.layerEpsilon ?? (g.has('norm_pre.weight') ? 1e-5 : 1e-6),
})

/** Adds to a block's input what one of its two halves gives. */
function addScaled(g: Modules, name: string, value: Value, x: Value, scales: readonly string[]): Value {
  const weights = scales.find((one) => g.has(one))
  // `ls1.gamma` is in a module, `gamma_1` in the block itself.
  const scaled = weights
    ? layerScale(
        g,
        weights.replace(/\.(\w+)$/, (_, last) => (last === 'gamma' ? '' : `.${last}.scaled`)),
        value,
        weights,
      )
    : value
  return add(g, name, scaled, x)
}

/** Two Linear and what is between them: an activation, or SiLU of one half as a gate of the other. */
function mlp(g: Modules, name: string, x: Value, [first, second]: readonly [first: string, second: string]): Value {
  const at = (part: string) => `${name}.${part}`
  const gated = (gate: Value, value: Value) =>
    dense(g, at(second), combine(g, at('mlp.gated'), [activate(g, at('mlp.act'), gate, 'silu'), value], 'multiply'))
  if (g.has(at('mlp.fc1_g.weight'))) return gated(dense(g, at('mlp.fc1_g'), x), dense(g, at('mlp.fc1_x'), x))
  const wide = dense(g, at(first), x)
  const units = wide.shape[1] as number
  if (units === 2 * (g.shape(`${at(second)}.weight`)[1] ?? 0)) {
    const half = (part: string, start: number) => slice(g, at(`mlp.${part}`), wide, 1, start, start + units / 2)
    return gated(half('gate', 0), half('value', units / 2))
  }
  return dense(g, at(second), activate(g, at('mlp.act'), wide, g.preset.activation ?? 'gelu'))
}

interface BlockSettings {
  /** Added to the scores of attention, [heads, tokens, tokens]. */
  bias?: readonly Value[]
  /** Attention heads, where neither a file beside the weights nor the channels say them. */
  heads?: number
  /** Gives queries and keys their places. */
  place?: AttentionSettings['place']
  /** Tokens that attention looks at behind those of the block: CaiT's class token looks at the patches. */
  behind?: Value
}

/** A block of a vision transformer. */
export function block(g: Modules, name: string, x: Value, names: Names, settings: BlockSettings = {}): Value {
  const { bias = [], behind, place } = settings
  const [tokens = 0, channels = 0] = x.shape
  const at = (part: string) => `${name}.${part}`
  const talking = talkingHeads(g, at(names.attention))
  const known = bias[0]?.shape[0] ?? talking?.heads ?? g.preset.heads ?? settings.heads
  const heads = known ?? HEADS.get(channels) ?? g.withoutHeads(channels)
  const projections = names.projections(g, name)
  const all = behind ? concatenate(g, at('tokens'), [x, behind], 0) : x
  const normed = layerNorm(g, at(names.norms[0]), all, epsilonOf(g))
  const query = behind ? slice(g, at('queries'), normed, 0, 0, tokens) : normed
  const sources = [normed, normed] as const
  const mixed = attention(g, at(names.attention), query, { heads, projections, bias, sources, place, ...talking })
  const projected = dense(g, at(names.project), mixed)
  const [firsts, seconds] = [0, 1].map((half) => names.scales.map((pair) => at(pair[half] as string)))
  const middle = addScaled(g, at('add'), projected, x, firsts as string[])
  const narrow = mlp(g, name, layerNorm(g, at(names.norms[1]), middle, epsilonOf(g)), names.mlp)
  return addScaled(g, name, narrow, middle, seconds as string[])
}
