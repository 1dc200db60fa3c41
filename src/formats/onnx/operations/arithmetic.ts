import type { ArithmeticFunction } from '../../../graph/operations.ts'
import { valueCount } from '../../../graph/shapes/settings.ts'
import { type Compute, computed } from '../../drafts/computed.ts'
import { listed, normalized, shifted } from '../../drafts/perChannel.ts'
import { foldEach } from '../fold.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { type Constant, isSingle, naturalOrder, rankOf, type Sound, sameSide, type Tensor } from '../values.ts'
import { ofOnePicture } from './ofOnePicture.ts'

/** Numbers that a picture's channels are scaled by stand in the graph itself, where its preprocessing is read from. */
const MAX_LISTED = 4

/** A tensor with more sides of one place in front. */
export function widened(tensor: Tensor, rank: number): Tensor {
  const more = rank - rankOf(tensor)
  if (more <= 0) return tensor
  const ones = Array.from({ length: more }, () => 1)
  return {
    ...tensor,
    dims: tensor.dims.map((dims) => [...ones, ...dims]),
    order: tensor.order.map((axis) => axis + more),
  }
}

/** How a constant stands to a tensor: one number, one a channel, or a tensor. */
function spreadOf(tensor: Tensor, { dims }: Constant): 'number' | 'channels' | 'tensor' {
  const count = valueCount(dims)
  const rank = rankOf(tensor)
  if (count === 1 && dims.length <= rank) return 'number'
  const last = tensor.order.at(-1) ?? 0
  const place = last - rank + dims.length
  const isListed =
    dims.length <= rank && dims[place] === count && sameSide(tensor.shapes, tensor.order.length - 1) === count
  return isListed ? 'channels' : 'tensor'
}

async function withConstant(own: OpCall, name: ArithmeticFunction, at: number, constantAt: number): Promise<Tensor> {
  const value = own.input(at)
  const constant = await ofOnePicture(own, constantAt, rankOf(value))
  const call: OpCall = own.with(own.given.with(constantAt, constant))
  const isFirst = constantAt < at
  if (value.kind === 'tensor' && spreadOf(value, constant) === 'number') {
    const lists = await call.lists(constant)
    const scalar = lists[0]?.[0]
    if (scalar === undefined || !Number.isFinite(scalar) || lists.some((list) => list[0] !== scalar)) call.refuseFree()
    return byNumber(call, name, call.maybeFlat(at), scalar, isFirst)
  }
  const tensor = call.tensor(at)
  const count = valueCount(constant.dims)
  if (spreadOf(tensor, constant) === 'channels') {
    const isKnown = name === 'add' || name === 'multiply' || (!isFirst && (name === 'subtract' || name === 'divide'))
    if (isKnown && count <= MAX_LISTED) return listed(call, name, tensor, (await call.lists(constant))[0] ?? [])
    if (name === 'add') {
      const beta = await call.vector(constantAt, count)
      return shifted(call, tensor, { beta, count, isOnlyUser: call.isOnlyUser(at), def: tensor.draft.def })
    }
    if (name === 'multiply') return normalized(call, tensor, { gamma: await call.vector(constantAt, count) }, count)
  }
  const rank = Math.max(rankOf(tensor), constant.dims.length)
  const wide = widened(tensor, rank)
  const other = call.materialize(constant, call.sourceOf(constantAt), naturalConstant(constant, rank), rank)
  return joined(call, name, isFirst ? [other, wide] : [wide, other])
}

/** The axes of a constant that is a node: all but those in front that have one place. */
function naturalConstant({ dims }: Constant, rank: number): number[] {
  return naturalOrder([[...Array.from({ length: rank - dims.length }, () => 1), ...dims]])
}

function byNumber(call: OpCall, name: ArithmeticFunction, tensor: Tensor, scalar: number, isFirst: boolean): Tensor {
  if (!isFirst && ((name === 'add' && scalar === 0) || ((name === 'multiply' || name === 'divide') && scalar === 1))) {
    return tensor
  }
  if (name === 'power' && !isFirst && (scalar === 2 || scalar === 0.5)) {
    return call.activate(tensor, { id: scalar === 2 ? 'square' : 'squareRoot' })
  }
  const operation = { kind: 'arithmetic', function: name, scalar, ...(isFirst && { scalarFirst: true }) } as const
  return call.each(operation, tensor)
}

