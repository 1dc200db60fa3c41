import type { Shape } from '../../../graph/graph.ts'
import { valueCount } from '../../../graph/shapes/settings.ts'
import { reshaped } from '../../drafts/constants.ts'
import type { Constant } from '../../drafts/draft.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { allSidesOf, BATCH, rankOf, type Tensor } from '../values.ts'

/** A side that is wanted: a number for each size of picture, or the same for all. */
type Wanted = readonly number[]

/** What a first side is of the batch: 1 for the batch alone; undefined if it says nothing of it. */
function ofBatch(side: number, batch: number | undefined): number | undefined {
  if (side > 0 && side % BATCH === 0) return side / BATCH
  // Written for one picture, whatever the input says.
  if (side === 1) return 1
  return batch !== undefined && side % batch === 0 ? side / batch : undefined
}

/**
 * A tensor with other sides. The first is the batch (also −1, where the others hold all values of a picture), or the
 * batch together with others, as in front of a product that Keras makes of Dense over a plane.
 */
export function reshapeTo(call: OpCall, input: Tensor, lists: readonly Wanted[]): Tensor {
  const tensor = isOneCell(input) ? { ...input, isTurned: false } : call.plain(input)
  const probes = Math.max(tensor.shapes.length, lists.length)
  const listOf = (probe: number) => lists[probe] ?? lists[0] ?? []
  const shapeOf = (probe: number) => tensor.shapes[probe] ?? tensor.shapes[0] ?? []
  const unfit = () => call.refuse('shapeUnfit', { shape: shapeOf(0) })
  if (tensor.leading === 'none') return keep(call, tensor, lists, probes, 'none')
  const [first = 1, ...rest] = listOf(0)
  const volume = valueCount(shapeOf(0))
  const free = rest.some((side) => side === -1)
  const isInferred = first === -1 && !free
  const multiple = isInferred ? volume / valueCount(rest) : ofBatch(first, call.batch)
  const last = shapeOf(0).at(-1)
  const behindBatch = () => lists.map((list) => list.slice(1))
  if (multiple === 1) return keep(call, tensor, behindBatch(), probes, 'batch')
  const isMerged = multiple !== undefined && rest.length === 1 && (rest[0] === last || rest[0] === -1)
  if (isMerged && multiple * (last ?? 1) === volume) return { ...tensor, leading: 'merged' }
  // The picture may be of another size than the one that is tried.
  if (isInferred && probes > 1) return keep(call, tensor, behindBatch(), probes, 'batch')
  // Of one picture a list is left.
  const isList = call.batch === 1 && (first === -1 || first === volume) && rest.length === 0
  return isList ? keep(call, tensor, [[volume]], 1, 'none') : unfit()
}

const isOneCell = ({ isTurned, shapes }: Tensor) =>
  isTurned && shapes.every(([height, width]) => height === 1 && width === 1)

/** A reshape of each picture. A side that follows from the picture's size is left open, if it is the only one. */
function keep(
  call: OpCall,
  tensor: Tensor,
  lists: readonly Wanted[],
  probes: number,
  leading: 'batch' | 'none',
): Tensor {
  const [first = []] = lists
  const isSame = (axis: number) => lists.every((list) => list[axis] === first[axis])
  const shape = first.map((side, axis) => (isSame(axis) && side > 0 ? side : -1))
  if (shape.filter((side) => side === -1).length > 1 || shape.some((side) => side > 0 && side % BATCH === 0)) {
    call.refuse('shapeUnfit', { shape: tensor.shapes[0] ?? [] })
  }
  const { spaced: _, ...plain } = tensor
  const as = { leading, isTurned: false }
  if (probes === 1 || tensor.shapes.length === 1) return call.emit({ kind: 'reshape', shape }, { inputs: [plain], as })
  const isFit = tensor.shapes.every((sides) => valueCount(sides) % Math.abs(valueCount(shape)) === 0)
  if (isFit && (shape.includes(-1) || tensor.shapes.every((sides) => valueCount(sides) === valueCount(shape)))) {
    return call.emit({ kind: 'reshape', shape }, { inputs: [plain], as })
  }
  // It fits one size of picture only, which a person may choose.
  return call.emitUnchecked({ kind: 'reshape', shape }, [plain], shape, as)
}

const reshape: OpReader = async (call) => {
  const value = call.input(0)
  const sides = await call.lists(call.constant(1))
  const lists = sides.map((list) => Array.from(list))
  if (value.kind === 'tensor') return reshapeTo(call, call.tensor(0), lists)
  return reshaped(value, filled(call, value, lists[0] ?? []))
}

