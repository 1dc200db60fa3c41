import type { ArithmeticFunction } from '../../../graph/operations.ts'
import { broadcast } from '../../../graph/shapes/outputShape.ts'
import { valueCount } from '../../../graph/shapes/settings.ts'
import { type Compute, computed } from '../../drafts/computed.ts'
import { broadcastPlaces, MAX_COMPUTED } from '../../drafts/constants.ts'
import type { Constant } from '../../drafts/draft.ts'
import { listed, normalized, shifted } from '../../drafts/perChannel.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { rankOf, sameSide, type Tensor } from '../values.ts'

/** Of two constants, with NumPy's broadcasting: integers exactly, other numbers in float32. */
async function fold(call: OpCall, a: Constant, b: Constant, compute: Compute): Promise<Constant> {
  const dims = broadcast([a.dims, b.dims]) ?? call.refuse('shapesUnfit', { shapes: [a.dims, b.dims] })
  if (valueCount(dims) > MAX_COMPUTED) call.refuse('outputTooLarge', { shape: dims })
  const isInteger = a.isInteger && b.isInteger
  const [ones, others] = [await call.lists(a), await call.lists(b)]
  const [fromA, fromB] = [broadcastPlaces(a.dims, dims), broadcastPlaces(b.dims, dims)]
  const values = Array.from({ length: Math.max(ones.length, others.length) }, (_, probe) => {
    const [one, other] = [ones[probe] ?? ones[0] ?? [], others[probe] ?? others[0] ?? []]
    const result = isInteger ? new Float64Array(fromA.length) : new Float32Array(fromA.length)
    for (const [index, place] of fromA.entries())
      result[index] = compute(one[place] ?? 0, other[fromB[index] ?? 0] ?? 0)
    return result
  })
  return { kind: 'constant', dims, isInteger, values }
}

/** Numbers that a picture's channels are scaled by stand in the graph itself, where its preprocessing is read from. */
const MAX_LISTED = 4

/** How a constant stands to the sides of a tensor: one number, one a channel, or a tensor with these sides. */
function spreadOf(call: OpCall, tensor: Tensor, { dims }: Constant) {
  const count = valueCount(dims)
  const channels = sameSide(tensor.shapes, -1)
  const rank = tensor.shapes[0]?.length ?? 0
  const place = tensor.isTurned ? dims.length - 3 : dims.length - 1
  const isListed = count > 1 && count === channels && dims[place] === count && dims.length <= rankOf(tensor)
  if (count === 1) return 'number'
  if (isListed) return 'channels'
  if (tensor.leading === 'merged') return call.refuse('shapeUnfit', { shape: dims })
  const isBatched = tensor.leading === 'batch' && dims.length === rank + 1
  if (dims.length > rankOf(tensor) || (isBatched && dims[0] !== 1)) call.refuse('shapeUnfit', { shape: dims })
  const sides = isBatched ? dims.slice(1) : dims
  if (!tensor.isTurned) return { sides, axes: undefined }
  return { sides: [...Array.from({ length: 3 - sides.length }, () => 1), ...sides], axes: [1, 2, 0] }
}

