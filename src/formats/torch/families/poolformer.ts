import { head } from '../head.ts'
import { activate } from '../layers/activate.ts'
import { add, combine, layerScale } from '../layers/combine.ts'
import { conv } from '../layers/convolve.ts'
import { groupNorm, layerNorm } from '../layers/normalize.ts'
import { globalMean, pool } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'

function block(g: Modules, name: string, x: Value): Value {
  const at = (part: string) => `${name}.${part}`
  const normed = groupNorm(g, at('norm1'), x)
  const settings = { size: 3, stride: 1, padding: 1, countsPadding: false }
  const pooled = pool(g, at('token_mixer.pool'), normed, 'average', settings)
  const mixed = combine(g, at('token_mixer'), [pooled, normed], 'subtract')
  const middle = add(g, at('add'), x, layerScale(g, at('layer_scale1'), mixed, at('layer_scale1.scale')))
  const wide = activate(g, at('mlp.act'), conv(g, at('mlp.fc1'), groupNorm(g, at('norm2'), middle)), 'gelu')
  const narrow = conv(g, at('mlp.fc2'), wide)
  return add(g, name, middle, layerScale(g, at('layer_scale2'), narrow, at('layer_scale2.scale')))
}

/** PoolFormer, as timm names it. */
export function poolformer(g: Modules): Value {
  let x = conv(g, 'stem', g.input(), { stride: 4, padding: 2, weights: 'stem.conv' })
  for (const stage of g.children('stages')) {
    const name = `stages.${stage}`
    if (g.holds(`${name}.downsample`)) {
      x = conv(g, `${name}.downsample`, x, { stride: 2, weights: `${name}.downsample.conv` })
    }
    for (const index of g.children(`${name}.blocks`)) x = block(g, `${name}.blocks.${index}`, x)
  }
  // transformers norms the plane, timm its mean.
  if (g.has('norm.weight')) return head(g, 'head.fc', globalMean(g, 'head.global_pool', groupNorm(g, 'norm', x)))
  return head(g, 'head.fc', layerNorm(g, 'head.norm', globalMean(g, 'head.global_pool', x)))
}
