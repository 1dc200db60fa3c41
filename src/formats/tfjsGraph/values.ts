import type { Shape } from '../../graph/graph.ts'
import type { Constant, Draft, Edges } from '../drafts/draft.ts'

/**
 * An output of a node, for each of the sizes of picture with which the file is tried. A side of the file's tensor is
 * known if it is the same for all.
 */
export interface Tensor {
  kind: 'tensor'
  draft: Draft
  /** Of our node, without the batch: planes are [height, width, channels]. */
  shapes: readonly Shape[]
  /**
   * What the file's tensor has before these sides: the batch, nothing, or the batch together with all sides but the
   * last in one (`merged`).
   */
  leading: 'batch' | 'none' | 'merged'
  /** Whether the file's tensor is [channels, height, width]. */
  isTurned: boolean
  /** It was cut into blocks by SpaceToBatchND, and is put together again by BatchToSpaceND. */
  spaced?: Spaced
  /** Padding that only a maximum may see: its value is lower than any other. */
  lowPadding?: Edges
}

/** Between SpaceToBatchND and BatchToSpaceND a convolution is dilated: tensorflow.org/api_docs/python/tf/nn/atrous_conv2d */
export interface Spaced {
  block: readonly [number, number]
  /** Of the plane, before it was cut; what BatchToSpaceND crops is taken off already. */
  padding: Edges
  /** Whether the convolution is behind. */
  isDone: boolean
}

/** What a node gives that cannot be read, or needs another such. */
export interface Bad {
  kind: 'bad'
}

/** What can be read. */
export type Sound = Tensor | Constant

export type Value = Sound | Bad

export const bad: Bad = { kind: 'bad' }

/**
 * Stands for the number of pictures where shapes are computed: a prime that is no side of any tensor, so what is a
 * multiple of it contains the batch.
 */
export const BATCH = 1_000_003

/** The number of sides of the file's tensor. */
export function rankOf(value: Sound): number {
  if (value.kind === 'constant') return value.dims.length
  const {
    leading,
    shapes: [shape = []],
  } = value
  if (leading === 'merged') return 2
  return shape.length + (leading === 'batch' ? 1 : 0)
}

/** The sides of our tensor in the order of the file's, without the batch. */
export const turn = <T>([height, width, channels]: readonly T[]): T[] => [channels, height, width] as T[]

/** The sides of the file's tensor, for one of the sizes of picture. */
export function sidesOf({ leading, shapes, isTurned }: Tensor, probe: number): number[] {
  const shape = shapes[probe] ?? shapes[0] ?? []
  if (leading === 'merged') return [BATCH * shape.slice(0, -1).reduce((a, b) => a * b, 1), shape.at(-1) ?? 1]
  const sides = isTurned ? turn(shape) : [...shape]
  return leading === 'batch' ? [BATCH, ...sides] : sides
}

/** The sides that a node gives, for each of the sizes of picture; or only one list, the same for all. */
export const allSidesOf = (value: Sound): readonly (readonly number[])[] =>
  value.kind === 'constant' ? [value.dims] : value.shapes.map((_, probe) => sidesOf(value, probe))

/** A side of our node that is the same for every size of picture. */
export function sameSide(shapes: readonly Shape[], axis: number): number | undefined {
  const side = shapes[0]?.at(axis)
  return shapes.every((shape) => shape.at(axis) === side) ? side : undefined
}
