import { transposed } from '../../keras/weights.ts'
import { head } from '../head.ts'
import { add, constant } from '../layers/combine.ts'
import { conv } from '../layers/convolve.ts'
import { dense } from '../layers/dense.ts'
import { concatenate, reshape, slice } from '../layers/move.ts'
import { layerNorm } from '../layers/normalize.ts'
import type { Modules, Value } from '../modules.ts'
import { Unfit } from '../stateDict.ts'
import { reshaped } from '../views.ts'
import { distilled, tokenAt } from './tokens.ts'
import { block, epsilonOf, timm } from './vitBlock.ts'

/** Attention heads of the first stage by its channels, of the networks that people publish. */
const HEADS: ReadonlyMap<number, number> = new Map([
  [64, 2],
  [96, 2],
  [144, 3],
  [256, 4],
])

/** A pooling halves the plane. */
const STRIDE = 2

/** PiT, as timm names it: stages of a vision transformer, between which a convolution halves the plane of patches. */
export function pit(g: Modules): Value {
  const [, channels = 0, rows = 0, columns = 0] = g.shape('pos_embed')
  const [, , patch = 0] = g.shape('patch_embed.conv.weight')
  // Patches overlap by half.
  const stride = patch / 2
  const sides = g.preset.sides ?? ([(rows - 1) * stride + patch, (columns - 1) * stride + patch] as const)
  const picture = g.input(0, sides)
  let plane = conv(g, 'patch_embed.conv', picture, { stride, padding: 0 })
  if (plane.shape.join() !== [rows, columns, channels].join()) throw new Unfit('pos_embed')
  const stored = reshaped(g.take('pos_embed'), [channels, rows, columns])
  const positions = constant(g, 'pos_embed', transposed({ name: 'pos_embed', ...stored }, [1, 2, 0]))
  plane = add(g, 'positioned', plane, positions)
  const [, count = 0] = g.shape('cls_token')
  let tokens = constant(g, 'cls_token', reshaped(g.take('cls_token'), [count, channels]))
  const first = HEADS.get(channels) ?? g.withoutHeads(channels)
  for (const stage of g.children('transformers')) {
    const name = `transformers.${stage}`
    if (g.holds(`${name}.pool`)) {
      plane = conv(g, `${name}.pool.conv`, plane, { stride: STRIDE, padding: STRIDE / 2 })
      tokens = dense(g, `${name}.pool.fc`, tokens)
    }
    const [height = 0, width = 0, wide = 0] = plane.shape
    const cells = reshape(g, `${name}.patches`, plane, [height * width, wide])
    let x = concatenate(g, `${name}.tokens`, [tokens, cells], 0)
    // Heads are as wide in all stages, unless a file beside the weights says otherwise.
    const heads = g.preset.stageHeads?.[stage] ?? (wide * first) / channels
    for (const index of g.children(`${name}.blocks`)) x = block(g, `${name}.blocks.${index}`, x, timm, { heads })
    tokens = slice(g, `${name}.class_out`, x, 0, 0, count)
    if (!g.holds(`transformers.${stage + 1}`)) break
    plane = reshape(g, name, slice(g, `${name}.patches_out`, x, 0, count, count + height * width), [
      height,
      width,
      wide,
    ])
  }
  const normed = layerNorm(g, 'norm', tokens, epsilonOf(g))
  return g.has('head_dist.weight') ? distilled(g, normed, 'head') : head(g, 'head', tokenAt(g, 'class_out', normed, 0))
}
