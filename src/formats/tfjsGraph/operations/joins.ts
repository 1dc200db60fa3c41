import { valueCount } from '../../../graph/shapes/settings.ts'
import { integers, MAX_COMPUTED } from '../../drafts/constants.ts'
import type { Constant } from '../../drafts/draft.ts'
import { axisOf } from '../axes.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { allSidesOf, rankOf, type Tensor } from '../values.ts'
import { reshapeTo } from './reshape.ts'

/** The values of constants one after the other, along the first axis, for each size of picture. */
async function appended(call: OpCall, constants: readonly Constant[], dims: readonly number[]): Promise<Constant> {
  const all = await Promise.all(constants.map((one) => call.lists(one)))
  const probes = Math.max(...all.map((lists) => lists.length))
  if (valueCount(dims) > MAX_COMPUTED) call.refuse('outputTooLarge', { shape: dims })
  const values = Array.from({ length: probes }, (_, probe) =>
    all.flatMap((lists) => Array.from(lists[probe] ?? lists[0] ?? [])),
  )
  return { ...integers(values, dims), isInteger: constants.every(({ isInteger }) => isInteger) }
}

const isConstant = (value: { kind: string }): value is Constant => value.kind === 'constant'

/** Stacked along a new axis. */
const pack: OpReader = async (call) => {
  const axis = call.attr.number('axis', 0)
  const [first] = call.given
  if (call.given.every(isConstant)) {
    const dims = (first as Constant | undefined)?.dims ?? []
    if (axis !== 0 && !(axis === -1 && dims.length === 0)) call.unfit('axis', axis)
    return appended(call, call.given as Constant[], [call.given.length, ...dims])
  }
  const tensors = call.given.map((_, index) => {
    const tensor = call.plain(call.tensor(index))
    const place = axis < 0 ? axis + rankOf(tensor) + 1 : axis
    if (place < 1 || place > rankOf(tensor)) call.unfit('axis', axis)
    const sides = allSidesOf(tensor).map((list) => list.toSpliced(place, 0, 1))
    return reshapeTo(call, tensor, sides)
  })
  return concatenated(call, tensors, axis)
}

function concatenated(call: OpCall, tensors: readonly Tensor[], given: number): Tensor {
  const [first] = tensors
  if (!first) return call.refuse('inputCount', { given: 0 })
  const isTurned = tensors.every((one) => one.isTurned)
  const inputs = isTurned ? tensors : tensors.map((one) => call.plain(one))
  const isSame = inputs.every((one) => one.leading === first.leading && rankOf(one) === rankOf(first))
  if (!isSame) call.refuse('shapesUnfit', { shapes: tensors.map(({ shapes }) => shapes[0] ?? []) })
  return call.emit({ kind: 'concatenate', axis: axisOf(call, inputs[0] as Tensor, given) }, { inputs })
}

/** A constant beside tensors, as one of them. */
function asTensor(call: OpCall, index: number, like: Tensor): Tensor {
  const value = call.input(index)
  if (value.kind === 'tensor') return call.tensor(index)
  const { dims } = value
  if (dims.length !== rankOf(like) || (like.leading === 'batch' && dims[0] !== 1) || like.leading === 'merged') {
    call.refuse('shapeUnfit', { shape: dims })
  }
  const sides = like.leading === 'batch' ? dims.slice(1) : dims
  const tensor = call.materialize(value, call.sourceOf(index), sides, like.isTurned ? [1, 2, 0] : undefined)
  return { ...tensor, leading: like.leading, isTurned: like.isTurned }
}

const concat =
  (axisAt: 'first' | 'last'): OpReader =>
  async (call) => {
    const count = call.given.length - 1
    if (count < 1) call.refuse('inputCount', { given: call.given.length })
    const [axis = 0] = await call.known(axisAt === 'first' ? 0 : count)
    const indexes = Array.from({ length: count }, (_, index) => index + (axisAt === 'first' ? 1 : 0))
    const values = indexes.map((index) => call.input(index))
    const like = values.find((value) => value.kind === 'tensor')
    if (like)
      return concatenated(
        call,
        indexes.map((index) => asTensor(call, index, like)),
        axis,
      )
    const constants = values as Constant[]
    const isFirst = axis === 0 || constants.every(({ dims }) => dims.length === 1 && axis === -1)
    if (!isFirst) call.unfit('axis', axis)
    const total = constants.reduce((sum, { dims }) => sum + (dims[0] ?? 0), 0)
    return appended(call, constants, [total, ...(constants[0]?.dims.slice(1) ?? [])])
  }

/** Several tensors become one. */
export const joins: readonly [string, OpReader][] = [
  ['Pack', pack],
  ['ConcatV2', concat('last')],
  ['Concat', concat('first')],
]
