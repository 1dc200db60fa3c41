import type { StoredTensor } from '../../../model/storedNetwork.ts'
import { head } from '../head.ts'
import { add, constant } from '../layers/combine.ts'
import { conv } from '../layers/convolve.ts'
import { concatenate, reshape, slice } from '../layers/move.ts'
import { layerNorm } from '../layers/normalize.ts'
import { globalMean } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'
import { Unfit } from '../stateDict.ts'
import { computed, readAll, reshaped } from '../views.ts'
import { stretchedPositions } from './positions.ts'
import { rotary } from './rotary.ts'
import { distilled, tokenAt } from './tokens.ts'
import { block, epsilonOf, timm, torchvision } from './vitBlock.ts'
import { positionBias } from './windows.ts'

const product = (sides: readonly number[]) => sides.reduce((a, b) => a * b, 1)

const TABLE = 'relative_position_bias_table'

/** ViT, DeiT, DINOv2, BEiT, CLIP and SigLIP, as torchvision and timm name them; positions say how large pictures are. */
export function vit(g: Modules): Value {
  const names = g.has('conv_proj.weight') ? torchvision : timm
  const mayRotate = isAsRopeApe(g)
  if (isEva02(g) || (g.preset.rotates && !mayRotate)) throw new Unfit('rotary positions')
  if (mayRotate) g.kind = { name: 'deit3', rotated: 'vit_rope_ape' }
  // Classes do not use SigLIP's own pooling, nor the norm that CLIP has for its class token.
  const isClip = g.has('post_norm.weight') && g.has(names.token)
  g.leave(isClip ? /^post_norm\./ : /^unused_head\./)
  const [channels = 0, , patch = 0] = g.shape(`${names.patches}.weight`)
  const before = [names.token, 'dist_token', 'reg_token'].filter((name) => g.has(name))
  const countOf = (name: string) => product(g.shape(name)) / channels
  const extra = before.reduce((sum, name) => sum + countOf(name), 0)
  const grid = g.has(names.position)
    ? gridOf(g, g.take(names.position), { channels, extra, patch, hasToken: g.has(names.token) })
    : gridOfTable(g)
  const { rows, columns, skip, positions } = grid
  const picture = g.input(0, grid.sides ?? [rows * patch, columns * patch])
  const plane = conv(g, names.patches, picture, { stride: patch, padding: 0 })
  let x = reshape(g, `${names.patches}.tokens`, plane, [rows * columns, channels])
  const token = (name: string) => constant(g, name, reshaped(g.take(name), [countOf(name), channels]))
  const positioned = (value: Value) =>
    positions ? add(g, 'positioned', value, constant(g, names.position, positions)) : value
  if (skip === 0) x = positioned(x)
  // Registers of transformers come between the class token and the patches, and have no positions.
  const early = skip > 0 && skip < extra ? before.filter((name) => name !== 'reg_token') : before
  if (early.length > 0) x = concatenate(g, 'tokens', [...early.map(token), x], 0)
  if (skip > 0) x = positioned(x)
  if (early.length < before.length) {
    const [count, first] = [x.shape[0] as number, slice(g, 'tokens/first', x, 0, 0, skip)]
    x = concatenate(g, 'registered', [first, token('reg_token'), slice(g, 'tokens/rest', x, 0, skip, count)], 0)
  }
  if (g.has('norm_pre.weight')) x = layerNorm(g, 'norm_pre', x, epsilonOf(g))
  const shared = biasOf(g, 'rel_pos_bias', rows)
  const place = g.preset.rotates ? rotary(g, { rows, columns, before: extra }) : undefined
  for (let index = 0; g.holds(names.block(index)); index++) {
    const name = names.block(index)
    x = block(g, name, x, names, { bias: [...shared, ...biasOf(g, `${name}.attn`, rows)], place })
  }
  const norm = [names.norm, ...(isClip ? [] : ['post_norm'])].find((name) => g.has(`${name}.weight`))
  if (norm) x = layerNorm(g, norm, x, epsilonOf(g))
  const last = g.holds('heads') && !g.holds(names.head) ? 'heads' : names.head
  if (g.has('head_dist.weight')) return distilled(g, x, last)
  return head(g, last, pooled(g, x, extra, { last, isClip }))
}

/**
 * Weights of DeiT III in its authors' names, which are those of RoPE-ViT with positions (Heo 2024), too: timm calls the
 * layer scales of its own DeiT III otherwise.
 */
