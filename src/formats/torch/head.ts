import { type ActivationName, activate } from './layers/activate.ts'
import { conv } from './layers/convolve.ts'
import { dense, denseOverPlane } from './layers/dense.ts'
import { norm } from './layers/normalize.ts'
import { globalMean } from './layers/pool.ts'
import type { Modules, Value } from './modules.ts'
import { Unfit } from './stateDict.ts'

/** A softmax behind logits; a sigmoid behind a single one. */
export function classes(g: Modules, logits: Value): Value {
  const [units] = logits.shape
  const { shape } = logits
  if (units === 1) {
    return g.node('sigmoid', 'Sigmoid', { kind: 'activation', activation: { id: 'sigmoid' } }, [logits], shape)
  }
  const activation = { id: 'softmax', axis: -1 } as const
  return g.node('softmax', 'Softmax', { kind: 'activation', activation }, [logits], shape)
}

/**
 * The last layer, with any number of classes, and the softmax. People who fine-tune put several in its place
 * (`fc.0`, `fc.3`): Linear and BatchNorm by their weights, and an activation behind a Linear where the numbers leave room
 * for one: that of the architecture (`between`) if these are its own layers, else what {@link Modules.behind} says. A
 * network without a last layer gives what is before it. A plane is flattened, or its mean is taken, as the first Linear
 * wants.
 */
export function head(g: Modules, name: string, x: Value, between?: ActivationName): Value {
  return classes(g, linears(g, name, x, between))
}

function linears(g: Modules, name: string, x: Value, between?: ActivationName): Value {
  if (g.has(`${name}.weight`)) return one(g, name, x)
  let value = x
  let before: number | undefined
  /** True behind a Linear that may have an activation. */
  let isOpen = false
  for (const part of g.children(name)) {
    const inner = `${name}.${part}`
    // What has no weights is missing among the numbers: the first behind a Linear is its activation, others are Dropout.
    if (isOpen && before !== undefined && part > before + 1) {
      value = activate(g, `${name}.${before + 1}`, value, between ?? g.behind(`${name}.${before}`))
      isOpen = false
    }
    before = part
    if (g.has(`${inner}.running_mean`)) {
      value = norm(g, inner, value)
      continue
    }
    value = linears(g, inner, value)
    isOpen = true
  }
  return value
}

function one(g: Modules, name: string, x: Value): Value {
  const { length } = g.shape(`${name}.weight`)
  if (x.shape.length === 3) {
    const isOfMeans = g.shape(`${name}.weight`)[1] === x.shape[2]
    return isOfMeans ? one(g, name, globalMean(g, 'avgpool', x)) : denseOverPlane(g, name, x)
  }
  if (length === 2) return dense(g, name, x)
  if (length !== 4 || x.shape.length !== 1) throw new Unfit(`${name} is no Linear`)
  const pixel = g.node(
    `${name}/unsqueeze`,
    'Unflatten',
    { kind: 'reshape', shape: [1, 1, ...x.shape] },
    [x],
    [...[1, 1], ...x.shape],
  )
  const out = conv(g, name, pixel)
  const [, , units = 0] = out.shape
  return g.node(`${name}/flatten`, 'Flatten', { kind: 'reshape', shape: [units] }, [out], [units])
}
