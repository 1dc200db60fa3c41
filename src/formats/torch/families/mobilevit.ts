import { head } from '../head.ts'
import { activate } from '../layers/activate.ts'
import { add, combine } from '../layers/combine.ts'
import { conv } from '../layers/convolve.ts'
import { dense } from '../layers/dense.ts'
import { concatenate, permute, reshape, slice } from '../layers/move.ts'
import { groupNorm, layerNorm } from '../layers/normalize.ts'
import { globalMean } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'
import { Unfit } from '../stateDict.ts'
import { attention, projectionsOf } from './attention.ts'
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
  const projections = projectionsOf(g, `${name}.attn`)
  const mixed = attention(g, `${name}.attn`, norm('norm1', x), { heads: g.preset.heads ?? HEADS, projections })
  const middle = add(g, `${name}.add`, dense(g, `${name}.attn.proj`, mixed), x)
  const wide = activate(g, `${name}.mlp.act`, dense(g, `${name}.mlp.fc1`, norm('norm2', middle)), 'silu')
  return add(g, name, dense(g, `${name}.mlp.fc2`, wide), middle)
}

/** Version 2's attention: a softmax over tokens makes one key of all, which gates each value. */
function separable(g: Modules, name: string, x: Value): Value {
  const [places = 0, tokens = 0, channels = 0] = x.shape
  const all = conv(g, `${name}.qkv_proj`, x)
  const part = (what: string, from: number, to: number) => slice(g, `${name}.${what}`, all, 2, from, to)
  const softmax = { kind: 'activation', activation: { id: 'softmax', axis: 1 } } as const
  const shares = g.node(`${name}.softmax`, 'Softmax', softmax, [part('q', 0, 1)], [places, tokens, 1])
  const scored = combine(g, `${name}.scored`, [part('k', 1, 1 + channels), shares], 'multiply')
  const sum = { kind: 'reduce', function: 'sum', axes: [1], keepDimensions: true } as const
  const context = g.node(`${name}.context`, 'sum', sum, [scored], [places, 1, channels])
  const values = activate(g, `${name}.relu`, part('v', 1 + channels, 1 + 2 * channels), 'relu')
  return conv(g, `${name}.out_proj`, combine(g, `${name}.gated`, [values, context], 'multiply'))
}

function transformerOfSecond(g: Modules, name: string, x: Value): Value {
  const at = (part: string) => `${name}.${part}`
  const middle = add(g, at('add'), separable(g, at('attn'), groupNorm(g, at('norm1'), x)), x)
  const wide = activate(g, at('mlp.act'), conv(g, at('mlp.fc1'), groupNorm(g, at('norm2'), middle)), 'silu')
  return add(g, name, conv(g, at('mlp.fc2'), wide), middle)
}

/** Attention between the cells that have one place in all squares of 2 x 2. */
function block(g: Modules, name: string, x: Value): Value {
  const isSecond = !g.holds(`${name}.conv_fusion`)
  let inner = conv(g, `${name}.conv_1x1`, unit(g, `${name}.conv_kxk`, x))
  const [height = 0, width = 0, channels = 0] = inner.shape
  const [rows, columns] = [height / 2, width / 2]
  if (!Number.isInteger(rows) || !Number.isInteger(columns)) throw new Unfit(`${name}: an odd side`)
  inner = reshape(g, `${name}/split`, inner, [rows, 2, columns, 2, channels])
  inner = permute(g, `${name}/turned`, inner, [1, 3, 0, 2, 4])
  inner = reshape(g, `${name}/unfolded`, inner, [4, rows * columns, channels])
  const step = isSecond ? transformerOfSecond : transformer
  for (const index of g.children(`${name}.transformer`)) inner = step(g, `${name}.transformer.${index}`, inner)
  const norm = `${name}.norm`
  inner = isSecond ? groupNorm(g, norm, inner) : layerNorm(g, norm, inner, { epsilon: EPSILON })
  inner = reshape(g, `${name}/places`, inner, [2, 2, rows, columns, channels])
  inner = permute(g, `${name}/returned`, inner, [2, 0, 3, 1, 4])
  inner = reshape(g, `${name}/folded`, inner, [height, width, channels])
  if (isSecond) return unit(g, `${name}.conv_proj`, inner, 1, 'linear', name)
  inner = unit(g, `${name}.conv_proj`, inner)
  return unit(g, `${name}.conv_fusion`, concatenate(g, `${name}.cat`, [x, inner]), 1, 'silu', name)
}

/** MobileViT and its version 2, as timm names them. */
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
