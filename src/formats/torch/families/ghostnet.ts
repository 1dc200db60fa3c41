import { head } from '../head.ts'
import { activate, relu } from '../layers/activate.ts'
import { add } from '../layers/combine.ts'
import { conv } from '../layers/convolve.ts'
import { concatenate } from '../layers/move.ts'
import { norm } from '../layers/normalize.ts'
import { globalMean } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'
import { squeeze } from './blocks.ts'

/** A narrow convolution, and as many channels again made of its own by a cheap one. */
function ghost(g: Modules, name: string, x: Value, isActive: boolean, shown = name): Value {
  const half = (part: string, from: Value) => {
    const sums = norm(g, `${name}.${part}.1`, conv(g, `${name}.${part}.0`, from))
    return isActive ? relu(g, `${name}.${part}.2`, sums) : sums
  }
  const primary = half('primary_conv', x)
  return concatenate(g, shown, [primary, half('cheap_operation', primary)])
}

function bottleneck(g: Modules, name: string, x: Value): Value {
  const isStrided = g.has(`${name}.conv_dw.weight`)
  const stride = isStrided ? 2 : 1
  let inner = ghost(g, `${name}.ghost1`, x, true)
  if (isStrided) inner = norm(g, `${name}.bn_dw`, conv(g, `${name}.conv_dw`, inner, { stride }))
  const se = `${name}.se`
  if (g.holds(se)) {
    inner = squeeze(g, se, inner, { reduce: `${se}.conv_reduce`, expand: `${se}.conv_expand`, gate: 'hardSigmoid' })
  }
  // Without a shortcut of its own a block adds its input, as it has as many channels.
  inner = ghost(g, `${name}.ghost2`, inner, false)
  const past = `${name}.shortcut`
  if (!g.holds(past)) return add(g, name, inner, x)
  let skip = norm(g, `${past}.1`, conv(g, `${past}.0`, x, { stride }))
  skip = norm(g, `${past}.3`, conv(g, `${past}.2`, skip))
  return add(g, name, inner, skip)
}

/** GhostNet (timm). */
export function ghostnet(g: Modules): Value {
  let x = relu(g, 'act1', norm(g, 'bn1', conv(g, 'conv_stem', g.input(), { stride: 2 })))
  for (const stage of g.children('blocks')) {
    for (const index of g.children(`blocks.${stage}`)) {
      const name = `blocks.${stage}.${index}`
      x = g.has(`${name}.conv.weight`)
        ? relu(g, name, norm(g, `${name}.bn1`, conv(g, `${name}.conv`, x)))
        : bottleneck(g, name, x)
    }
  }
  const pooled = globalMean(g, 'global_pool', x, true)
  const wide = activate(g, 'act2', conv(g, 'conv_head', pooled), 'relu')
  const [, , channels = 0] = wide.shape
  const flat = g.node('flatten', 'Flatten', { kind: 'reshape', shape: [channels] }, [wide], [channels])
  return head(g, 'classifier', flat)
}
