import { head } from '../head.ts'
import { activate } from '../layers/activate.ts'
import { add } from '../layers/combine.ts'
import { conv } from '../layers/convolve.ts'
import { dense, linearOf } from '../layers/dense.ts'
import { reshape } from '../layers/move.ts'
import { layerNorm } from '../layers/normalize.ts'
import { globalMean, pool } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'
import { Unfit } from '../stateDict.ts'
import { rowsOf } from '../views.ts'
import { attention, type Projections } from './attention.ts'

/** Of the norms of patches and of fewer keys, which are PyTorch's own in timm. */
const innerEpsilon = (g: Modules) => ({ epsilon: g.preset.layerEpsilon ?? 1e-5 })

const epsilonOf = (g: Modules) => ({ epsilon: g.preset.layerEpsilon ?? 1e-6 })

const tokensOf = (g: Modules, name: string, x: Value): Value => {
  const [height = 0, width = 0, channels = 0] = x.shape
  return reshape(g, name, x, [height * width, channels])
}

/** A side of the plane that the linear variant makes its keys of. */
const POOLED = 7

/** The kernel of a convolution that makes fewer keys: as large as its step; of 1 in the linear variant. */
const isLinear = (g: Modules, name: string) => g.has(`${name}.sr.weight`) && g.shape(`${name}.sr.weight`)[2] === 1

/** The tokens of keys and values: those of a smaller plane. */
function fewer(g: Modules, name: string, x: Value): Value {
  const [height = 0, width = 0] = x.shape
  if (isLinear(g, name)) {
    const size = height / POOLED
    if (height !== width || !Number.isInteger(size)) throw new Unfit(`${name}: a plane of ${height} x ${width}`)
    const small = conv(g, `${name}.sr`, size > 1 ? pool(g, `${name}.pool`, x, 'average', { size }) : x)
    return activate(
      g,
      `${name}.act`,
      layerNorm(g, `${name}.norm`, tokensOf(g, `${name}.fewer`, small), innerEpsilon(g)),
      'gelu',
    )
  }
  const [, , stride = 1] = g.shape(`${name}.sr.weight`)
  const small = conv(g, `${name}.sr`, x, { stride, padding: 0 })
  return layerNorm(g, `${name}.norm`, tokensOf(g, `${name}.fewer`, small), innerEpsilon(g))
}

function projectionsOf(g: Modules, name: string): Projections {
  const one = (part: string) => linearOf(g, `${name}.${part}`)
  if (g.has(`${name}.k.weight`)) return [one('q'), one('k'), one('v')]
  const { kernel, bias } = one('kv')
  const units = (kernel.shape[0] ?? 0) / 2
  const half = (from: number) => ({
    kernel: rowsOf(kernel, from, units),
    ...(bias && { bias: rowsOf(bias, from, units) }),
  })
  return [one('q'), half(0), half(units)]
}

function block(g: Modules, name: string, x: Value, heads: number): Value {
  const at = (part: string) => `${name}.${part}`
  const normed = layerNorm(g, at('norm1'), x, epsilonOf(g))
  const source = g.has(at('attn.sr.weight')) ? fewer(g, at('attn'), normed) : undefined
  const settings = {
    heads,
    projections: projectionsOf(g, at('attn')),
    ...(source && { sources: [source, source] as const }),
  }
  const mixed = attention(g, at('attn'), tokensOf(g, at('attn.tokens'), normed), settings)
  const projected = reshape(g, at('attn.plane'), dense(g, at('attn.proj'), mixed), x.shape)
  const middle = add(g, at('add'), projected, x)
  const first = dense(g, at('mlp.fc1'), layerNorm(g, at('norm2'), middle, epsilonOf(g)))
  const wide = conv(g, at('mlp.dwconv'), isLinear(g, at('attn')) ? activate(g, at('mlp.relu'), first, 'relu') : first)
  const last = dense(g, at('mlp.fc2'), activate(g, at('mlp.act'), wide, g.preset.activation ?? 'gelu'))
  return add(g, name, last, middle)
}

/** PVT v2 and the classifiers of SegFormer, as timm names the first. */
export function pvt(g: Modules): Value {
  let x = g.input()
  const stages = g.children('stages')
  const widthOf = (stage: number) => g.shape(`stages.${stage}.norm.weight`)[0] ?? 0
  for (const stage of stages) {
    const name = `stages.${stage}`
    const down = stage === 0 ? 'patch_embed' : `${name}.downsample`
    x = layerNorm(g, `${down}.norm`, conv(g, `${down}.proj`, x, { stride: stage === 0 ? 4 : 2 }), innerEpsilon(g))
    // Heads are as wide in all stages, unless a file beside the weights says otherwise.
    const heads = g.preset.stageHeads?.[stage] ?? widthOf(stage) / widthOf(0)
    if (!Number.isInteger(heads)) throw new Unfit()
    for (const index of g.children(`${name}.blocks`)) x = block(g, `${name}.blocks.${index}`, x, heads)
    x = layerNorm(g, `${name}.norm`, x, epsilonOf(g))
  }
  return head(g, 'head', globalMean(g, 'global_pool', x))
}
