import { head } from '../head.ts'
import { activate } from '../layers/activate.ts'
import { add, combine, constant } from '../layers/combine.ts'
import { patches } from '../layers/convolve.ts'
import { dense, linearOf } from '../layers/dense.ts'
import { permute, reshape } from '../layers/move.ts'
import { layerNorm } from '../layers/normalize.ts'
import { globalMean } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'
import { Unfit } from '../stateDict.ts'
import { computed, readAll } from '../views.ts'
import { attention, multiply, type Projections, splitLinear } from './attention.ts'
import { continuousTable, fromWindows, positionBias, roll, toWindows, windowMask } from './windows.ts'

const EPSILON = 1e-5

/** Of the norms in blocks and behind them, which transformers lets people choose. */
const epsilonOf = (g: Modules) => ({ epsilon: g.preset.layerEpsilon ?? EPSILON })

/** The two Linear of a block, by the library. */
type Mlp = readonly [first: string, second: string]

/** Each four cells as one: their channels side by side, normed and made fewer; v2 norms them last. */
function merge(g: Modules, name: string, x: Value): Value {
  const [height = 0, width = 0, channels = 0] = x.shape
  const split = reshape(g, `${name}/split`, x, [height / 2, 2, width / 2, 2, channels])
  const turned = permute(g, `${name}/turned`, split, [0, 2, 3, 1, 4])
  const wide = reshape(g, `${name}/merged`, turned, [height / 2, width / 2, 4 * channels])
  const [reduction, weights] = [`${name}.reduction`, `${name}.norm`]
  if (g.shape(`${weights}.weight`)[0] === 4 * channels) {
    return dense(g, reduction, layerNorm(g, weights, wide, { epsilon: EPSILON }))
  }
  return layerNorm(g, weights, dense(g, reduction, wide), { epsilon: EPSILON })
}

/** Cosines of queries and keys, each head times a factor of its own: Swin v2's. */
function cosines(g: Modules, name: string, heads: number) {
  const stored = g.take(`${name}.logit_scale`, [heads, 1, 1])
  const factor = computed([heads, 1, 1], async () =>
    (await readAll(stored)).map((value) => Math.exp(Math.min(value, Math.log(100)))),
  )
  return (query: Value, key: Value): Value => {
    const axis = query.shape.length - 1
    const unit = (part: string, value: Value) =>
      g.node(`${name}.${part}.unit`, 'normalize', { kind: 'unitNormalization', axes: [axis] }, [value], value.shape)
    const turned = permute(g, `${name}.k.turned`, unit('k', key), [0, 1, 3, 2])
    const scores = multiply(g, `${name}.cosines`, unit('q', query), turned)
    return combine(g, `${name}.scores`, [scores, constant(g, `${name}.logit_scale`, factor)], 'multiply')
  }
}

/** Keys of Swin v2 have no bias. */
function withoutKeyBias([query, key, value]: Projections): Projections {
  return [query, { kernel: key.kernel }, value]
}

function windowAttention(g: Modules, name: string, x: Value, isShifted: boolean): Value {
  const [height = 0, width = 0, channels = 0] = x.shape
  const isSecond = g.has(`${name}.logit_scale`)
  const table = isSecond ? undefined : g.take(`${name}.relative_position_bias_table`)
  const cpb = isSecond
    ? ([`0.weight`, `0.bias`, `2.weight`].map((part) => g.take(`${name}.cpb_mlp.${part}`)) as never)
    : undefined
  const heads = table?.shape[1] ?? g.shape(`${name}.logit_scale`)[0] ?? 1
  // The table has a row for each distance; v2's has none of its own, and its windows are of 8.
  const size = table ? (Math.sqrt(table.shape[0] ?? 0) + 1) / 2 : 8
  if (height % size !== 0 || width % size !== 0) throw new Unfit()
  const by = isShifted && height > size ? Math.floor(size / 2) : 0
  const moved = by > 0 ? roll(g, `${name}.rolled`, x, by) : x
  const windows = toWindows(g, `${name}.windows`, moved, size)
  const rows = () => (cpb ? continuousTable(size, heads, cpb) : readAll(table as never))
  const bias = [constant(g, `${name}.relative_position_bias`, positionBias(size, heads, rows))]
  if (by > 0) bias.push(constant(g, `${name}.mask`, windowMask(height, width, size, by)))
  const one = (part: string) => linearOf(g, `${name}.${part}`)
  const projections: Projections = g.has(`${name}.q.weight`)
    ? [one('q'), one('k'), one('v')]
    : splitLinear(g, `${name}.qkv`)
  const mixed = attention(g, name, windows, {
    ...{ heads, bias },
    projections: isSecond ? withoutKeyBias(projections) : projections,
    ...(isSecond && { similarity: cosines(g, name, heads) }),
  })
  const projected = dense(g, `${name}.proj`, mixed)
  const plane = fromWindows(g, by > 0 ? `${name}.plane` : name, projected, size, [height, width, channels])
  return by > 0 ? roll(g, name, plane, -by) : plane
}

function block(g: Modules, name: string, x: Value, mlp: Mlp, isShifted: boolean): Value {
  const at = (part: string) => `${name}.${part}`
  const norm = (part: string, value: Value) => layerNorm(g, at(part), value, epsilonOf(g))
  const wide = (value: Value) =>
    dense(g, at(mlp[1]), activate(g, at('mlp.act'), dense(g, at(mlp[0]), value), g.preset.activation ?? 'gelu'))
  if (g.has(at('attn.logit_scale'))) {
    const middle = add(g, at('add'), norm('norm1', windowAttention(g, at('attn'), x, isShifted)), x)
    return add(g, name, norm('norm2', wide(middle)), middle)
  }
  const middle = add(g, at('add'), windowAttention(g, at('attn'), norm('norm1', x), isShifted), x)
  return add(g, name, wide(norm('norm2', middle)), middle)
}

/** Swin, as torchvision and timm name it, and torchvision's Swin v2. */
export function swin(g: Modules): Value {
  if (g.has('patch_embed.proj.weight')) return ofTimm(g)
  const mlp = ['mlp.0', 'mlp.3'] as const
  let x = patches(g, 'features.0.0')
  x = layerNorm(g, 'features.0.2', x, { epsilon: EPSILON })
  for (const part of g.children('features').slice(1)) {
    const name = `features.${part}`
    if (part % 2 === 0) x = merge(g, name, x)
    else for (const index of g.children(name)) x = block(g, `${name}.${index}`, x, mlp, index % 2 === 1)
  }
  return head(g, 'head', globalMean(g, 'avgpool', layerNorm(g, 'norm', x, epsilonOf(g))))
}

function ofTimm(g: Modules): Value {
  const mlp = ['mlp.fc1', 'mlp.fc2'] as const
  let x = patches(g, 'patch_embed.proj')
  x = layerNorm(g, 'patch_embed.norm', x, { epsilon: EPSILON })
  for (const stage of g.children('layers')) {
    const name = `layers.${stage}`
    if (g.holds(`${name}.downsample`)) x = merge(g, `${name}.downsample`, x)
    for (const index of g.children(`${name}.blocks`)) {
      x = block(g, `${name}.blocks.${index}`, x, mlp, index % 2 === 1)
    }
  }
  x = globalMean(g, 'head.global_pool', layerNorm(g, 'norm', x, epsilonOf(g)))
  return head(g, 'head.fc', x)
}