function isAsRopeApe(g: Modules): boolean {
  const names = ['blocks.0.gamma_1', 'blocks.0.attn.qkv.bias', timm.position, timm.token]
  if (!names.every((name) => g.has(name)) || ['reg_token', 'dist_token'].some((name) => g.has(name))) return false
  const cells = g.shape(timm.position)[1] ?? 0
  return Number.isInteger(Math.sqrt(cells))
}

/** EVA-02 turns queries and keys by their places; of those with a bias for queries and values, it alone has gates. */
function isEva02(g: Modules): boolean {
  const [first, second] = ['fc1', 'fc2'].map((part) => `blocks.0.mlp.${part}.weight`) as [string, string]
  const isGated = g.has(first) && g.has(second) && g.shape(first)[0] !== g.shape(second)[1]
  return g.has('pos_embed') && g.has('blocks.0.attn.q_bias') && isGated
}

/** What BEiT adds to scores by the distance of two patches; its table is made for a square and a class token. */
function biasOf(g: Modules, module: string, side: number): Value[] {
  const name = `${module}.${TABLE}`
  if (!g.has(name)) return []
  const heads = g.shape(name)[1] ?? 0
  const table = g.take(name, [(2 * side - 1) ** 2 + 3, heads])
  return [
    constant(
      g,
      `${module}.relative_position_bias`,
      positionBias(side, heads, () => readAll(table), true),
    ),
  ]
}

interface Grid {
  rows: number
  columns: number
  /** Tokens with positions that stand before the patches. */
  skip: number
  positions?: Omit<StoredTensor, 'name'>
  /** Of the picture, which may be some pixels larger than its patches. */
  sides?: readonly [height: number, width: number]
}

/** The patches of a network without positions, by how far apart they may be. */
function gridOfTable(g: Modules): Grid {
  const name = ['rel_pos_bias', 'blocks.0.attn'].map((module) => `${module}.${TABLE}`).find((one) => g.has(one))
  const side = (Math.sqrt((name === undefined ? 0 : (g.shape(name)[0] ?? 0)) - 3) + 1) / 2
  if (!Number.isInteger(side)) throw new Unfit()
  return { rows: side, columns: side, skip: 0 }
}

interface Patches {
  channels: number
  /** Tokens before those of the patches, which may have positions or none. */
  extra: number
  patch: number
  hasToken: boolean
}

/** How patches lie, and their positions: in a square, or as a file beside the weights says. */
function gridOf(g: Modules, stored: StoredTensor, { channels, extra, patch, hasToken }: Patches): Grid {
  const count = product(stored.shape) / channels
  if (!Number.isInteger(count)) throw new Unfit()
  const own = reshaped(stored, [count, channels])
  // Some have positions for patches alone; some for the class token, too; else all tokens have positions of their own.
  const skipOf = (cells: number) => [0, extra, ...(hasToken ? [1] : [])].find((more) => count === cells + more)
  const { sides } = g.preset
  const [rows = 0, columns = 0] = (sides ?? []).map((side) => Math.floor(side / patch))
  const told = skipOf(rows * columns)
  if (told !== undefined && sides) return { rows, columns, sides, skip: told, positions: own }
  const side = Math.floor(Math.sqrt(count))
  const skip = skipOf(side * side)
  if (skip === undefined) throw new Unfit()
  const { movesPositions } = g.preset
  if (!movesPositions || rows * columns === 0) return { rows: side, columns: side, skip, positions: own }
  const positions = computed([skip + rows * columns, channels], async () => {
    const values = await readAll(own)
    const moved = stretchedPositions(
      values.subarray(skip * channels),
      side,
      [rows, columns],
      movesPositions === 'smoothly',
    )
    return Float32Array.from([...values.subarray(0, skip * channels), ...moved])
  })
  return { rows, columns, skip, positions }
}

/** The class token; the mean of the patches where a norm comes after it, or CLIP; DINOv2 in transformers has both. */
function pooled(g: Modules, x: Value, extra: number, { last, isClip }: { last: string; isClip: boolean }): Value {
  const [tokens = 0, channels = 0] = x.shape
  const mean = () => globalMean(g, 'global_pool', extra > 0 ? slice(g, 'patches', x, 0, extra, tokens) : x)
  if (g.has('fc_norm.weight')) return layerNorm(g, 'fc_norm', mean(), epsilonOf(g))
  if (extra === 0 || isClip) return mean()
  const token = tokenAt(g, 'class_out', x, 0)
  const isBoth = g.has(`${last}.weight`) && g.shape(`${last}.weight`)[1] === 2 * channels
  return isBoth ? concatenate(g, 'both', [token, mean()], 0) : token
}
