import { concat, split, type Tensor, reshape as toShape, transpose } from '@tensorflow/tfjs-core'
import type { OperationOf } from '../../../graph/operations.ts'
import { type MakeRunner, simple } from './runner.ts'

/** The most sides of a tensor that TF.js can transpose on WebGL. */
const MAX_RANK = 6

/** A permutation without sides of 1, and with sides that stay together as one: the same order of values. */
function compact(shape: readonly number[], axes: readonly number[]): { sides: number[]; axes: number[] } {
  /** Runs of axes that stay together, in the order of the output. */
  const runs: number[][] = []
  for (const axis of axes.filter((one) => shape[one] !== 1)) {
    const last = runs.at(-1)
    const end = last?.at(-1)
    const isNext = end !== undefined && shape.slice(end + 1, axis).every((side) => side === 1) && axis > end
    if (last && isNext) last.push(axis)
    else runs.push([axis])
  }
  const order = runs.map(([first = 0]) => first).sort((a, b) => a - b)
  const sideOf = (run: readonly number[]) => run.reduce((count, axis) => count * (shape[axis] ?? 1), 1)
  return {
    sides: order.map((first) => sideOf(runs.find((run) => run[0] === first) ?? [])),
    axes: runs.map(([first = 0]) => order.indexOf(first)),
  }
}

/** A tensor with its axes in another order, whatever their number. */
export function permuted(x: Tensor, axes: readonly number[]): Tensor {
  const shape = axes.map((axis) => x.shape[axis] ?? 1)
  const { sides, axes: order } = compact(x.shape, axes)
  if (order.every((axis, index) => axis === index)) return toShape(x, shape)
  if (order.length <= MAX_RANK) return toShape(transpose(toShape(x, sides), order), shape)
  // As many sides as this only pictures of a batch have: one after the other.
  const [batch = 1] = x.shape
  return concat(
    split(x, batch).map((one) => permuted(one, axes)),
    0,
  )
}

/** Output axis i is input axis axes[i]. */
export const permute: MakeRunner<OperationOf<'permute'>> = ({ operation: { axes } }) => {
  const back = axes.map((_, axis) => axes.indexOf(axis) + 1)
  return simple(
    (x) => permuted(x, [0, ...axes.map((axis) => axis + 1)]),
    (gradient) => permuted(gradient, [0, ...back]),
  )
}
