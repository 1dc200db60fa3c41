import { head } from '../head.ts'
import { activate } from '../layers/activate.ts'
import { add, combine, constant, layerScale, scale } from '../layers/combine.ts'
import { conv, patches } from '../layers/convolve.ts'
import { dense } from '../layers/dense.ts'
import { layerNorm } from '../layers/normalize.ts'
import { globalMean } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'
import { reshaped } from '../views.ts'

/** What the two libraries call the parts of a block. */
interface Names {
  depthwise: string
  norm: string
  first: string
  second: string
  scale: string
}

const torchvision: Names = {
  ...{ depthwise: 'block.0', norm: 'block.2', first: 'block.3', second: 'block.5', scale: 'layer_scale' },
}

const timm: Names = {
  ...{ depthwise: 'conv_dw', norm: 'norm', first: 'mlp.fc1', second: 'mlp.fc2', scale: 'gamma' },
}

function block(g: Modules, name: string, x: Value, names: Names): Value {
  let inner = conv(g, `${name}.${names.depthwise}`, x)
  inner = layerNorm(g, `${name}.${names.norm}`, inner)
  inner = activate(g, `${name}.act`, dense(g, `${name}.${names.first}`, inner), g.preset.activation ?? 'gelu')
  if (g.has(`${name}.mlp.grn.weight`)) inner = responseNorm(g, `${name}.mlp.grn`, inner)
  inner = dense(g, `${name}.${names.second}`, inner)
  const factor = `${name}.${names.scale}`
  if (g.has(factor)) inner = layerScale(g, `${name}.scaled`, inner, factor)
  return add(g, name, inner, x)
}

/** x + bias + weight · x · n, where n is a channel's norm over the plane by the mean of all channels' norms. */
function responseNorm(g: Modules, name: string, x: Value): Value {
  const channels = x.shape[2] as number
  const small = [1, 1, channels]
  const square = g.node(`${name}.square`, 'square', { kind: 'activation', activation: { id: 'square' } }, [x], x.shape)
  const sum = { kind: 'reduce', function: 'sum', axes: [0, 1], keepDimensions: true } as const
  const total = g.node(`${name}.sum`, 'sum', sum, [square], small)
  const root = { kind: 'activation', activation: { id: 'squareRoot' } } as const
  const norms = g.node(`${name}.norm`, 'norm', root, [total], small)
  const mean = { kind: 'reduce', function: 'mean', axes: [2], keepDimensions: true } as const
  const middle = scale(g, `${name}.floor`, g.node(`${name}.mean`, 'mean', mean, [norms], [1, 1, 1]), 1e-6, 'add')
  const share = combine(g, `${name}.share`, [norms, middle], 'divide')
  const one = (part: string) => {
    const stored = g.take(`${name}.${part}`)
    return constant(g, `${name}/${part}`, reshaped(stored, [channels]))
  }
  const scaled = combine(
    g,
    `${name}.scaled`,
    [combine(g, `${name}.shared`, [x, share], 'multiply'), one('weight')],
    'multiply',
  )
  return add(g, name, add(g, `${name}.shifted`, scaled, one('bias')), x)
}

/** ConvNeXt and ConvNeXt v2, as torchvision and timm name them. */
export function convnext(g: Modules): Value {
  if (!g.has('stem.0.weight')) return ofTorchvision(g)
  let x = layerNorm(g, 'stem.1', patches(g, 'stem.0'))
  for (const stage of g.children('stages')) {
    const name = `stages.${stage}`
    if (g.holds(`${name}.downsample`)) {
      x = layerNorm(g, `${name}.downsample.0`, x)
      x = conv(g, `${name}.downsample.1`, x, { stride: 2, padding: 0 })
    }
    for (const index of g.children(`${name}.blocks`)) x = block(g, `${name}.blocks.${index}`, x, timm)
  }
  const pooled = globalMean(g, 'head.global_pool', x)
  const { layerEpsilon: epsilon = 1e-6 } = g.preset
  return head(g, 'head.fc', g.holds('head.norm') ? layerNorm(g, 'head.norm', pooled, { epsilon }) : pooled)
}

function ofTorchvision(g: Modules): Value {
  let x = patches(g, 'features.0.0')
  for (const part of g.children('features')) {
    const name = `features.${part}`
    if (part === 0) x = layerNorm(g, `${name}.1`, x)
    else if (part % 2 === 0) x = conv(g, `${name}.1`, layerNorm(g, `${name}.0`, x), { stride: 2, padding: 0 })
    else for (const index of g.children(name)) x = block(g, `${name}.${index}`, x, torchvision)
  }
  const pooled = globalMean(g, 'avgpool', x)
  return head(g, 'classifier.2', g.has('classifier.0.weight') ? layerNorm(g, 'classifier.0', pooled) : pooled)
}
