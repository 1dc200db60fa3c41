import type { StoredTensor } from '../../storedNetwork.ts'
import { classes, head } from '../head.ts'
import { activate } from '../layers/activate.ts'
import { add, constant, layerScale, scale } from '../layers/combine.ts'
import { conv } from '../layers/convolve.ts'
import { dense, linearOf } from '../layers/dense.ts'
import { concatenate, reshape, slice } from '../layers/move.ts'
import { layerNorm } from '../layers/normalize.ts'
import { globalMean } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'
import { Unfit } from '../stateDict.ts'
import { computed, readAll, reshaped } from '../views.ts'
import { attention, type Projections, split, splitLinear } from './attention.ts'
import { stretchedPositions } from './positions.ts'

/** What the libraries call the parts of a vision transformer. */
interface Names {
  patches: string
  token: string
  position: string
  block(index: number): string
  norms: readonly [first: string, second: string]
  projections(g: Modules, block: string): Projections
  attention: string
  project: string
  mlp: readonly [first: string, second: string]
  scales: readonly [first: string, second: string]
  norm: string
  head: string
}

const timm: Names = {
  ...{ patches: 'patch_embed.proj', token: 'cls_token', position: 'pos_embed' },
  block: (index) => `blocks.${index}`,
  ...{ norms: ['norm1', 'norm2'], attention: 'attn', project: 'attn.proj', mlp: ['mlp.fc1', 'mlp.fc2'] },
  ...{ scales: ['ls1.gamma', 'ls2.gamma'], norm: 'norm', head: 'head' },
  projections: (g, block) => {
    const one = (part: string) => linearOf(g, `${block}.attn.${part}`)
    return g.has(`${block}.attn.q.weight`) ? [one('q'), one('k'), one('v')] : splitLinear(g, `${block}.attn.qkv`)
  },
}

const torchvision: Names = {
  ...{ patches: 'conv_proj', token: 'class_token', position: 'encoder.pos_embedding' },
  block: (index) => `encoder.layers.encoder_layer_${index}`,
  ...{ norms: ['ln_1', 'ln_2'], attention: 'self_attention', project: 'self_attention.out_proj' },
  ...{ mlp: ['mlp.0', 'mlp.3'], scales: ['', ''], norm: 'encoder.ln', head: 'heads.head' },
  projections: (g, block) =>
    split(g.take(`${block}.self_attention.in_proj_weight`), g.take(`${block}.self_attention.in_proj_bias`)),
}

/** Heads by the channels of the networks that people publish: of 64 channels each, but for the largest. */
const HEADS: ReadonlyMap<number, number> = new Map([
  ...[192, 256, 320, 384, 512, 640, 768, 1024].map((width) => [width, width / 64] as const),
  ...[1280, 1408, 1664].map((width) => [width, 16] as const),
])

const product = (sides: readonly number[]) => sides.reduce((a, b) => a * b, 1)

/** ViT, DeiT and DINOv2, as torchvision and timm name them; the picture is as large as its positions say. */
export function vit(g: Modules): Value {
  const names = g.has('conv_proj.weight') ? torchvision : timm
  const [channels = 0, , patch = 0] = g.shape(`${names.patches}.weight`)
  const stored = g.take(names.position)
  const count = product(stored.shape) / channels
  const hasToken = g.has(names.token)
  // DeiT, distilled, has two tokens before its patches.
  const extra = g.has('dist_token') ? 2 : hasToken ? 1 : 0
  if (!Number.isInteger(count)) throw new Unfit()
  const { rows, columns, skip, positions } = gridOf(g, { stored, count, extra, patch })
  const picture = g.input(0, [rows * patch, columns * patch])
  const plane = conv(g, names.patches, picture, { stride: patch, padding: 0 })
  let x = reshape(g, `${names.patches}.tokens`, plane, [rows * columns, channels])
  const position = constant(g, names.position, positions)
  if (hasToken && skip === 0) x = add(g, 'positioned', x, position)
  if (hasToken) {
    const token = constant(g, names.token, reshaped(g.take(names.token, [1, 1, channels]), [1, channels]))
    const taught = extra === 2 ? [constant(g, 'dist_token', reshaped(g.take('dist_token'), [1, channels]))] : []
    x = concatenate(g, 'tokens', [token, ...taught, x], 0)
  }
  if (!hasToken || skip > 0) x = add(g, 'positioned', x, position)
  if (g.has('norm_pre.weight')) x = layerNorm(g, 'norm_pre', x, epsilonOf(g))
  for (let index = 0; g.holds(names.block(index)); index++) x = block(g, names.block(index), x, names)
  if (g.has(`${names.norm}.weight`)) x = layerNorm(g, names.norm, x, epsilonOf(g))
  const last = g.holds('heads') && !g.holds(names.head) ? 'heads' : names.head
  if (g.has('head_dist.weight')) return distilled(g, x, last)
  return head(g, last, pooled(g, x, extra, last))
}

