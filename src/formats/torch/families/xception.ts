import { head } from '../head.ts'
import { relu } from '../layers/activate.ts'
import { add } from '../layers/combine.ts'
import { conv } from '../layers/convolve.ts'
import { norm } from '../layers/normalize.ts'
import { globalMean, maxPool } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'

/** Blocks that halve height and width. */
const halving = new Set([1, 2, 3, 12])

/** A depthwise convolution and one over channels. */
const separable = (g: Modules, name: string, x: Value): Value =>
  conv(g, `${name}.pointwise`, conv(g, `${name}.conv1`, x))

function block(g: Modules, name: string, input: Value, stride: number): Value {
  let x = input
  const parts = g.children(`${name}.rep`)
  for (let at = 0; at <= (parts.at(-1) ?? 0); at++) {
    const inner = `${name}.rep.${at}`
    if (g.has(`${inner}.conv1.weight`)) x = separable(g, inner, x)
    else if (g.has(`${inner}.weight`)) x = norm(g, inner, x)
    else x = relu(g, inner, x)
  }
  if (stride > 1) x = maxPool(g, `${name}.pool`, x, { size: 3, stride, padding: 1 })
  const skip = `${name}.skip`
  const past = g.has(`${skip}.weight`) ? norm(g, `${name}.skipbn`, conv(g, skip, input, { stride })) : input
  return add(g, name, x, past)
}

/** Xception (timm's `legacy_xception`). */
export function xception(g: Modules): Value {
  let x = conv(g, 'conv1', g.input(299), { stride: 2, padding: 0 })
  x = relu(g, 'act1', norm(g, 'bn1', x))
  x = relu(g, 'act2', norm(g, 'bn2', conv(g, 'conv2', x, { padding: 0 })))
  for (let index = 1; g.holds(`block${index}`); index++) x = block(g, `block${index}`, x, halving.has(index) ? 2 : 1)
  x = relu(g, 'act3', norm(g, 'bn3', separable(g, 'conv3', x)))
  x = relu(g, 'act4', norm(g, 'bn4', separable(g, 'conv4', x)))
  return head(g, 'fc', globalMean(g, 'global_pool', x))
}
