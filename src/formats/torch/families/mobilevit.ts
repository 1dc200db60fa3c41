import { head } from '../head.ts'
import { activate } from '../layers/activate.ts'
import { add } from '../layers/combine.ts'
import { conv } from '../layers/convolve.ts'
import { dense } from '../layers/dense.ts'
import { concatenate, permute, reshape } from '../layers/move.ts'
import { layerNorm } from '../layers/normalize.ts'
import { globalMean } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'
import { attention, splitLinear } from './attention.ts'
import { convNorm, isResidual } from './blocks.ts'

const EPSILON = 1e-5
const HEADS = 4

function unit(
  g: Modules,
  name: string,
  x: Value,
  stride = 1,
  activation: 'silu' | 'linear' = 'silu',
  shown = name,
): Value {
  return convNorm(g, shown, x, { conv: `${name}.conv`, norm: `${name}.bn`, stride, activation })
}

function bottleneck(g: Modules, name: string, x: Value, stride: number): Value {
  const wide = unit(g, `${name}.conv2_kxk`, unit(g, `${name}.conv1_1x1`, x), stride)
  const last = `${name}.conv3_1x1`
  const isAdded = isResidual(g, x, stride, `${last}.conv`)
  const inner = unit(g, last, wide, 1, 'linear', isAdded ? last : name)
  return isAdded ? add(g, name, inner, x) : inner
}

function transformer(g: Modules, name: string, x: Value): Value {
  const norm = (part: string, value: Value) => layerNorm(g, `${name}.${part}`, value, { epsilon: EPSILON })
  const projections = splitLinear(g, `${name}.attn.qkv`)
  const mixed = attention(g, `${name}.attn`, norm('norm1', x), { heads: HEADS, projections })
  const middle = add(g, `${name}.add`, dense(g, `${name}.attn.proj`, mixed), x)
  const wide = activate(g, `${name}.mlp.act`, dense(g, `${name}.mlp.fc1`, norm('norm2', middle)), 'silu')
  return add(g, name, dense(g, `${name}.mlp.fc2`, wide), middle)
}

/** Attention between the cells that have one place in all squares of 2 x 2. */
function block(g: Modules, name: string, x: Value): Value {
  let inner = conv(g, `${name}.conv_1x1`, unit(g, `${name}.conv_kxk`, x))
  const [height = 0, width = 0, channels = 0] = inner.shape
  const [rows, columns] = [height / 2, width / 2]
  inner = reshape(g, `${name}/split`, inner, [rows, 2, columns, 2, channels])
  inner = permute(g, `${name}/turned`, inner, [1, 3, 0, 2, 4])
  inner = reshape(g, `${name}/unfolded`, inner, [4, rows * columns, channels])
  for (const index of g.children(`${name}.transformer`)) inner = transformer(g, `${name}.transformer.${index}`, inner)
  inner = layerNorm(g, `${name}.norm`, inner, { epsilon: EPSILON })
  inner = reshape(g, `${name}/places`, inner, [2, 2, rows, columns, channels])
  inner = permute(g, `${name}/returned`, inner, [2, 0, 3, 1, 4])
  inner = unit(g, `${name}.conv_proj`, reshape(g, `${name}/folded`, inner, [height, width, channels]))
  return unit(g, `${name}.conv_fusion`, concatenate(g, `${name}.cat`, [x, inner]), 1, 'silu', name)
}

/** MobileViT (timm). */
export function mobilevit(g: Modules): Value {
  let x = unit(g, 'stem', g.input(256), 2)
  for (const stage of g.children('stages')) {
    for (const index of g.children(`stages.${stage}`)) {
      const name = `stages.${stage}.${index}`
      const stride = stage > 0 && index === 0 ? 2 : 1
      x = g.has(`${name}.conv_1x1.weight`) ? block(g, name, x) : bottleneck(g, name, x, stride)
    }
  }
  if (g.holds('final_conv')) x = unit(g, 'final_conv', x)
  return head(g, 'head.fc', globalMean(g, 'head.global_pool', x))
}
