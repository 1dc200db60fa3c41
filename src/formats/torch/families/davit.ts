import { head } from '../head.ts'
import { activate } from '../layers/activate.ts'
import { add, scale } from '../layers/combine.ts'
import { conv } from '../layers/convolve.ts'
import { dense } from '../layers/dense.ts'
import { permute, reshape, slice } from '../layers/move.ts'
import { layerNorm } from '../layers/normalize.ts'
import { globalMean } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'
import { attention, multiply, splitLinear } from './attention.ts'
import { padded } from './windowAttention.ts'
import { fromWindows, toWindows } from './windows.ts'

/** Channels of a head, and of a group of channels, in all of its networks. */
const WIDTH = 32

/** What weights do not say of a network: Florence-2's has names for the two halves of a block, and is another one. */
interface Kind {
  halves: readonly [spatial: string, channel: string]
  /** Cells along a window. */
  window: number
  /** Of the attention of channels: queries and keys are compared, divided by the root of the tokens. */
  isSecond: boolean
}

const first: Kind = { halves: ['0', '1'], window: 7, isSecond: false }
const florence: Kind = { halves: ['spatial_block', 'channel_block'], window: 12, isSecond: true }

const epsilonOf = (g: Modules) => ({ epsilon: g.preset.layerEpsilon ?? 1e-5 })

const headsOf = (g: Modules, channels: number): number =>
  channels % WIDTH === 0 ? channels / WIDTH : g.withoutHeads(channels)

/** Attention within windows that do not move. */
function ofCells(g: Modules, name: string, x: Value, size: number): Value {
  const [low = 0, narrow = 0, channels = 0] = x.shape
  const plane = padded(g, `${name}.padded`, x, size)
  const [height = 0, width = 0] = plane.shape
  const windows = toWindows(g, `${name}.windows`, plane, size)
  const settings = { heads: headsOf(g, channels), projections: splitLinear(g, `${name}.qkv`) }
  const projected = dense(g, `${name}.proj`, attention(g, name, windows, settings))
  const isCut = low !== height || narrow !== width
  const joined = fromWindows(g, isCut ? `${name}.plane` : name, projected, size, [height, width, channels])
  return isCut ? slice(g, name, slice(g, `${name}.cut`, joined, 0, 0, low), 1, 0, narrow) : joined
}

/** Attention of the channels of a group to one another, over all cells. */
function ofChannels(g: Modules, name: string, x: Value, isSecond: boolean): Value {
  const [height = 0, width = 0, channels = 0] = x.shape
  const [cells, groups] = [height * width, headsOf(g, channels)]
  const tokens = reshape(g, `${name}.tokens`, x, [cells, channels])
  const projections = splitLinear(g, `${name}.qkv`)
  const [query, key, value] = (['q', 'k', 'v'] as const).map((part, index) => {
    const all = dense(g, `${name}.${part}`, tokens, projections[index])
    const split = reshape(g, `${name}.${part}.groups`, all, [cells, groups, channels / groups])
    // [groups, channels, cells]
    return permute(g, `${name}.${part}.by_group`, split, [1, 2, 0])
  }) as [Value, Value, Value]
  const [left, right, mixed] = isSecond ? [query, key, value] : [key, value, query]
  const scaled = scale(g, `${name}.scaled`, left, 1 / Math.sqrt(isSecond ? cells : channels / groups))
  const scores = multiply(g, `${name}.scores`, scaled, permute(g, `${name}.turned`, right, [0, 2, 1]))
  const softmax = { kind: 'activation', activation: { id: 'softmax', axis: -1 } } as const
  const shares = g.node(`${name}.softmax`, 'Softmax', softmax, [scores], scores.shape)
  const byCell = permute(g, `${name}.by_cell`, multiply(g, `${name}.mixed`, shares, mixed), [2, 0, 1])
  return dense(g, `${name}.proj`, reshape(g, `${name}.joined`, byCell, [height, width, channels]))
}

/** One half of a block: positions by a convolution, attention, positions again, and two Linear. */
function half(g: Modules, name: string, x: Value, attend: (name: string, x: Value) => Value): Value {
  const at = (part: string) => `${name}.${part}`
  const positioned = (part: string, value: Value) => add(g, at(part), conv(g, at(`${part}.proj`), value), value)
  const before = positioned('cpe1', x)
  const attended = attend(at('attn'), layerNorm(g, at('norm1'), before, epsilonOf(g)))
  const middle = positioned('cpe2', add(g, at('add'), attended, before))
  const wide = dense(g, at('mlp.fc1'), layerNorm(g, at('norm2'), middle, epsilonOf(g)))
  return add(g, name, dense(g, at('mlp.fc2'), activate(g, at('mlp.act'), wide, 'gelu')), middle)
}

/** The convolution that halves a plane: of windows that do not overlap, or as large as a pixel and its neighbours. */
function halved(g: Modules, name: string, x: Value): Value {
  const normed = layerNorm(g, `${name}.norm`, x, epsilonOf(g))
  const [, , size = 0] = g.shape(`${name}.conv.weight`)
  const isEven = size % 2 === 0
  const plane = isEven ? padded(g, `${name}.padded`, normed, size) : normed
  return conv(g, `${name}.conv`, plane, { stride: 2, ...(isEven && { padding: 0 }) })
}

/** DaViT, as timm names it: attention of cells within windows, and of channels, in turns. */
export function davit(g: Modules): Value {
  const { halves, window, isSecond } = g.has('stages.0.blocks.0.0.cpe1.proj.weight') ? first : florence
  const [spatial, channel] = halves
  const size = g.preset.window ?? window
  const stem = conv(g, 'stem.conv', padded(g, 'stem.padded', g.input(), 4), { stride: 4 })
  let x = layerNorm(g, 'stem.norm', stem, epsilonOf(g))
  for (const stage of g.children('stages')) {
    const name = `stages.${stage}`
    if (g.holds(`${name}.downsample`)) x = halved(g, `${name}.downsample`, x)
    for (const index of g.children(`${name}.blocks`)) {
      const block = `${name}.blocks.${index}`
      x = half(g, `${block}.${spatial}`, x, (at, value) => ofCells(g, at, value, size))
      x = half(g, `${block}.${channel}`, x, (at, value) => ofChannels(g, at, value, isSecond))
    }
  }
  if (g.has('norm_pre.weight')) {
    return head(g, 'head.fc', globalMean(g, 'head.global_pool', layerNorm(g, 'norm_pre', x, epsilonOf(g))))
  }
  return head(g, 'head.fc', layerNorm(g, 'head.norm', globalMean(g, 'head.global_pool', x), epsilonOf(g)))
}