async function withConstant(call: OpCall, name: ArithmeticFunction, at: 0 | 1, constantAt: 0 | 1): Promise<Tensor> {
  const [tensor, constant] = [call.tensor(at), call.constant(constantAt)]
  const isFirst = constantAt === 0
  const spread = spreadOf(call, tensor, constant)
  if (spread === 'number') {
    const lists = await call.lists(constant)
    const scalar = lists[0]?.[0]
    if (lists.length > 1 || scalar === undefined) call.refuseFree()
    const operation = { kind: 'arithmetic', function: name, scalar, ...(isFirst && { scalarFirst: true }) } as const
    return call.emit(operation, { inputs: [tensor] })
  }
  if (spread === 'channels') {
    const count = valueCount(constant.dims)
    const isKnown = name === 'add' || name === 'multiply' || (!isFirst && (name === 'subtract' || name === 'divide'))
    if (isKnown && count <= MAX_LISTED) return listed(call, name, tensor, (await call.lists(constant))[0] ?? [])
    if (name === 'add') {
      const beta = await call.vector(constantAt, count)
      return shifted(call, tensor, { beta, count, isOnlyUser: call.isOnlyUser(at), def: call.def })
    }
    if (name === 'multiply') {
      return normalized(call, tensor, { gamma: await call.vector(constantAt, count) }, count)
    }
  }
  const source = call.sourceOf(constantAt)
  const { sides, axes } = spread === 'channels' ? { sides: [valueCount(constant.dims)], axes: undefined } : spread
  const value = call.materialize(constant, source, sides, axes)
  const { leading, isTurned } = tensor
  const inputs = isFirst ? [value, tensor] : [tensor, value]
  return call.emit({ kind: 'arithmetic', function: name }, { inputs, as: { leading, isTurned } })
}

/** Two tensors with the same sides in front, and their channels in the same place. */
function aligned(call: OpCall, tensors: readonly Tensor[]): Tensor[] {
  const [first] = tensors
  const isSame = tensors.every((one) => one.leading === first?.leading && rankOf(one) === rankOf(first) && !one.spaced)
  if (!isSame) call.refuse('shapesUnfit', { shapes: tensors.map(({ shapes }) => shapes[0] ?? []) })
  const isTurned = tensors.every((one) => one.isTurned)
  return isTurned ? [...tensors] : tensors.map((one) => call.plain(one))
}

const binary =
  (name: ArithmeticFunction, compute: Compute = computed[name]): OpReader =>
  (call) => {
    const [a, b] = [call.input(0), call.input(1)]
    if (a.kind === 'constant' && b.kind === 'constant') return fold(call, a, b, compute)
    if (b.kind === 'constant') return withConstant(call, name, 0, 1)
    if (a.kind === 'constant') return withConstant(call, name, 1, 0)
    return call.emit(
      { kind: 'arithmetic', function: name },
      { inputs: aligned(call, [call.tensor(0), call.tensor(1)]) },
    )
  }

/** The sum of any number of tensors. */
const addN: OpReader = (call) => {
  if (call.given.length === 1) return call.tensor(0)
  if (call.given.length === 2) return binary('add')(call)
  const tensors = call.given.map((_, index) => call.tensor(index))
  return call.emit({ kind: 'arithmetic', function: 'add' }, { inputs: aligned(call, tensors) })
}

const squaredDifference: OpReader = async (call) => {
  const difference = await binary('subtract')(call)
  if (!('kind' in difference) || difference.kind !== 'tensor') return call.refuse('shapeUnfit', { shape: [] })
  return call.activate(difference, { id: 'square' })
}

const floorDivide: OpReader = (call) => {
  if (call.given.some(({ kind }) => kind === 'tensor')) call.refuse('kindUnknown')
  return binary('divide', (a, b) => Math.floor(a / b))(call)
}

/** Division of integers cuts what is behind the point. */
const divide: OpReader = (call) => {
  const [a, b] = [call.input(0), call.input(1)]
  const isWhole = a.kind === 'constant' && b.kind === 'constant' && a.isInteger && b.isInteger && call.def.op === 'Div'
  return binary('divide', isWhole ? (x, y) => Math.trunc(x / y) : computed.divide)(call)
}

export const arithmetic: readonly [string, OpReader][] = [
  ['Add', binary('add')],
  ['AddV2', binary('add')],
  ['AddN', addN],
  ['Sub', binary('subtract')],
  ['Mul', binary('multiply')],
  ['RealDiv', divide],
  ['Div', divide],
  ['FloorDiv', floorDivide],
  ['Maximum', binary('maximum')],
  ['Minimum', binary('minimum')],
  ['Pow', binary('power')],
  ['SquaredDifference', squaredDifference],
]