/** Tensors value by value, with NumPy's broadcasting: in the order of the one that has the most axes. */
export function joined(call: OpCall, name: ArithmeticFunction, given: readonly Tensor[]): Tensor {
  const rank = Math.max(...given.map(rankOf))
  const tensors = given.map((one) => widened(one, rank))
  const moving = (one: Tensor) => one.order.filter((axis) => !isSingle(one.dims, axis))
  const [base] = [...tensors].sort((a, b) => moving(b).length - moving(a).length || b.order.length - a.order.length)
  if (!base) return call.refuse('inputCount', { given: 0 })
  const missing = new Set(tensors.flatMap(moving).filter((axis) => !base.order.includes(axis)))
  // An axis that only a smaller one has goes where the file has it.
  const order = missing.size === 0 ? base.order : naturalOrderOf([...new Set([...base.order, ...missing])])
  const arranged = tensors.map((one) => call.arrange(one, order))
  return call.emit({ kind: 'arithmetic', function: name }, { inputs: arranged, order, rank })
}

const naturalOrderOf = (axes: readonly number[]) => [...axes].sort((a, b) => a - b)

/** Division of whole numbers cuts what is behind the point. */
const divided: Compute = (a, b) => Math.trunc(a / b)

const binary =
  (name: ArithmeticFunction): OpReader =>
  (call) =>
    two(call, name, call.input(0), call.input(1))

function two(
  call: OpCall,
  name: ArithmeticFunction,
  a: Sound,
  b: Sound,
): Constant | Tensor | Promise<Constant | Tensor> {
  if (a.kind === 'constant' && b.kind === 'constant') {
    const isWhole = a.isInteger && b.isInteger && name === 'divide'
    return foldEach(call, [a, b], isWhole ? divided : computed[name], name === 'power' ? a.isInteger : undefined)
  }
  if (b.kind === 'constant') return withConstant(call, name, 0, 1)
  if (a.kind === 'constant') return withConstant(call, name, 1, 0)
  const isShared = a === b && a.flat
  if (isShared) return call.each({ kind: 'arithmetic', function: name }, a)
  return joined(call, name, [call.tensor(0), call.tensor(1)])
}

/** The sum, mean, smallest or largest of any number of inputs. */
const many =
  (name: ArithmeticFunction, isMean = false): OpReader =>
  async (call) => {
    const { length } = call.given
    const whole = await all(call, name)
    if (!isMean || length === 1) return whole
    if (whole.kind === 'constant') return foldEach(call, [whole], (x) => x / length, false)
    return call.emit({ kind: 'arithmetic', function: 'divide', scalar: length }, { inputs: [whole] })
  }

async function all(call: OpCall, name: ArithmeticFunction): Promise<Constant | Tensor> {
  if (call.given.length === 1) return call.input(0)
  if (call.given.length === 2) return two(call, name, call.input(0), call.input(1))
  const values = call.given.map((_, index) => call.input(index))
  if (values.every((one) => one.kind === 'constant')) {
    const compute = computed[name]
    return foldEach(call, values as Constant[], (...given) => given.reduce((a, b) => compute(a, b)))
  }
  const rank = Math.max(...values.map(rankOf))
  const tensors = values.map((value, index) =>
    value.kind === 'constant'
      ? call.materialize(value, call.sourceOf(index), naturalConstant(value, rank), rank)
      : call.tensor(index),
  )
  return joined(call, name, tensors)
}

export const arithmetic: readonly [string, OpReader][] = [
  ['Add', binary('add')],
  ['Sub', binary('subtract')],
  ['Mul', binary('multiply')],
  ['Div', binary('divide')],
  ['Pow', binary('power')],
  ['Sum', many('add')],
  ['Mean', many('add', true)],
  ['Max', many('maximum')],
  ['Min', many('minimum')],
]
