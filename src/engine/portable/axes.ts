import type { Shape } from '../../graph/graph.ts'
import { valueCount } from '../../model/package/manifest.ts'

/** Steps between neighbours along each side of a tensor in C order. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length).fill(1)
  for (let axis = shape.length - 2; axis >= 0; axis--) {
    strides[axis] = (strides[axis + 1] as number) * (shape[axis + 1] as number)
  }
  return strides
}

/** The offsets of all elements of a box with these sides and steps, in C order. */
export function offsetsOf(sides: readonly number[], steps: readonly number[]): Int32Array {
  let offsets = new Int32Array(1)
  for (const [axis, side] of sides.entries()) {
    const next = new Int32Array(offsets.length * side)
    let at = 0
    for (const offset of offsets) {
      for (let i = 0; i < side; i++) next[at++] = offset + i * (steps[axis] as number)
    }
    offsets = next
  }
  return offsets
}

/** Splits a tensor by axes: element (k, r) stands at kept[k] + reduced[r], both in C order of their own axes. */
export interface SplitAxes {
  /** Along the other axes. */
  kept: Int32Array
  /** Along these axes. */
  reduced: Int32Array
}

export function splitAxes(shape: Shape, axes: readonly number[]): SplitAxes {
  const strides = stridesOf(shape)
  const along = (isReduced: boolean) => {
    const own = shape.map((_, axis) => axis).filter((axis) => axes.includes(axis) === isReduced)
    return offsetsOf(
      own.map((axis) => shape[axis] as number),
      own.map((axis) => strides[axis] as number),
    )
  }
  return { kept: along(false), reduced: along(true) }
}

/** A tensor as [before, side, after] around one axis. */
export function aroundAxis(shape: Shape, axis: number): [before: number, side: number, after: number] {
  const side = shape[axis]
  if (side === undefined) throw new RangeError(`The tensor has no axis ${axis}.`)
  return [valueCount(shape.slice(0, axis)), side, valueCount(shape.slice(axis + 1))]
}

/** [height, width, channels] of a feature map. */
export function mapSides(shape: Shape | undefined): [height: number, width: number, channels: number] {
  if (shape?.length !== 3) throw new RangeError('The tensor is no feature map.')
  return shape as unknown as [number, number, number]
}
