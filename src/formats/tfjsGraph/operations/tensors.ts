import { valueCount } from '../../../graph/shapes/settings.ts'
import { integers, listsOf, placesOf, stepsOf } from '../../drafts/constants.ts'
import type { Constant } from '../../drafts/draft.ts'
import { axisOf } from '../axes.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { allSidesOf, rankOf, turn } from '../values.ts'

const same: OpReader = (call) => call.input(0)

const isWhole = (type: string | undefined) => type !== undefined && /^DT_U?INT\d+$|^DT_BOOL$/.test(type)

/** Between kinds of numbers. A picture's values are whole already; others would lose what is behind the point. */
const cast: OpReader = async (call) => {
  const value = call.input(0)
  const toWhole = isWhole(call.attr.type('DstT'))
  if (value.kind === 'tensor') {
    const isCut = toWhole && !isWhole(call.attr.type('SrcT')) && value.draft.operation.kind !== 'input'
    return isCut ? call.unfit('DstT', call.attr.type('DstT')) : value
  }
  if (!toWhole) return { ...value, isInteger: false }
  const lists = await call.lists(value)
  return {
    ...integers(
      lists.map((list) => Array.from(list, Math.trunc)),
      value.dims,
    ),
  }
}

/** The sides of a tensor, as a list of numbers. */
const shape: OpReader = (call) => integers(allSidesOf(call.input(0)))

const rank: OpReader = (call) => integers([[rankOf(call.input(0))]], [])

const size: OpReader = (call) => {
  const counts = allSidesOf(call.input(0)).map((sides) => [valueCount(sides)])
  return integers(counts, [])
}

/** The order of axes as our node has it: a plane with its channels in front is only remembered as such. */
const transpose: OpReader = async (call) => {
  const given = await call.known(1)
  const value = call.input(0)
  if (value.kind === 'constant') return transposedConstant(call, value, given)
  const tensor = call.tensor(0)
  const rankGiven = rankOf(tensor)
  const isOrder = [...given].sort((a, b) => a - b).every((axis, at) => axis === at) && given.length === rankGiven
  if (!isOrder || tensor.leading === 'merged') call.unfit('perm', given)
  if (tensor.leading === 'batch' && given[0] !== 0) call.unfit('perm', given)
  const own = (tensor.leading === 'batch' ? given.slice(1) : given).map((axis) => axisOf(call, tensor, axis))
  const inPlace = own.map((_, axis) => axis)
  const { isTurned: _, ...rest } = tensor
  if (own.join() === inPlace.join()) return { ...rest, isTurned: false }
  const isPlane = tensor.leading === 'batch' && own.length === 3
  if (isPlane && own.join() === turn(inPlace).join()) return { ...rest, isTurned: true }
  return call.emit({ kind: 'permute', axes: own }, { inputs: [tensor], as: { isTurned: false } })
}

async function transposedConstant(call: OpCall, constant: Constant, axes: readonly number[]): Promise<Constant> {
  const { dims } = constant
  const isOrder = [...axes].sort((a, b) => a - b).every((axis, at) => axis === at) && axes.length === dims.length
  if (!isOrder) call.unfit('perm', axes)
  const lists = await call.lists(constant)
  const to = axes.map((axis) => dims[axis] ?? 1)
  const steps = stepsOf(dims)
  const places = placesOf(
    to,
    axes.map((axis) => steps[axis] ?? 1),
  )
  const values = lists.map((list) => Float64Array.from(places, (place) => list[place] ?? 0))
  return { kind: 'constant', dims: to, isInteger: constant.isInteger, values }
}

/** One number many times. */
const fill: OpReader = async (call) => {
  const sides = await call.known(0)
  if (sides.some((side) => side < 0) || valueCount(sides) > 2 ** 20) call.refuse('outputTooLarge', { shape: sides })
  const value = call.constant(1)
  const lists = await listsOf(value)
  const values = lists.map((list) => Array.from({ length: valueCount(sides) }, () => list[0] ?? 0))
  return { ...integers(values, sides), isInteger: value.isInteger }
}

const range: OpReader = async (call) => {
  const [[start = 0], [limit = 0], [step = 1]] = [await call.known(0), await call.known(1), await call.known(2)]
  const count = Math.ceil((limit - start) / step)
  if (!(count >= 0 && count <= 2 ** 16)) call.unfit('limit', limit)
  return integers([Array.from({ length: count }, (_, at) => start + at * step)])
}

export const tensors: readonly [string, OpReader][] = [
  ...[
    'Identity',
    'StopGradient',
    'PreventGradient',
    'Snapshot',
    'CheckNumerics',
    'EnsureShape',
    'PlaceholderWithDefault',
  ].map((op): [string, OpReader] => [op, same]),
  ['IdentityN', (call) => call.given],
  ['Cast', cast],
  ['Shape', shape],
  ['Rank', rank],
  ['Size', size],
  ['Transpose', transpose],
  ['Fill', fill],
  ['Range', range],
]
