import type { Shape } from '../../../graph/graph.ts'
import { classes } from '../head.ts'
import { activate } from '../layers/activate.ts'
import { add, constant, scale } from '../layers/combine.ts'
import { dense } from '../layers/dense.ts'
import { permute, reshape, slice } from '../layers/move.ts'
import { norm } from '../layers/normalize.ts'
import { globalMean } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'
import { Unfit } from '../stateDict.ts'
import { computed, readAll } from '../views.ts'
import { multiply } from './attention.ts'
import { convNorm } from './blocks.ts'

/** A stem's convolution halves the plane. */
const STRIDE = 2

/** What the libraries call a BatchNorm behind a Linear. */
const normOf = (g: Modules, name: string) => (g.holds(`${name}.batch_norm`) ? `${name}.batch_norm` : `${name}.bn`)

const linear = (g: Modules, name: string, x: Value): Value =>
  norm(g, name, dense(g, `${name}.linear`, x), { weights: normOf(g, name) })

/** [heads, queries, keys]: what a head adds by how far a key is from a query, whose plane is coarser by `stride`. */
function biasOf(
  g: Modules,
  name: string,
  [from, to, stride]: readonly [from: number, to: number, stride: number],
): Value {
  const [heads = 0] = g.shape(`${name}.attention_biases`)
  const table = g.take(`${name}.attention_biases`, [heads, from * from])
  const shape = [heads, to * to, from * from]
  const values = computed(shape, async () => {
    const stored = await readAll(table)
    const at = (query: number, key: number) => {
      const rows = Math.abs(stride * Math.floor(query / to) - Math.floor(key / from))
      return rows * from + Math.abs(stride * (query % to) - (key % from))
    }
    const result = new Float32Array(heads * to ** 2 * from ** 2)
    let index = 0
    for (let head = 0; head < heads; head++) {
      for (let query = 0; query < to * to; query++) {
        for (let key = 0; key < from * from; key++)
          result[index++] = stored[head * from * from + at(query, key)] as number
      }
    }
    return result
  })
  return constant(g, `${name}.attention_biases`, values)
}

interface Parts {
  /** The module of the biases, and of the output. */
  name: string
  /** What makes keys and values, and queries too, unless those have a module of their own. */
  keys: string
  queries?: string
  project: string
}

/** Attention over a plane [side · side, channels]; with queries of their own it halves the plane. */
function attention(g: Modules, { name, keys, queries, project }: Parts, x: Value, side: number): Value {
  const [heads = 0] = g.shape(`${name}.attention_biases`)
  const values = (g.shape(`${project}.linear.weight`)[1] ?? 0) / heads
  const all = linear(g, keys, x)
  const units = (all.shape[1] as number) / heads
  const width = queries === undefined ? (units - values) / 2 : units - values
  if (![heads, values, units, width].every(Number.isInteger) || width < 1) throw new Unfit()
  const parts = reshape(g, `${keys}.heads`, all, [side * side, heads, units])
  const byHead = (part: string, value: Value, axes: Shape = [1, 0, 2]) =>
    permute(g, `${name}.${part}.by_head`, value, axes)
  const start = queries === undefined ? width : 0
  const key = byHead('k', slice(g, `${name}.k`, parts, 2, start, start + width), [1, 2, 0])
  const value = byHead('v', slice(g, `${name}.v`, parts, 2, start + width, units))
  const to = queries === undefined ? side : Math.floor((side - 1) / STRIDE) + 1
  const own =
    queries === undefined
      ? slice(g, `${name}.q`, parts, 2, 0, width)
      : reshape(g, `${queries}.heads`, linear(g, queries, coarser(g, queries, x, side)), [to * to, heads, width])
  const query = scale(g, `${name}.q.scaled`, byHead('q', own), 1 / Math.sqrt(width))
  const bias = biasOf(g, name, [side, to, queries === undefined ? 1 : STRIDE])
  const scores = add(g, `${name}.biased`, multiply(g, `${name}.scores`, query, key), bias)
  const softmax = { kind: 'activation', activation: { id: 'softmax', axis: -1 } } as const
  const shares = g.node(`${name}.softmax`, 'Softmax', softmax, [scores], scores.shape)
  const mixed = permute(g, `${name}.by_token`, multiply(g, `${name}.mixed`, shares, value), [1, 0, 2])
  const joined = reshape(g, `${name}.joined`, mixed, [to * to, heads * values])
  return linear(g, project, activate(g, `${name}.activation`, joined, 'hardSwish'))
}

