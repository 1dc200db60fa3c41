import { head } from '../head.ts'
import { type ActivationName, activate } from '../layers/activate.ts'
import { add, layerScale } from '../layers/combine.ts'
import { conv } from '../layers/convolve.ts'
import { reshape } from '../layers/move.ts'
import { norm } from '../layers/normalize.ts'
import { globalMean } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'
import { Unfit } from '../stateDict.ts'
import { convNorm, isResidual, squeeze } from './blocks.ts'

/** What names and shapes do not say of a network of timm's EfficientNet builder. */
interface Kind {
  /** Of the first block of each stage. */
  strides: readonly number[]
  activation(stage: number): ActivationName
  /** Of the first convolution, where it is another one. */
  stem?: ActivationName
  squeezed?: { activation: ActivationName; gate: ActivationName }
}

const usual = [1, 2, 2, 2, 1, 2, 1]

const all = (activation: ActivationName) => () => activation

const kinds = {
  efficientnet: { strides: usual, activation: all('silu'), squeezed: { activation: 'silu', gate: 'sigmoid' } },
  /** EfficientNet for the Edge TPU, without gates. */
  edge: { strides: usual, activation: all('relu') },
  lite: { strides: usual, activation: all('relu6') },
  mobilenetV2: { strides: usual, activation: all('relu6') },
  mnasnet: { strides: usual, activation: all('relu'), squeezed: { activation: 'relu', gate: 'sigmoid' } },
  mobilenetV3Large: {
    strides: usual,
    activation: (stage) => (stage < 3 ? 'relu' : 'hardSwish'),
    stem: 'hardSwish',
    squeezed: { activation: 'relu', gate: 'hardSigmoid' },
  },
  mobilenetV3Small: {
    strides: [2, 2, 2, 1, 2, 1],
    activation: (stage) => (stage < 2 ? 'relu' : 'hardSwish'),
    stem: 'hardSwish',
    squeezed: { activation: 'relu', gate: 'hardSigmoid' },
  },
  minimalLarge: { strides: usual, activation: all('relu') },
  minimalSmall: { strides: [2, 2, 2, 1, 2, 1], activation: all('relu') },
  mobilenetV4: { strides: [2, 2, 2, 2, 1], activation: all('relu') },
} satisfies Record<string, Kind>

/** Which of them it is: by its name where that is known, else by what only one of them has. */
function kindOf(g: Modules): Kind {
  const { name = '' } = g.preset
  if (g.holds('norm_head') || g.holds('blocks.2.0.pw_exp')) return kinds.mobilenetV4
  const names = [...g.names()]
  // Of each block, whether it has squeeze and excitation; and those that have an expansion.
  const blocks = [...new Set(names.flatMap((one) => /^blocks\.\d+\.\d+(?=\.)/.exec(one)?.[0] ?? []))]
  const inverted = blocks.filter((block) => g.has(`${block}.conv_pwl.weight`) && g.has(`${block}.conv_dw.weight`))
  const isSqueezed = (block: string) => g.has(`${block}.se.conv_reduce.weight`)
  // The head of MobileNet v3 comes after pooling.
  if (!g.has('bn2.weight')) {
    const isSmall = g.children('blocks').length === 6
    // LCNet and a V3 of timm's own have other activations.
    if (inverted.length === 0 || !g.has('conv_head.bias')) throw new Unfit('another head')
    if (!blocks.some(isSqueezed)) return isSmall ? kinds.minimalSmall : kinds.minimalLarge
    return isSmall ? kinds.mobilenetV3Small : kinds.mobilenetV3Large
  }
  if (/mnasnet/.test(name)) return kinds.mnasnet
  if (/mobilenetv2/.test(name)) return kinds.mobilenetV2
  if (/lite/.test(name)) return kinds.lite
  // EfficientNet v2 has plain convolutions in front; of the others, EfficientNet has gates in all blocks.
  if (blocks.some((block) => g.has(`${block}.conv_exp.weight`))) {
    if (blocks.some(isSqueezed)) return kinds.efficientnet
    // MobileNet for the Edge TPU adds nothing in some blocks, of which its weights show nothing.
    if (!g.has('blocks.0.0.conv_exp.weight')) throw new Unfit('blocks without what is added')
    return kinds.edge
  }
  if (blocks.some(isSqueezed)) return blocks.every(isSqueezed) ? kinds.efficientnet : kinds.mnasnet
  const kernels = (stage: number) => blocks.filter((block) => block.startsWith(`blocks.${stage}.`)).map(kernelIn(g))
  const areAll = (wanted: readonly number[]) =>
    wanted.every((size, stage) => kernels(stage).every((one) => one === size)) && isSixfold(g, inverted)
  if (areAll([3, 3, 3, 3, 3, 3, 3])) return kinds.mobilenetV2
  return areAll([3, 3, 5, 3, 5, 5, 3]) ? kinds.lite : kinds.mnasnet
}

const kernelIn = (g: Modules) => (block: string) => g.shape(`${block}.conv_dw.weight`)[2]

/** Whether each of these blocks has six times as many channels within as it is given. */
const isSixfold = (g: Modules, blocks: readonly string[]): boolean =>
  blocks.every((block) => {
    const [filters = 0, channels = 0] = g.shape(`${block}.conv_pw.weight`)
    return filters === 6 * channels
  })

interface Settings {
  stride: number
  activation: ActivationName
  squeezed: Kind['squeezed']
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

  #squeeze(name: string, x: Value, squeezed: Kind['squeezed']): Value {
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
      const plain = this.unit(isAdded ? at('bn1.act') : name, pair('conv', 'bn1'), x, stride, activation)
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
      inner = this.unit(at('bn1.act'), pair('conv_exp', 'bn1'), inner, stride, activation)
      inner = this.#squeeze(name, inner, squeezed)
      inner = this.unit(shown('bn2'), pair('conv_pwl', 'bn2'), inner)
    } else if (has('conv_pwl')) {
      inner = this.unit(at('bn1.act'), pair('conv_pw', 'bn1'), inner, 1, activation)
      inner = this.unit(at('bn2.act'), pair('conv_dw', 'bn2'), inner, stride, activation)
      inner = this.#squeeze(name, inner, squeezed)
      inner = this.unit(shown('bn3'), pair('conv_pwl', 'bn3'), inner)
    } else {
      inner = this.unit(at('bn1.act'), pair('conv_dw', 'bn1'), inner, stride, activation)
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
      has(part) ? this.unit(as, [`${name}.${part}.conv`, `${name}.${part}.bn`], from, by, how) : from
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
  const [kind, blocks]: [Kind, Blocks] = [kindOf(g), new Blocks(g)]
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
