import { head } from '../head.ts'
import { activate } from '../layers/activate.ts'
import { add } from '../layers/combine.ts'
import { patches } from '../layers/convolve.ts'
import { dense } from '../layers/dense.ts'
import { permute, reshape } from '../layers/move.ts'
import { layerNorm } from '../layers/normalize.ts'
import { globalMean } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'
import { padded, windowAttention } from './windowAttention.ts'

const EPSILON = 1e-5

/** Of the norms in blocks and behind them, which transformers lets people choose. */
const epsilonOf = (g: Modules) => ({ epsilon: g.preset.layerEpsilon ?? EPSILON })

/** The two Linear of a block, by the library. */
type Mlp = readonly [first: string, second: string]

/** Each four cells as one: their channels side by side, normed and made fewer; v2 norms them last. */
function merge(g: Modules, name: string, plane: Value): Value {
  const x = padded(g, `${name}/padded`, plane, 2)
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

interface Place {
  stage: number
  index: number
}

/** A block; every second one moves its windows. */
function block(g: Modules, name: string, x: Value, mlp: Mlp, { stage, index }: Place): Value {
  const at = (part: string) => `${name}.${part}`
  const settings = { stage, isShifted: index % 2 === 1 }
  const norm = (part: string, value: Value) => layerNorm(g, at(part), value, epsilonOf(g))
  const wide = (value: Value) =>
    dense(g, at(mlp[1]), activate(g, at('mlp.act'), dense(g, at(mlp[0]), value), g.preset.activation ?? 'gelu'))
  if (g.has(at('attn.logit_scale'))) {
    const middle = add(g, at('add'), norm('norm1', windowAttention(g, at('attn'), x, settings)), x)
    return add(g, name, norm('norm2', wide(middle)), middle)
  }
  const middle = add(g, at('add'), windowAttention(g, at('attn'), norm('norm1', x), settings), x)
  return add(g, name, wide(norm('norm2', middle)), middle)
}

/** Swin and Swin v2, as torchvision and timm name them. */
export function swin(g: Modules): Value {
  if (g.has('patch_embed.proj.weight')) return ofTimm(g)
  const mlp = ['mlp.0', 'mlp.3'] as const
  let x = patches(g, 'features.0.0')
  x = layerNorm(g, 'features.0.2', x, { epsilon: EPSILON })
  for (const part of g.children('features').slice(1)) {
    const name = `features.${part}`
    if (part % 2 === 0) x = merge(g, name, x)
    else
      for (const index of g.children(name)) x = block(g, `${name}.${index}`, x, mlp, { stage: (part - 1) / 2, index })
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
      x = block(g, `${name}.blocks.${index}`, x, mlp, { stage, index })
    }
  }
  x = globalMean(g, 'head.global_pool', layerNorm(g, 'norm', x, epsilonOf(g)))
  return head(g, 'head.fc', x)
}
