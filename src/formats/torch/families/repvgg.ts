import { head } from '../head.ts'
import { relu } from '../layers/activate.ts'
import { add } from '../layers/combine.ts'
import { conv } from '../layers/convolve.ts'
import { norm } from '../layers/normalize.ts'
import { globalMean } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'

function block(g: Modules, name: string, x: Value, stride: number): Value {
  // After `reparameterize`, a block is one convolution.
  if (g.has(`${name}.reparam_conv.weight`)) return relu(g, name, conv(g, `${name}.reparam_conv`, x, { stride }))
  const sides = ['conv_kxk', 'conv_1x1'].map((side) =>
    norm(g, `${name}.${side}.bn`, conv(g, `${name}.${side}.conv`, x, { stride })),
  )
  if (g.has(`${name}.identity.weight`)) sides.push(norm(g, `${name}.identity`, x))
  return relu(g, name, add(g, `${name}.add`, ...sides))
}

/** RepVGG (timm), as it is trained or with its branches made one. */
export function repvgg(g: Modules): Value {
  let x = block(g, 'stem', g.input(), 2)
  for (const stage of g.children('stages')) {
    for (const index of g.children(`stages.${stage}`)) x = block(g, `stages.${stage}.${index}`, x, index === 0 ? 2 : 1)
  }
  return head(g, 'head.fc', globalMean(g, 'head.global_pool', x))
}
