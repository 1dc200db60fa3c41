import { classes, head } from '../head.ts'
import { relu } from '../layers/activate.ts'
import { conv } from '../layers/convolve.ts'
import { concatenate } from '../layers/move.ts'
import { norm } from '../layers/normalize.ts'
import { globalMean, maxPool } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'
import { Unfit } from '../stateDict.ts'

/** What stands between two layers with weights in `features`: ReLU, then a pool. */
function between(g: Modules, at: number, x: Value, isActive: boolean, size: number): Value {
  const name = `features.${at}`
  return isActive ? maxPool(g, name, x, { size, stride: 2 }) : relu(g, name, x)
}

/** The convolutions of AlexNet and VGG, one after another, with a pool at the end. */
function features(g: Modules, size: number, first: { stride?: number; padding?: number } = {}): Value {
  let x = g.input()
  const last = g.children('features').at(-1) ?? 0
  let isActive = true
  for (let at = 0; at <= last + 2; at++) {
    const name = `features.${at}`
    const sides = g.has(`${name}.weight`) ? g.shape(`${name}.weight`).length : 0
    if (sides === 4) x = conv(g, name, x, at === 0 ? first : {})
    else if (sides === 1) x = norm(g, name, x)
    else {
      x = between(g, at, x, isActive, size)
      isActive = true
    }
    if (sides > 0) isActive = false
    if (at === last + 2 && sides > 0) throw new Unfit()
  }
  return x
}

/** The last layers; the activation between them is known where the first two are the architecture's own. */
function classifier(g: Modules, x: Value, own: readonly [first: number, second: number, third: number]): Value {
  const shapes = own.slice(0, 2).map((at) => g.has(`classifier.${at}.weight`) && g.shape(`classifier.${at}.weight`)[0])
  const left = g.children('classifier').join()
  const isCut = left === own.slice(0, 2).join()
  const isOwn = (isCut || left === own.join()) && shapes.every((units) => units === 4096)
  return head(g, 'classifier', x, isOwn ? { between: 'relu', isCut } : {})
}

/** AlexNet (torchvision). */
export const alexnet = (g: Modules): Value => classifier(g, features(g, 3, { stride: 4, padding: 2 }), [1, 4, 6])

/** VGG of any depth, with or without BatchNorm. timm has convolutions in place of the first two Linear. */
export function vgg(g: Modules): Value {
  const x = features(g, 2)
  if (!g.holds('pre_logits')) return classifier(g, x, [0, 3, 6])
  let wide = relu(g, 'pre_logits.act1', conv(g, 'pre_logits.fc1', x, { padding: 0 }))
  wide = relu(g, 'pre_logits.act2', conv(g, 'pre_logits.fc2', wide))
  return head(g, 'head.fc', globalMean(g, 'head.global_pool', wide))
}

/** SqueezeNet (torchvision): pools are where `features` has no weights. */
export function squeezenet(g: Modules): Value {
  let x = conv(g, 'features.0', g.input(), { stride: 2, padding: 0 })
  x = relu(g, 'features.1', x)
  const last = g.children('features').at(-1) ?? 0
  for (let at = 2; at <= last; at++) {
    const name = `features.${at}`
    x = g.has(`${name}.squeeze.weight`) ? fire(g, name, x) : maxPool(g, name, x, { size: 3, stride: 2, ceil: true })
  }
  if (!g.has('classifier.1.weight')) return head(g, 'classifier', x)
  x = relu(g, 'classifier.2', conv(g, 'classifier.1', x))
  return classes(g, globalMean(g, 'classifier.3', x))
}

function fire(g: Modules, name: string, x: Value): Value {
  const narrow = relu(g, `${name}.squeeze_activation`, conv(g, `${name}.squeeze`, x))
  const sides = (['expand1x1', 'expand3x3'] as const).map((side) =>
    relu(g, `${name}.${side}_activation`, conv(g, `${name}.${side}`, narrow)),
  )
  return concatenate(g, name, sides)
}