/** The sides of a constant, without −1. */
function filled(call: OpCall, { dims }: Constant, sides: readonly number[]): number[] {
  const known = valueCount(sides.filter((side) => side !== -1))
  const whole = sides.map((side) => (side === -1 ? valueCount(dims) / known : side))
  const isFit = whole.every((side) => Number.isInteger(side) && side >= 0) && valueCount(whole) === valueCount(dims)
  return isFit ? whole : call.unfit('shape', sides)
}

/** Sides of 1 left out. */
const squeeze: OpReader = (call) => {
  const value = call.input(0)
  const named = ['squeeze_dims', 'axis'].flatMap((name) => call.attr.integers(name))
  const rank = rankOf(value)
  const given = named.map((axis) => (axis < 0 ? axis + rank : axis))
  if (given.some((axis) => axis < 0 || axis >= rank)) call.unfit('squeeze_dims', named)
  const isOut = (side: number, axis: number) => (given.length > 0 ? given.includes(axis) : side === 1)
  if (value.kind === 'constant')
    return reshaped(
      value,
      value.dims.filter((side, axis) => !isOut(side, axis)),
    )
  const tensor = call.tensor(0)
  const all = allSidesOf(tensor)
  const isBatchOut = tensor.leading === 'batch' && call.batch === 1 && (given.length === 0 || given.includes(0))
  const isWrong = (list: readonly number[]) => given.some((axis) => list[axis] !== 1 && !(axis === 0 && isBatchOut))
  if (all.some(isWrong)) call.unfit('squeeze_dims', named)
  const left = all.map((list) => list.filter((side, axis) => !isOut(side, axis) && !(axis === 0 && isBatchOut)))
  if (!isBatchOut) return reshapeTo(call, tensor, left)
  return reshapeTo(
    call,
    { ...(isOneCell(tensor) ? tensor : call.plain(tensor)), isTurned: false, leading: 'none' },
    left,
  )
}

/** A new side of 1, also that of the batch. */
const expandDims: OpReader = async (call) => {
  const value = call.input(0)
  const [given = 0] = await call.known(1)
  const rank = rankOf(value)
  const axis = given < 0 ? given + rank + 1 : given
  if (axis < 0 || axis > rank) call.unfit('axis', given)
  const insert = (sides: readonly number[]) => sides.toSpliced(axis, 0, 1)
  if (value.kind === 'constant') return reshaped(value, insert(value.dims))
  const tensor = call.tensor(0)
  if (axis === 0 && tensor.leading === 'none') return { ...tensor, leading: 'batch' }
  return reshapeTo(call, tensor, allSidesOf(tensor).map(insert))
}

/** Blocks of channels become pixels, and pixels blocks of channels. */
const depthToSpace: OpReader = (call) => {
  const size = call.attr.number('block_size', 0)
  const plane = call.plane(call.tensor(0), false)
  const [height = 0, width = 0, channels = 0] = onlyShape(call, plane)
  const depth = channels / size ** 2
  return moved(call, plane, [height, width, size, size, depth], [0, 2, 1, 3, 4], [height * size, width * size, depth])
}

const spaceToDepth: OpReader = (call) => {
  const size = call.attr.number('block_size', 0)
  const plane = call.plane(call.tensor(0), false)
  const [height = 0, width = 0, channels = 0] = onlyShape(call, plane)
  const [rows, columns] = [height / size, width / size]
  return moved(
    call,
    plane,
    [rows, size, columns, size, channels],
    [0, 2, 1, 3, 4],
    [rows, columns, channels * size ** 2],
  )
}

const onlyShape = (call: OpCall, { shapes }: Tensor): Shape =>
  shapes.length === 1 ? (shapes[0] ?? []) : call.refuseFree()

function moved(call: OpCall, plane: Tensor, sides: Shape, axes: readonly number[], to: Shape): Tensor {
  const cut = call.emit({ kind: 'reshape', shape: sides }, { inputs: [plane] })
  const turned = call.emit({ kind: 'permute', axes }, { inputs: [cut] })
  return call.emit({ kind: 'reshape', shape: to }, { inputs: [turned] })
}

export const reshapes: readonly [string, OpReader][] = [
  ['Reshape', reshape],
  ['Squeeze', squeeze],
  ['ExpandDims', expandDims],
  ['DepthToSpace', depthToSpace],
  ['SpaceToDepth', spaceToDepth],
]
