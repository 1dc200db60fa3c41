import { head } from '../head.ts'
import { activate } from '../layers/activate.ts'
import { add, constant } from '../layers/combine.ts'
import { conv } from '../layers/convolve.ts'
import { dense, linearOf } from '../layers/dense.ts'
import { concatenate, reshape, slice } from '../layers/move.ts'
import { layerNorm } from '../layers/normalize.ts'
import { globalMean } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'
import { Unfit } from '../stateDict.ts'
import { reshaped } from '../views.ts'
import { attention } from './attention.ts'
import { convNorm } from './blocks.ts'

const EPSILON = { epsilon: 1e-5 }

interface Tokens {
  /** [tokens, channels], the class token first, if there is one. */
  x: Value
  height: number
  width: number
  hasToken: boolean
}

/** Tokens through a depthwise convolution and a BatchNorm of their plane; the class token stays as it is. */
function project(g: Modules, name: string, { x, height, width, hasToken }: Tokens, stride: number): Value {
  const [tokens = 0, channels = 0] = x.shape
  const cells = hasToken ? slice(g, `${name}.cells`, x, 0, 1, tokens) : x
  const plane = reshape(g, `${name}.plane`, cells, [height, width, channels])
  const module = `${name}.convolution_projection`
  const made = convNorm(g, module, plane, { conv: `${module}.convolution`, norm: `${module}.normalization`, stride })
  const [rows = 0, columns = 0] = made.shape
  const flat = reshape(g, name, made, [rows * columns, channels])
  return hasToken ? concatenate(g, `${name}.with_token`, [slice(g, `${name}.token`, x, 0, 0, 1), flat], 0) : flat
}

function layer(g: Modules, name: string, given: Tokens, heads: number): Value {
  const at = (part: string) => `${name}.${part}`
  const x = layerNorm(g, at('layernorm_before'), given.x, EPSILON)
  const inner = at('attention.attention')
  const projected = (part: string, stride: number) =>
    project(g, `${inner}.convolution_projection_${part}`, { ...given, x }, stride)
  const [query, key, value] = [projected('query', 1), projected('key', 2), projected('value', 2)]
  const one = (part: string) => linearOf(g, `${inner}.projection_${part}`)
  const mixed = attention(g, inner, query, {
    ...{ heads, projections: [one('query'), one('key'), one('value')], sources: [key, value] },
    // By the channels of all heads.
    scale: 1 / Math.sqrt(x.shape[1] as number),
  })
  const middle = add(g, at('add'), dense(g, at('attention.output.dense'), mixed), given.x)
  const wide = dense(g, at('intermediate.dense'), layerNorm(g, at('layernorm_after'), middle, EPSILON))
  return add(g, name, dense(g, at('output.dense'), activate(g, at('intermediate'), wide, 'gelu')), middle)
}

/** CvT, as transformers names it. */
export function cvt(g: Modules): Value {
  let plane = g.input()
  let x = plane
  let hasToken = false
  const stages = 'cvt.encoder.stages'
  const embedding = (stage: number) => `${stages}.${stage}.embedding.convolution_embeddings`
  const widthOf = (stage: number) => g.shape(`${embedding(stage)}.projection.weight`)[0] ?? 0
  for (const stage of g.children(stages)) {
    if (hasToken) throw new Unfit('a class token before the last stage')
    const projected = conv(g, `${embedding(stage)}.projection`, plane, {
      ...{ stride: stage === 0 ? 4 : 2, padding: stage === 0 ? 2 : 1 },
    })
    const normed = layerNorm(g, `${embedding(stage)}.normalization`, projected, EPSILON)
    const [height = 0, width = 0, channels = 0] = normed.shape
    x = reshape(g, `${embedding(stage)}.tokens`, normed, [height * width, channels])
    const token = `${stages}.${stage}.cls_token`
    hasToken = g.has(token)
    if (hasToken)
      x = concatenate(g, `${token}.joined`, [constant(g, token, reshaped(g.take(token), [1, channels])), x], 0)
    const heads = g.preset.stageHeads?.[stage] ?? widthOf(stage) / widthOf(0)
    if (!Number.isInteger(heads)) throw new Unfit()
    for (const index of g.children(`${stages}.${stage}.layers`)) {
      x = layer(g, `${stages}.${stage}.layers.${index}`, { x, height, width, hasToken }, heads)
    }
    if (!hasToken) plane = reshape(g, `${stages}.${stage}`, x, [height, width, channels])
  }
  const normed = layerNorm(g, 'layernorm', x, EPSILON)
  if (!hasToken) return head(g, 'classifier', globalMean(g, 'mean', normed))
  const [, channels = 0] = normed.shape
  return head(g, 'classifier', reshape(g, 'class_out', slice(g, 'class_out/token', normed, 0, 0, 1), [channels]))
}
