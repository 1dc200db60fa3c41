import * as v from 'valibot'
import {
  type Activation,
  arithmeticFunctions,
  interpolations,
  type Operation,
  type OperationKind,
  type OperationOf,
  type Padding,
  type Pair,
  type PlainFunction,
  plainFunctions,
  resizeCoordinates,
  roundings,
} from './operations.ts'

type Schema<T> = v.GenericSchema<unknown, T>

/** The largest size, stride and the like. */
const MAX_SETTING = 2 ** 20

/** The most numbers in a setting: one a channel. */
const MAX_LIST = 2 ** 16

/** The most axes. */
const MAX_AXES = 8

const finite = v.pipe(v.number(), v.finite())
const positive = v.pipe(finite, v.gtValue(0))
const whole = (least: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(MAX_SETTING))
const count = whole(1)
const edge = whole(0)
const axis = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_AXES))
const axes = v.pipe(v.array(axis), v.minLength(1), v.maxLength(MAX_AXES))
const numbers = v.pipe(v.array(finite), v.minLength(1), v.maxLength(MAX_LIST))
const sides = <T>(side: Schema<T>) => v.pipe(v.array(side), v.maxLength(MAX_AXES))
const pair: Schema<Pair> = v.tuple([count, count])
const edges = { top: edge, bottom: edge, left: edge, right: edge }
const padding: Schema<Padding> = v.union([v.picklist(['valid', 'same']), v.object(edges)])

const plainActivations: Readonly<Record<string, Schema<Activation>>> = Object.fromEntries(
  plainFunctions.map((id) => [id, v.object({ id: v.literal(id) })]),
)

/** Each activation that has settings; the type checker asks for every one. */
const otherActivations: { readonly [Id in Exclude<Activation['id'], PlainFunction>]: Schema<Activation & { id: Id }> } =
  {
    relu: v.object({
      id: v.literal('relu'),
      max: v.exactOptional(finite),
      slope: v.exactOptional(finite),
      threshold: v.exactOptional(finite),
    }),
    elu: v.object({ id: v.literal('elu'), alpha: finite }),
    celu: v.object({ id: v.literal('celu'), alpha: finite }),
    gelu: v.object({ id: v.literal('gelu'), approximate: v.boolean() }),
    hardSigmoid: v.object({ id: v.literal('hardSigmoid'), slope: finite }),
    clip: v.object({ id: v.literal('clip'), min: finite, max: finite }),
    softShrink: v.object({ id: v.literal('softShrink'), lambda: finite }),
    hardShrink: v.object({ id: v.literal('hardShrink'), lambda: finite }),
    softmax: v.object({ id: v.literal('softmax'), axis: v.pipe(v.number(), v.integer()) }),
    logSoftmax: v.object({ id: v.literal('logSoftmax'), axis: v.pipe(v.number(), v.integer()) }),
  }

/** The schema that an object's `key` names. */
function variant<T>(key: string, schemas: Readonly<Record<string, Schema<T>>>): Schema<T> {
  const nameOf = (input: unknown) => {
    const name = typeof input === 'object' && input !== null && Object.hasOwn(input, key) && Reflect.get(input, key)
    return typeof name === 'string' && Object.hasOwn(schemas, name) ? schemas[name] : undefined
  }
  const unknown = v.never() as Schema<never>
  return v.lazy((input) => nameOf(input) ?? unknown)
}

const activation = variant<Activation>('id', { ...plainActivations, ...otherActivations })

const windowed = { size: pair, strides: pair, padding }
const convolution = { ...windowed, dilation: pair, useBias: v.boolean(), activation }