/** Every second cell of every second row. */
function coarser(g: Modules, name: string, x: Value, side: number): Value {
  const channels = x.shape[1] as number
  const to = Math.floor((side - 1) / STRIDE) + 1
  const plane = reshape(g, `${name}.plane`, x, [side, side, channels])
  const operation = {
    kind: 'slice',
    starts: [0, 0, 0],
    ends: [side, side, channels],
    steps: [STRIDE, STRIDE, 1],
  } as const
  const fewer = g.node(`${name}.subsample`, 'slice', operation, [plane], [to, to, channels])
  return reshape(g, `${name}.tokens`, fewer, [to * to, channels])
}

/** Two Linear, around which `shown` adds the input. */
function mlp(
  g: Modules,
  shown: string,
  x: Value,
  name: string,
  [up, down]: readonly [up: string, down: string],
): Value {
  const wide = activate(g, `${name}.activation`, linear(g, `${name}.${up}`, x), 'hardSwish')
  return add(g, shown, linear(g, `${name}.${down}`, wide), x)
}

/** The logits of one head: a BatchNorm, and a Linear. */
const logitsOf = (g: Modules, name: string, x: Value): Value =>
  dense(g, `${name}.linear`, norm(g, `${name}.norm`, x, { weights: normOf(g, name) }))

/** LeViT, as transformers and timm name it. */
export function levit(g: Modules): Value {
  const isTimm = g.has('stem.conv1.linear.weight')
  let x = g.input()
  for (const index of [1, 2, 3, 4]) {
    const name = isTimm ? `stem.conv${index}` : `levit.patch_embeddings.embedding_layer_${index}`
    const settings = { conv: `${name}.${isTimm ? 'linear' : 'convolution'}`, norm: normOf(g, name), stride: STRIDE }
    x = convNorm(g, name, x, { ...settings, padding: 1 })
    if (index < 4) x = activate(g, `${name}.activation`, x, 'hardSwish')
  }
  let [side = 0, width] = x.shape
  if (side !== width) throw new Unfit('not a square')
  x = reshape(g, 'tokens', x, [side * side, x.shape[2] as number])
  const halve = (parts: Parts) => {
    x = attention(g, parts, x, side)
    side = Math.floor((side - 1) / STRIDE) + 1
    width = side
  }
  const residual = (shown: string, parts: Parts) => {
    x = add(g, shown, attention(g, parts, x, side), x)
  }
  for (const stage of g.children(isTimm ? 'stages' : 'levit.encoder.stages')) {
    if (isTimm) {
      const down = `stages.${stage}.downsample`
      if (g.holds(down)) {
        const name = `${down}.attn_downsample`
        halve({ name, keys: `${name}.kv`, queries: `${name}.q.ln`, project: `${name}.proj.ln` })
        x = mlp(g, down, x, `${down}.mlp`, ['ln1', 'ln2'])
      }
      for (const index of g.children(`stages.${stage}.blocks`)) {
        const [block, name] = [`stages.${stage}.blocks.${index}`, `stages.${stage}.blocks.${index}.attn`]
        residual(`${block}.add`, { name, keys: `${name}.qkv`, project: `${name}.proj.ln` })
        x = mlp(g, block, x, `${block}.mlp`, ['ln1', 'ln2'])
      }
      continue
    }
    for (const index of g.children(`levit.encoder.stages.${stage}.layers`)) {
      const layer = `levit.encoder.stages.${stage}.layers.${index}`
      const name = `${layer}.module`
      if (g.has(`${layer}.attention_biases`)) {
        halve({
          name: layer,
          keys: `${layer}.keys_values`,
          queries: `${layer}.queries`,
          project: `${layer}.projection`,
        })
      } else if (g.has(`${name}.attention_biases`)) {
        residual(layer, { name, keys: `${name}.queries_keys_values`, project: `${name}.projection` })
      } else x = mlp(g, layer, x, name, ['linear_up', 'linear_down'])
    }
  }
  const mean = globalMean(g, 'global_pool', x)
  const [own, taught] = isTimm ? ['head', 'head_dist'] : ['classifier', 'classifier_distill']
  const logits = logitsOf(g, own as string, mean)
  if (!g.holds(taught as string)) return classes(g, logits)
  return classes(g, scale(g, 'mean', add(g, 'sum', logits, logitsOf(g, taught as string, mean)), 0.5))
}
