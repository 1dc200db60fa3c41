import { refuse } from '../../../graph/obstacles.ts'
import { type JsonObject, own } from '../../../json.ts'
import type { ActivationName } from '../layers/activate.ts'
import type { Preset } from '../presets.ts'
import type { StateDict } from '../stateDict.ts'

/** A rule of names: transformers' (with `#` for a number), and timm's or torchvision's with the same numbers. */
export type Rule = readonly [theirs: string, ours: (...numbers: number[]) => string]

/** What a family of transformers is called here. The first rule that a name begins with counts. */
export interface Translation {
  /** The module around everything but the last layer. */
  model: string
  /** Its architecture, for people, where it is another one than the weights are read as. */
  architecture?: string
  rules: readonly Rule[]
  /** Blocks, whose last node has their name: the first of these that the file has. */
  blocks: readonly (readonly [ours: RegExp, theirs: (...numbers: number[]) => string | readonly string[]])[]
  preset?: ((config: JsonObject, theirs: StateDict) => Partial<Preset>) | undefined
}

export const pair = (theirs: string, ours: (...numbers: number[]) => string): Rule[] => [
  [`${theirs}.convolution`, (...n) => `${ours(...n)}.conv`],
  [`${theirs}.normalization`, (...n) => `${ours(...n)}.bn`],
]

export const number = (config: JsonObject, key: string) => {
  const value = own(config, key)
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** A number of things, such as attention heads. */
export const count = (config: JsonObject, key: string) => {
  const value = number(config, key)
  return value !== undefined && Number.isInteger(value) && value > 0 ? value : undefined
}

/** A list of numbers. */
export const numbers = (config: JsonObject, key: string): number[] | undefined => {
  const value = own(config, key)
  return Array.isArray(value) && value.every((one) => typeof one === 'number') ? value : undefined
}

/** transformers' names of activations. */
const activations: ReadonlyMap<unknown, ActivationName> = new Map<unknown, ActivationName>([
  ...(['gelu', 'gelu_python'] as const).map((name) => [name, 'gelu'] as const),
  ...(['gelu_new', 'gelu_pytorch_tanh', 'gelu_fast', 'gelu_accurate'] as const).map(
    (name) => [name, 'geluTanh'] as const,
  ),
  ...(['silu', 'swish'] as const).map((name) => [name, 'silu'] as const),
  ...(['relu', 'relu6', 'sigmoid', 'tanh', 'linear'] as const).map((name) => [name, name] as const),
  ['quick_gelu', 'quickGelu'],
  ['hardswish', 'hardSwish'],
])

const refuseSetting = (setting: string, value: unknown): never =>
  refuse({ name: 'config.json', kindName: 'transformers' }, 'settingUnfit', { setting, value: JSON.stringify(value) })

/** The activation of a network's blocks. Throws an obstacle if it is none that is known. */
export function activation(config: JsonObject): Partial<Preset> {
  const wanted = own(config, 'hidden_act')
  if (wanted === undefined) return {}
  return { activation: activations.get(wanted) ?? refuseSetting('hidden_act', wanted) }
}

/** Throws an obstacle for a setting that makes another network of the same weights. */
export function demandUsual(config: JsonObject, usual: Readonly<Record<string, readonly unknown[]>>): void {
  for (const [setting, values] of Object.entries(usual)) {
    const value = own(config, setting)
    if (value !== undefined && value !== null && !values.some((one) => JSON.stringify(one) === JSON.stringify(value)))
      refuseSetting(setting, value)
  }
}

/** What the LayerNorms of transformers have, which have an epsilon of their own, and the activation. */
export const ofTransformer =
  (epsilon = 1e-12) =>
  (config: JsonObject): Partial<Preset> => ({
    layerEpsilon: number(config, 'layer_norm_eps') ?? epsilon,
    ...activation(config),
  })
