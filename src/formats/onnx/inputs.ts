import { HeatlensError } from '../../errors/index.ts'
import type { Draft } from '../drafts/draft.ts'
import type { GraphWriter } from '../drafts/graphWriter.ts'
import { typeName } from './numberTypes.ts'
import type { PortProto } from './portProto.ts'
import type { Tensor } from './values.ts'

/** Height and width of pictures: several, to see what is the same for all, or one that is fixed. */
export type Sizes = { isFree: true; tried: readonly number[] } | { isFree: false; height: number; width: number }

/** An input of the network, and how many pictures it takes at once, where the file says so. */
export interface Input {
  tensor: Tensor
  batch?: number
}

const isChannels = (side: number | null | undefined) => side === 1 || side === 3

/** What the axes of an input are. */
function axesOf(sides: readonly (number | null)[]): { order: readonly number[]; batch: number | undefined } {
  if (sides.length === 4) {
    const isLast = isChannels(sides[3]) && !isChannels(sides[1])
    return { order: isLast ? [1, 2, 3] : [2, 3, 1], batch: 0 }
  }
  // A picture that is alone.
  if (sides.length === 3 && isChannels(sides[0])) return { order: [1, 2, 0], batch: undefined }
  if (sides.length === 3 && isChannels(sides[2])) return { order: [0, 1, 2], batch: undefined }
  return { order: sides.map((_, axis) => axis).slice(1), batch: 0 }
}

/**
 * Adds the node of an input: a picture, its channels in front or behind, or a list of numbers. One picture stands for
 * any number of them. `channels` is how many the first convolution takes.
 */
export function addInput(port: PortProto, channels: number | undefined, sizes: Sizes, writer: GraphWriter): Input {
  const sides = port.sides ?? [null, null, null, null]
  const { order, batch } = axesOf(sides)
  if (sides.length === 0 || order.length === 0)
    throw new HeatlensError('notForPictures', { file: port.name, what: typeName(port.type) })
  const isPicture = order.length === 3
  const own = order.map((axis, at) => {
    const side = sides[axis] ?? null
    if (!isPicture || side !== null) return side
    if (at === 2) return channels ?? 3
    return sizes.isFree ? null : at === 0 ? sizes.height : sizes.width
  })
  const draft: Draft = {
    def: { name: port.name, op: typeName(port.type) },
    ...{ operation: { kind: 'input', shape: own }, inputs: [], weights: {} },
  }
  writer.addUnchecked(draft)
  const tried = own.includes(null) && sizes.isFree ? sizes.tried : [1]
  const shapes = tried.map((size) => own.map((side) => side ?? size))
  const dims = shapes.map((shape) => sides.map((_, axis) => shape[order.indexOf(axis)] ?? 1))
  const count = batch === undefined ? undefined : (sides[batch] ?? undefined)
  return { tensor: { kind: 'tensor', draft, dims, order, shapes }, ...(count !== undefined && { batch: count }) }
}
