import { relu } from './layers/activate.ts'
import { conv } from './layers/convolve.ts'
import { dense } from './layers/dense.ts'
import { norm } from './layers/normalize.ts'
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
 * (`fc.0`, `fc.3`): Linear and BatchNorm by their weights, and a ReLU between two Linear, as nearly all do. A network
 * without a last layer gives what is before it.
 */
export function head(g: Modules, name: string, x: Value): Value {
  return classes(g, linears(g, name, x))
}

function linears(g: Modules, name: string, x: Value): Value {
  if (g.has(`${name}.weight`)) return one(g, name, x)
  const parts = g.children(name)
  if (parts.length === 0) return x
  let value = x
  let isLinear = false
  for (const part of parts) {
    const inner = `${name}.${part}`
    if (g.has(`${inner}.running_mean`)) {
      value = norm(g, inner, value)
      continue
    }
    // Two Linear with nothing between them would be one.
    if (isLinear) value = relu(g, `${name}.relu`, value)
    value = linears(g, inner, value)
    isLinear = true
  }
  return value
}

function one(g: Modules, name: string, x: Value): Value {
  const { length } = g.shape(`${name}.weight`)
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
