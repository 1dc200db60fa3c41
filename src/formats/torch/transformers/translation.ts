import { type JsonObject, own } from '../../../json.ts'
import type { Preset } from '../presets.ts'

/** A rule of names: transformers' (with `#` for a number), and timm's or torchvision's with the same numbers. */
export type Rule = readonly [theirs: string, ours: (...numbers: number[]) => string]

/** What a family of transformers is called here. The first rule that a name begins with counts. */
export interface Translation {
  /** The module around everything but the last layer. */
  model: string
  rules: readonly Rule[]
  /** Blocks, whose last node has their name. */
  blocks: readonly (readonly [ours: RegExp, theirs: (...numbers: number[]) => string])[]
  preset?: ((config: JsonObject) => Partial<Preset>) | undefined
}

export const pair = (theirs: string, ours: (...numbers: number[]) => string): Rule[] => [
  [`${theirs}.convolution`, (...n) => `${ours(...n)}.conv`],
  [`${theirs}.normalization`, (...n) => `${ours(...n)}.bn`],
]

export const number = (config: JsonObject, key: string) => {
  const value = own(config, key)
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** LayerNorms of transformers have an epsilon of their own. */
export const layerEpsilon = (config: JsonObject) => ({ layerEpsilon: number(config, 'layer_norm_eps') ?? 1e-12 })
