import { head } from '../head.ts'
import { type ActivationName, relu } from '../layers/activate.ts'
import { add } from '../layers/combine.ts'
import { conv } from '../layers/convolve.ts'
import { norm } from '../layers/normalize.ts'
import { globalMean } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'
import { Unfit } from '../stateDict.ts'
import { convNorm, isResidual, squeeze } from './blocks.ts'

/** torchvision's Conv2dNormActivation: `0` is the convolution, `1` the BatchNorm. */
function unit(
  g: Modules,
  name: string,
  x: Value,
  stride: number,
  activation: ActivationName,
  epsilon: number,
  shown = name,
): Value {
  return convNorm(g, shown, x, { conv: `${name}.0`, norm: `${name}.1`, stride, activation, epsilon })
}

interface BlockSettings {
  stride: number
  activation: ActivationName
  epsilon: number
  /** Of squeeze and excitation. */
  squeezed: { activation: ActivationName; gate: ActivationName }
}

/**
 * A block of MobileNet v3 and EfficientNet: a list of units, of which the first with a kernel has the stride and the
 * last no activation; and squeeze and excitation before the last.
 */
function block(g: Modules, name: string, x: Value, { stride, activation, epsilon, squeezed }: BlockSettings): Value {
  const parts = g.children(`${name}.block`)
  let inner = x
  let isStrided = false
  const isAdded = isResidual(g, x, stride, `${name}.block.${parts.at(-1)}.0`)
  for (const part of parts) {
    const module = `${name}.block.${part}`
    if (g.has(`${module}.fc1.weight`)) {
      inner = squeeze(g, module, inner, { reduce: `${module}.fc1`, expand: `${module}.fc2`, ...squeezed })
      continue
    }
    const isHere: boolean = !isStrided && (g.shape(`${module}.0.weight`)[2] ?? 1) > 1
    isStrided ||= isHere
    const isLast = part === parts.at(-1)
    const how = isLast && parts.length > 1 ? 'linear' : activation
    inner = unit(g, module, inner, isHere ? stride : 1, how, epsilon, isLast && !isAdded ? name : module)
  }
  return isAdded ? add(g, name, inner, x) : inner
}

/** Indexes of the blocks that halve height and width. */
const halving = { v2: [2, 4, 7, 14], small: [1, 2, 4, 9], large: [2, 4, 7, 13] } as const

/** MobileNet v2 (torchvision). */
export function mobilenetV2(g: Modules): Value {
  const parts = g.children('features')
  let x = unit(g, 'features.0', g.input(), 2, 'relu6', 1e-5)
  for (const part of parts.slice(1, -1)) {
    const name = `features.${part}`
    const units = g.children(`${name}.conv`)
    const last = units.at(-1) ?? 0
    const stride = halving.v2.some((one) => one === part) ? 2 : 1
    let inner = x
    for (const index of units.slice(0, -2)) {
      const isStrided = index === last - 2
      inner = unit(g, `${name}.conv.${index}`, inner, isStrided ? stride : 1, 'relu6', 1e-5)
    }
    const [project, weights] = [`${name}.conv.${last - 1}`, `${name}.conv.${last}`]
    const isAdded = isResidual(g, x, stride, project)
    inner = norm(g, isAdded ? weights : name, conv(g, project, inner), { weights })
    x = isAdded ? add(g, name, inner, x) : inner
  }
  x = unit(g, `features.${parts.at(-1)}`, x, 1, 'relu6', 1e-5)
  return head(g, 'classifier', globalMean(g, 'avgpool', x))
}

/** MobileNet v3, small and large (torchvision). */
export function mobilenetV3(g: Modules): Value {
  const epsilon = 1e-3
  const parts = g.children('features')
  const isSmall = g.has('features.1.block.1.fc1.weight')
  const strided: readonly number[] = isSmall ? halving.small : halving.large
  const isHard = (part: number) => part >= (isSmall ? 4 : 7)
  const squeezed = { activation: 'relu', gate: 'hardSigmoid' } as const
  let x = unit(g, 'features.0', g.input(), 2, 'hardSwish', epsilon)
  for (const part of parts.slice(1, -1)) {
    const activation = isHard(part) ? 'hardSwish' : 'relu'
    x = block(g, `features.${part}`, x, { stride: strided.includes(part) ? 2 : 1, activation, epsilon, squeezed })
  }
  x = unit(g, `features.${parts.at(-1)}`, x, 1, 'hardSwish', epsilon)
  // Its own first Linear is followed by a Hardswish.
  const own = (x.shape[2] ?? 0) === (isSmall ? 576 : 960) ? (isSmall ? 1024 : 1280) : undefined
  const isOwn = g.has('classifier.0.weight') && g.shape('classifier.0.weight')[0] === own
  const known = isOwn ? ({ between: 'hardSwish', isCut: !g.holds('classifier.3') } as const) : {}
  return head(g, 'classifier', globalMean(g, 'avgpool', x), known)
}

/** EfficientNet and EfficientNet v2 (torchvision). */
export function efficientnet(g: Modules): Value {
  const parts = g.children('features')
  // The first stage of v2 has plain convolutions; b5 to b7 have its epsilon.
  const isV2 = !g.has('features.1.0.block.1.fc1.weight')
  const epsilon = g.preset.epsilon ?? (isV2 || parts.length > 9 ? 1e-3 : 1e-5)
  const strides = isV2 ? [1, 2, 2, 2, 1, 2, 1] : [1, 2, 2, 2, 1, 2, 1]
  const squeezed = { activation: 'silu', gate: 'sigmoid' } as const
  let x = unit(g, 'features.0', g.input(), 2, 'silu', epsilon)
  for (const part of parts.slice(1, -1)) {
    for (const index of g.children(`features.${part}`)) {
      const stride = index === 0 ? strides[part - 1] : 1
      if (stride === undefined) throw new Unfit()
      x = block(g, `features.${part}.${index}`, x, { stride, activation: 'silu', epsilon, squeezed })
    }
  }
  x = unit(g, `features.${parts.at(-1)}`, x, 1, 'silu', epsilon)
  return head(g, 'classifier', globalMean(g, 'avgpool', x))
}

/** MNASNet (torchvision). */
export function mnasnet(g: Modules): Value {
  const three = (name: string, x: Value, strides: readonly [first: number, second: number], shown = `${name}.7`) => {
    const at = (index: number) => `${name}.${index}`
    let inner = relu(g, at(2), norm(g, at(1), conv(g, at(0), x, { stride: strides[0] })))
    inner = relu(g, at(5), norm(g, at(4), conv(g, at(3), inner, { stride: strides[1] })))
    return norm(g, shown, conv(g, at(6), inner), { weights: at(7) })
  }
  let x = three('layers', g.input(), [2, 1])
  for (const [offset, stride] of [2, 2, 2, 1, 2, 1].entries()) {
    for (const index of g.children(`layers.${8 + offset}`)) {
      const name = `layers.${8 + offset}.${index}`
      const by = index === 0 ? stride : 1
      const isAdded = isResidual(g, x, by, `${name}.layers.6`)
      const inner = three(`${name}.layers`, x, [1, by], isAdded ? undefined : name)
      x = isAdded ? add(g, name, inner, x) : inner
    }
  }
  x = relu(g, 'layers.16', norm(g, 'layers.15', conv(g, 'layers.14', x)))
  return head(g, 'classifier', globalMean(g, 'avgpool', x))
}
