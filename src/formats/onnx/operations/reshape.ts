import type { Shape } from '../../../graph/graph.ts'
import { valueCount } from '../../../graph/shapes/settings.ts'
import { reshaped as reshapedConstant } from '../../drafts/constants.ts'
import { filledConstant } from '../fold.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { type Constant, isSingle, rankOf, type Sides, type Sound, sidesOf, type Tensor } from '../values.ts'

/** Axes before and behind, of which the one side holds the same values as the other. */
interface Group {
  from: number[]
  to: number[]
}

const moving = (sides: Sides) => (sides[0] ?? []).map((_, axis) => axis).filter((axis) => !isSingle(sides, axis))

/** The smallest groups of adjacent axes that become others; axes of one place are in none. */
function groupsOf(from: Sides, to: Sides): Group[] {
  const [olds, news] = [moving(from), moving(to)]
  for (const probe of from.keys()) {
    const groups = groupsIn(from[probe] ?? [], to[probe] ?? [], olds, news)
    const isFit = (at: number) =>
      groups.every((group) => productOf(from[at], group.from) === productOf(to[at], group.to))
    if (from.every((_, at) => isFit(at))) return groups
  }
  return [{ from: olds, to: news }]
}

const productOf = (dims: readonly number[] | undefined, axes: readonly number[]) =>
  axes.reduce((product, axis) => product * (dims?.[axis] ?? 1), 1)

function groupsIn(from: Shape, to: Shape, olds: readonly number[], news: readonly number[]): Group[] {
  const groups: Group[] = []
  let [i, j] = [0, 0]
  while (i < olds.length || j < news.length) {
    const group: Group = { from: [], to: [] }
    let [before, behind] = [1, 1]
    do {
      if ((before <= behind && i < olds.length) || j >= news.length) {
        const axis = olds[i++] as number
        group.from.push(axis)
        before *= from[axis] ?? 1
      } else {
        const axis = news[j++] as number
        group.to.push(axis)
        behind *= to[axis] ?? 1
      }
    } while (
      (before !== behind || group.to.length === 0 || group.from.length === 0) &&
      (i < olds.length || j < news.length)
    )
    groups.push(group)
  }
  return groups
}

/** A tensor with other sides. Its layout stays where it can: only what is mixed is put in the file's order. */
export function reshapeTo(call: OpCall, tensor: Tensor, to: Sides): Tensor {
  const probes = Math.max(tensor.dims.length, to.length)
  const from = Array.from({ length: probes }, (_, probe) => tensor.dims[probe] ?? tensor.dims[0] ?? [])
  const wanted = from.map((_, probe) => to[probe] ?? to[0] ?? [])
  if (from.every((dims, probe) => dims.join() === wanted[probe]?.join())) return tensor
  const isFit = from.every((dims, probe) => valueCount(dims) === valueCount(wanted[probe] ?? []))
  if (!isFit) call.refuse(tensor.shapes.length > 1 ? 'sizeFree' : 'shapeUnfit', { shape: tensor.dims[0] ?? [] })
  const rank = wanted[0]?.length ?? 0
  const groups = groupsOf(from, wanted)
  const flat = flatOf(tensor, groups)
  const positionOf = (group: Group) => Math.min(...group.from.map((axis) => tensor.order.indexOf(axis)))
  const blocks = [...groups].sort((a, b) => positionOf(a) - positionOf(b))
  const before = blocks.flatMap((group) => group.from)
  const own = tensor.order.filter((axis) => before.includes(axis))
  const plain = flat || own.join() === before.join() ? tensor : call.arrange(tensor, before)
  const order = blocks.flatMap((group) => group.to)
  if (order.length === 0 && rank > 0) order.push(rank - 1)
  if (order.length === 0) call.refuse('shapeUnfit', { shape: tensor.dims[0] ?? [] })
  const shapes = wanted.map((dims) => order.map((axis) => dims[axis] ?? 1))
  const result = call.reshaped(plain, shapes, order, rank)
  return { ...result, dims: wanted, ...(flat && { flat }) }
}

/** Whether all sides become one, though ours are in another order than the file's. */
function flatOf(tensor: Tensor, groups: readonly Group[]): Tensor['flat'] {
  const [only, ...others] = groups
  const isOne = only && others.length === 0 && only.to.length === 1 && tensor.dims.length === 1
  if (!isOne || only.from.length < 2) return undefined
  const order = tensor.order.filter((axis) => only.from.includes(axis)).map((axis) => only.from.indexOf(axis))
  if (order.every((place, at) => place === at)) return undefined
  return { sides: only.from.map((axis) => tensor.dims[0]?.[axis] ?? 1), order }
}

const withSides = (call: OpCall, value: Sound, to: Sides): Sound =>
  value.kind === 'constant' ? constantWith(call, value, to) : reshapeTo(call, call.tensor(0), to)