/** Each kind of operation with its settings; the type checker asks for every one. */
const operations: { readonly [Kind in OperationKind]: Schema<OperationOf<Kind>> } = {
  input: v.object({ kind: v.literal('input'), shape: sides(v.nullable(count)) }),
  constant: v.object({ kind: v.literal('constant') }),
  identity: v.object({ kind: v.literal('identity') }),
  conv2d: v.object({ kind: v.literal('conv2d'), filters: count, groups: count, ...convolution }),
  depthwiseConv2d: v.object({ kind: v.literal('depthwiseConv2d'), multiplier: count, ...convolution }),
  conv2dTranspose: v.object({
    kind: v.literal('conv2dTranspose'),
    filters: count,
    outputPadding: v.exactOptional(v.tuple([edge, edge])),
    ...convolution,
  }),
  dense: v.object({ kind: v.literal('dense'), units: count, useBias: v.boolean(), activation }),
  batchNormalization: v.object({ kind: v.literal('batchNormalization'), epsilon: finite }),
  layerNormalization: v.object({ kind: v.literal('layerNormalization'), epsilon: finite, axes }),
  groupNormalization: v.object({ kind: v.literal('groupNormalization'), epsilon: finite, groups: count }),
  unitNormalization: v.object({ kind: v.literal('unitNormalization'), axes }),
  normalization: v.object({
    kind: v.literal('normalization'),
    mean: v.exactOptional(numbers),
    variance: v.exactOptional(numbers),
  }),
  affine: v.object({ kind: v.literal('affine'), scale: numbers, offset: numbers }),
  pooling2d: v.object({
    kind: v.literal('pooling2d'),
    mode: v.picklist(['max', 'average']),
    countsPadding: v.boolean(),
    ...windowed,
  }),
  reduce: v.object({
    kind: v.literal('reduce'),
    function: v.picklist(['mean', 'max', 'min', 'sum']),
    axes,
    keepDimensions: v.boolean(),
  }),
  arithmetic: v.object({
    kind: v.literal('arithmetic'),
    function: v.picklist(arithmeticFunctions),
    scalar: v.exactOptional(finite),
    scalarFirst: v.exactOptional(v.boolean()),
  }),
  concatenate: v.object({ kind: v.literal('concatenate'), axis }),
  flatten: v.object({ kind: v.literal('flatten') }),
  reshape: v.object({ kind: v.literal('reshape'), shape: sides(v.union([v.literal(-1), count])) }),
  permute: v.object({ kind: v.literal('permute'), axes }),
  slice: v.object({ kind: v.literal('slice'), starts: sides(edge), ends: sides(count), steps: sides(count) }),
  expand: v.object({ kind: v.literal('expand'), shape: sides(count) }),
  matmul: v.object({ kind: v.literal('matmul') }),
  localResponseNormalization: v.object({
    kind: v.literal('localResponseNormalization'),
    size: count,
    alpha: finite,
    beta: finite,
    bias: finite,
  }),
  padding2d: v.object({ kind: v.literal('padding2d'), ...edges }),
  cropping2d: v.object({ kind: v.literal('cropping2d'), ...edges }),
  resize: v.object({
    kind: v.literal('resize'),
    height: count,
    width: count,
    method: v.picklist(interpolations),
    antialias: v.boolean(),
    cropToAspectRatio: v.exactOptional(v.boolean()),
    padToAspectRatio: v.exactOptional(finite),
    coordinates: v.exactOptional(v.picklist(resizeCoordinates)),
    rounding: v.exactOptional(v.picklist(roundings)),
    cubicA: v.exactOptional(finite),
    scales: v.exactOptional(v.tuple([positive, positive])),
    repeatsEdges: v.exactOptional(v.boolean()),
  }),
  upSampling2d: v.object({ kind: v.literal('upSampling2d'), size: pair, method: v.picklist(interpolations) }),
  centerCrop: v.object({ kind: v.literal('centerCrop'), height: count, width: count }),
  activation: v.object({ kind: v.literal('activation'), activation }),
  prelu: v.object({ kind: v.literal('prelu') }),
}

/** An operation in a package, with finite settings in their ranges. */
export const operationSchema: Schema<Operation> = variant<Operation>('kind', operations)