interface Positions {
  stored: StoredTensor
  count: number
  /** Tokens before those of the patches, which may have positions or none. */
  extra: number
  patch: number
}

/** How patches lie, and their positions: in a square, or as a file beside the weights says. */
function gridOf(g: Modules, { stored, count, extra, patch }: Positions) {
  const channels = product(stored.shape) / count
  const own = reshaped(stored, [count, channels])
  // Some have positions for patches alone; else tokens have positions of their own.
  const skipOf = (cells: number) => [0, extra].find((more) => count === cells + more)
  const [rows = 0, columns = 0] = (g.preset.sides ?? []).map((side) => Math.floor(side / patch))
  const told = skipOf(rows * columns)
  if (told !== undefined) return { rows, columns, skip: told, positions: own }
  const side = Math.floor(Math.sqrt(count))
  const skip = skipOf(side * side)
  if (skip === undefined) throw new Unfit()
  if (!g.preset.movesPositions || rows * columns === 0) return { rows: side, columns: side, skip, positions: own }
  const positions = computed([skip + rows * columns, channels], async () => {
    const values = await readAll(own)
    const moved = stretchedPositions(values.subarray(skip * channels), side, [rows, columns])
    return Float32Array.from([...values.subarray(0, skip * channels), ...moved])
  })
  return { rows, columns, skip, positions }
}

/** CLIP's networks, which norm before the first block, have PyTorch's own. */
const epsilonOf = (g: Modules) => ({ epsilon: g.preset.layerEpsilon ?? (g.has('norm_pre.weight') ? 1e-5 : 1e-6) })

const tokenAt = (g: Modules, name: string, x: Value, index: number): Value =>
  reshape(g, name, slice(g, `${name}/token`, x, 0, index, index + 1), [x.shape[1] as number])

/** DeiT's mean of the logits of two tokens. */
function distilled(g: Modules, x: Value, name: string): Value {
  const logits = [dense(g, name, tokenAt(g, 'class_out', x, 0)), dense(g, 'head_dist', tokenAt(g, 'taught_out', x, 1))]
  return classes(g, scale(g, 'mean', add(g, 'sum', ...logits), 0.5))
}

/** The class token; the mean of the patches where a norm comes after it; DINOv2 in transformers has both. */
function pooled(g: Modules, x: Value, extra: number, last: string): Value {
  const [tokens = 0, channels = 0] = x.shape
  const mean = () => globalMean(g, 'global_pool', extra > 0 ? slice(g, 'patches', x, 0, extra, tokens) : x)
  if (g.has('fc_norm.weight')) return layerNorm(g, 'fc_norm', mean(), epsilonOf(g))
  if (extra === 0) return mean()
  const token = tokenAt(g, 'class_out', x, 0)
  const isBoth = g.has(`${last}.weight`) && g.shape(`${last}.weight`)[1] === 2 * channels
  return isBoth ? concatenate(g, 'both', [token, mean()], 0) : token
}

function block(g: Modules, name: string, x: Value, names: Names): Value {
  const channels = x.shape[1] as number
  const heads = g.preset.heads ?? HEADS.get(channels) ?? g.withoutHeads(channels)
  const at = (part: string) => `${name}.${part}`
  const [first, second] = names.scales
  const scaled = (value: Value, part: string) =>
    part !== '' && g.has(at(part)) ? layerScale(g, at(part.slice(0, part.lastIndexOf('.'))), value, at(part)) : value
  const projections = names.projections(g, name)
  const normed = layerNorm(g, at(names.norms[0]), x, epsilonOf(g))
  const mixed = dense(g, at(names.project), attention(g, at(names.attention), normed, { heads, projections }))
  const middle = add(g, at('add'), scaled(mixed, first), x)
  const wide = dense(g, at(names.mlp[0]), layerNorm(g, at(names.norms[1]), middle, epsilonOf(g)))
  const narrow = dense(g, at(names.mlp[1]), activate(g, at('mlp.act'), wide, g.preset.activation ?? 'gelu'))
  return add(g, name, scaled(narrow, second), middle)
}
