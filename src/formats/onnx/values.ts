import type { Shape } from '../../graph/graph.ts'
import type { StoredTensor } from '../../model/storedNetwork.ts'
import type { Draft, Edges, Constant as PlainConstant } from '../drafts/draft.ts'

/** The sides of a tensor, for each of the sizes of picture with which the file is tried, or the same for all. */
export type Sides = readonly (readonly number[])[]

/**
 * An output of a node. The file's tensor has the sides `dims`, where the batch is one picture; ours has some of them in
 * another order, such as [height, width, channels] of [1, channels, height, width].
 */
export interface Tensor {
  kind: 'tensor'
  draft: Draft
  dims: Sides
  /** The file's axis of each of ours. Axes that are not here have one place. */
  order: readonly number[]
  /** Of our node: `dims` in `order`. */
  shapes: readonly Shape[]
  /** A plane whose sides were merged into one, in our order instead of the file's: a kernel behind is turned instead. */
  flat?: Flat
  /** Padding that only a maximum may see: its value is lower than any other. */
  lowPadding?: Edges
  /** In the file these are whole numbers, by a scale and a zero point; here the real numbers that they stand for. */
  isQuantised?: boolean
}

/** What was merged: the sides in the file's order, and which of them is first, second … in ours. */
export interface Flat {
  sides: readonly number[]
  order: readonly number[]
}

/** Numbers of a file of ONNX. Whole ones are read as they are, also where float32 is too short for them. */
export interface ExactTensor extends StoredTensor {
  readExact?(): Promise<ArrayLike<number>>
}

export interface Constant extends PlainConstant {
  stored?: ExactTensor
  /** Of one number many times, which takes no memory. */
  filled?: number
  /** The file's type of numbers, such as `int8`. */
  type?: string
}

/** What a node gives that cannot be read, or needs another such. */
export interface Bad {
  kind: 'bad'
}

/** An input that is left out. */
export interface Absent {
  kind: 'absent'
}

export type Sound = Tensor | Constant

export type Value = Sound | Bad | Absent

export const bad: Bad = { kind: 'bad' }

export const absent: Absent = { kind: 'absent' }

/** The number of sides of the file's tensor. */
export const rankOf = (value: Sound): number =>
  value.kind === 'constant' ? value.dims.length : (value.dims[0]?.length ?? 0)

/** The sides of the file's tensor, for each of the sizes of picture. */
export const sidesOf = (value: Sound): Sides => (value.kind === 'constant' ? [value.dims] : value.dims)

/** One side, if it is the same for every size of picture. */
export function sameSide(sides: Sides, axis: number): number | undefined {
  const side = sides[0]?.[axis]
  return sides.every((list) => list[axis] === side) ? side : undefined
}

/** True for an axis of one place, whatever the size of the picture. */
export const isSingle = (sides: Sides, axis: number): boolean => sides.every((list) => list[axis] === 1)

/** The file's own order of axes, without those in front that have one place; at least one is left. */
export function naturalOrder(sides: Sides): number[] {
  const rank = sides[0]?.length ?? 0
  let first = 0
  while (first < rank - 1 && isSingle(sides, first)) first++
  return Array.from({ length: rank - first }, (_, at) => first + at)
}

/** The file's sides of a tensor with these shapes in this order. */
export const dimsOf = (shapes: readonly Shape[], order: readonly number[], rank: number): number[][] =>
  shapes.map((shape) => {
    const dims = Array.from({ length: rank }, () => 1)
    for (const [at, axis] of order.entries()) dims[axis] = shape[at] ?? 1
    return dims
  })

/** The axes of a tensor of so many sides. */
export const axesOf = (rank: number): number[] => Array.from({ length: rank }, (_, axis) => axis)