function constantWith(call: OpCall, value: Constant, [dims = [], ...others]: Sides): Constant {
  if (others.some((one) => one.join() !== dims.join())) call.refuseFree()
  if (valueCount(dims) !== valueCount(value.dims)) call.refuse('shapeUnfit', { shape: value.dims })
  if (value.filled !== undefined) return filledConstant(call, dims, value.filled, value.isInteger)
  return reshapedConstant(value, dims) as Constant
}

/** The sides that a list says: 0 is the side that was there, −1 what is left. */
function resolved(call: OpCall, list: readonly number[], dims: readonly number[]): number[] {
  const isZero = call.flag('allowzero')
  const { batch = 1 } = call.around
  const count = valueCount(dims)
  const fill = (sides: readonly number[]) => {
    const known = sides.filter((side) => side !== -1).reduce((a, b) => a * b, 1)
    return sides.map((side) => (side === -1 ? count / known : side))
  }
  const sides = list.map((side, axis) => (side === 0 && !isZero ? (dims[axis] ?? 0) : side))
  const isFit = (one: readonly number[]) =>
    one.every((side) => Number.isInteger(side) && side > 0) && valueCount(one) === count
  const whole = fill(sides)
  if (isFit(whole)) return whole
  // Written for several pictures at once.
  const [first = 0, ...rest] = sides
  if (batch > 1 && first % batch === 0) {
    const alone = fill([first / batch, ...rest])
    if (isFit(alone)) return alone
  }
  if (sides.filter((side) => side < 0).length > 1 || sides.length > 8) call.unfit('shape', list)
  return call.refuse('shapeUnfit', { shape: dims })
}

const reshape: OpReader = async (call) => {
  const value = call.input(0)
  const told = call.has(1) ? await call.lists(call.constant(1)) : [call.list('shape') ?? []]
  const from = sidesOf(value)
  const probes = Math.max(told.length, from.length)
  const to = Array.from({ length: probes }, (_, probe) =>
    resolved(call, Array.from(told[probe] ?? told[0] ?? []), from[probe] ?? from[0] ?? []),
  )
  return withSides(call, value, to)
}

const flatten: OpReader = (call) => {
  const value = call.input(0)
  const rank = rankOf(value)
  const given = call.integer('axis', 1)
  const axis = given < 0 ? given + rank : given
  if (axis < 0 || axis > rank) call.unfit('axis', given)
  const to = sidesOf(value).map((dims) => [valueCount(dims.slice(0, axis)), valueCount(dims.slice(axis))])
  return withSides(call, value, to)
}

const squeeze: OpReader = async (call) => {
  const value = call.input(0)
  const sides = sidesOf(value)
  const given = await call.settingOrInput('axes', 1)
  const rank = rankOf(value)
  const axes = given?.map((axis) => call.axis(axis, rank))
  if (axes?.some((axis) => !isSingle(sides, axis))) call.unfit('axes', given)
  const isOut = (axis: number) => (axes ? axes.includes(axis) : isSingle(sides, axis))
  return relabelled(
    call,
    value,
    sides.map((dims) => dims.filter((_, axis) => !isOut(axis))),
    (axis) => (isOut(axis) ? undefined : axis - Array.from({ length: axis }, (_, at) => at).filter(isOut).length),
  )
}

const unsqueeze: OpReader = async (call) => {
  const value = call.input(0)
  const given = (await call.settingOrInput('axes', 1)) ?? call.unfit('axes', null)
  const rank = rankOf(value) + given.length
  const axes = given.map((axis) => call.axis(axis, rank))
  if (new Set(axes).size !== axes.length || rank > 12) call.unfit('axes', given)
  const places = Array.from({ length: rank }, (_, axis) => axis).filter((axis) => !axes.includes(axis))
  const widen = (dims: readonly number[]) => {
    const result = Array.from({ length: rank }, () => 1)
    for (const [at, place] of places.entries()) result[place] = dims[at] ?? 1
    return result
  }
  return relabelled(call, value, sidesOf(value).map(widen), (axis) => places[axis])
}

/** Other sides of one place: the values stay where they are. */
function relabelled(call: OpCall, value: Sound, to: Sides, placeOf: (axis: number) => number | undefined): Sound {
  if (value.kind === 'constant') return constantWith(call, value, to)
  const order = value.order.map(placeOf)
  const known = order.filter((axis) => axis !== undefined)
  if (known.length === order.length) return { ...value, dims: to, order: known }
  return reshapeTo(call, call.tensor(0), to)
}

export const reshapes: readonly [string, OpReader][] = [
  ['Reshape', reshape],
  ['Flatten', flatten],
  ['Squeeze', squeeze],
  ['Unsqueeze', unsqueeze],
]
