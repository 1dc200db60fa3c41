import { head } from '../head.ts'
import { type ActivationName, activate } from '../layers/activate.ts'
import { add, layerScale } from '../layers/combine.ts'
import { conv } from '../layers/convolve.ts'
import { reshape } from '../layers/move.ts'
import { norm } from '../layers/normalize.ts'
import { globalMean, smooth } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'
import { Unfit } from '../stateDict.ts'
import { convNorm, isResidual, squeeze } from './blocks.ts'
import { type BlockKind, kindOf } from './timmKinds.ts'

interface Settings {
  stride: number
  activation: ActivationName
  squeezed: BlockKind['squeezed']
}

/** Builds blocks with the padding and the epsilon of one network. */
class Blocks {
  readonly #g: Modules
  readonly epsilon: number
  readonly padding: { padding?: 'same' }

  constructor(g: Modules) {
    this.#g = g
    this.epsilon = g.preset.epsilon ?? 1e-5
    this.padding = g.preset.same ? { padding: 'same' } : {}
  }

  unit(
    name: string,
    parts: readonly [conv: string, norm: string],
    x: Value,
    stride = 1,
    activation: ActivationName = 'linear',
  ): Value {
    const { epsilon, padding } = this
    return convNorm(this.#g, name, x, { conv: parts[0], norm: parts[1], stride, activation, epsilon, ...padding })
  }

  /** The unit of a block that has its stride, which some networks smooth instead. */
  strided(
    name: string,
    parts: readonly [conv: string, norm: string],
    x: Value,
    stride: number,
    activation: ActivationName,
  ): Value {
    const { smoothing } = this.#g.preset
    if (!smoothing || stride === 1) return this.unit(name, parts, x, stride, activation)
    const around = parts[1].slice(0, parts[1].lastIndexOf('.'))
    const isWhole = name === around
    const inner = this.unit(isWhole ? `${parts[1]}.act` : name, parts, x, 1, activation)
    return smooth(this.#g, isWhole ? name : `${around}.aa`, inner, smoothing)
  }

  #squeeze(name: string, x: Value, squeezed: BlockKind['squeezed']): Value {
    const se = `${name}.se`
    if (!this.#g.holds(se)) return x
    return squeeze(this.#g, se, x, { reduce: `${se}.conv_reduce`, expand: `${se}.conv_expand`, ...squeezed })
  }

  /** A block by the modules that it has. */
  build(name: string, x: Value, { stride, activation, squeezed }: Settings): Value {
    const g = this.#g
    const at = (part: string) => `${name}.${part}`
    const has = (part: string) => g.has(`${name}.${part}.weight`)
    const pair = (one: string, two: string) => [at(one), at(two)] as const
    if (has('conv')) {
      // EfficientNet v2's plain convolutions of 3 × 3 add their input.
      const isAdded = (g.shape(`${name}.conv.weight`)[2] ?? 1) > 1 && isResidual(g, x, stride, at('conv'))
      const plain = this.strided(isAdded ? at('bn1.act') : name, pair('conv', 'bn1'), x, stride, activation)
      return isAdded ? add(g, name, plain, x) : plain
    }
    const last = ['pw_proj.conv', 'conv_pwl', 'conv_pw'].find(has)
    if (last === undefined) throw new Unfit()
    const isAdded = isResidual(g, x, stride, at(last))
    // What the last BatchNorm is called: as the block, where nothing is added behind it.
    const shown = (part: string) => (isAdded ? at(part) : name)
    let inner = x
    if (has('pw_exp.conv')) inner = this.#inverted(name, x, { stride, activation, squeezed }, shown)
    else if (has('conv_exp')) {
      inner = this.strided(at('bn1.act'), pair('conv_exp', 'bn1'), inner, stride, activation)
      inner = this.#squeeze(name, inner, squeezed)
      inner = this.unit(shown('bn2'), pair('conv_pwl', 'bn2'), inner)
    } else if (has('conv_pwl')) {
      inner = this.unit(at('bn1.act'), pair('conv_pw', 'bn1'), inner, 1, activation)
      inner = this.strided(at('bn2.act'), pair('conv_dw', 'bn2'), inner, stride, activation)
      inner = this.#squeeze(name, inner, squeezed)
      inner = this.unit(shown('bn3'), pair('conv_pwl', 'bn3'), inner)
    } else {
      inner = this.strided(at('bn1.act'), pair('conv_dw', 'bn1'), inner, stride, activation)
      inner = this.#squeeze(name, inner, squeezed)
      inner = this.unit(shown('bn2'), pair('conv_pw', 'bn2'), inner)
    }
    return isAdded ? add(g, name, inner, x) : inner
  }

  /** MobileNet v4's: depthwise convolutions before, between and behind, each of which may be missing. */
  #inverted(name: string, x: Value, settings: Settings, shown: (part: string) => string): Value {
    const { stride, activation, squeezed } = settings
    const g = this.#g
    const has = (part: string) => g.has(`${name}.${part}.conv.weight`)
    const step = (part: string, from: Value, by: number, how: ActivationName, as = `${name}.${part}`) =>
      has(part) ? this.strided(as, [`${name}.${part}.conv`, `${name}.${part}.bn`], from, by, how) : from
    const isMiddle = has('dw_mid')
    let inner = step('dw_start', x, isMiddle ? 1 : stride, 'linear')
    inner = step('pw_exp', inner, 1, activation)
    inner = this.#squeeze(name, step('dw_mid', inner, stride, activation), squeezed)
    const factor = `${name}.layer_scale.gamma`
    inner = step('dw_end', inner, 1, 'linear')
    inner = step('pw_proj', inner, 1, 'linear', g.has(factor) ? undefined : shown('pw_proj'))
    return g.has(factor) ? layerScale(g, `${name}.layer_scale`, inner, factor) : inner
  }
}

/** timm's EfficientNet, EfficientNet-Lite, MobileNet v2, v3 and v4, and MNASNet. */
export function timmMobile(g: Modules): Value {
  const [kind, blocks]: [BlockKind, Blocks] = [kindOf(g), new Blocks(g)]
  g.kind = { name: kind.name, ...(kind.hasTwin && { hasTwin: true }) }
  const first = kind.stem ?? kind.activation(0)
  let x = blocks.unit('bn1.act', ['conv_stem', 'bn1'], g.input(), 2, first)
  for (const stage of g.children('blocks')) {
    for (const index of g.children(`blocks.${stage}`)) {
      const stride = index === 0 ? kind.strides[stage] : 1
      if (stride === undefined) throw new Unfit()
      const settings = { activation: kind.activation(stage), squeezed: kind.squeezed }
      x = blocks.build(`blocks.${stage}.${index}`, x, { stride, ...settings })
    }
  }
  const last = kind.activation(kind.strides.length)
  if (g.has('bn2.weight')) {
    x = blocks.unit('bn2.act', ['conv_head', 'bn2'], x, 1, last)
    return head(g, 'classifier', globalMean(g, 'global_pool', x))
  }
  const pooled = globalMean(g, 'global_pool', x, true)
  let wide = conv(g, 'conv_head', pooled)
  if (g.holds('norm_head')) wide = norm(g, 'norm_head', wide, { epsilon: blocks.epsilon })
  wide = activate(g, 'act2', wide, last)
  return head(g, 'classifier', reshape(g, 'flatten', wide, [wide.shape[2] as number]))
}
