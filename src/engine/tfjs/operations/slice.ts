import { pad, type Tensor, slice as take, reshape as toShape } from '@tensorflow/tfjs-core'
import type { OperationOf } from '../../../graph/operations.ts'
import { type MakeRunner, simple } from './runner.ts'

/** A cut along one axis of a tensor [before, side, after]: `count` values from `start` on, `step` apart. */
interface Cut {
  axis: number
  side: number
  start: number
  step: number
  count: number
}

/** As [1, …]: three sides serve tensors of any. */
function around({ shape }: Tensor, axis: number): [before: number, after: number] {
  const product = (sides: readonly number[]) => sides.reduce((count, side) => count * side, 1)
  return [product(shape.slice(0, axis)), product(shape.slice(axis + 1))]
}

/** Zeros in front of and behind the middle of three sides. */
const padMiddle = (x: Tensor, before: number, after: number): Tensor =>
  before === 0 && after === 0
    ? x
    : pad(x, [
        [0, 0],
        [before, after],
        [0, 0],
      ])

/** Every `step`th value is the first of a row of `step`. */
function cut(x: Tensor, { axis, side, start, step, count }: Cut): Tensor {
  const [before, after] = around(x, axis)
  const shape = x.shape.with(axis, count)
  const flat = toShape(x, [before, side, after])
  const wide = padMiddle(flat, 0, Math.max(start + count * step - side, 0))
  const rows = take(wide, [0, start, 0], [before, count * step, after])
  if (step === 1) return toShape(rows, shape)
  return toShape(take(toShape(rows, [before * count, step, after]), [0, 0, 0], [before * count, 1, after]), shape)
}

/** The gradient of {@link cut}: zeros where nothing was taken. */
function cutBack(gradient: Tensor, { axis, side, start, step, count }: Cut): Tensor {
  const [before, after] = around(gradient, axis)
  const rows = toShape(padMiddle(toShape(gradient, [before * count, 1, after]), 0, step - 1), [
    before,
    count * step,
    after,
  ])
  const inside = Math.min(count * step, side - start)
  const whole = padMiddle(take(rows, [0, 0, 0], [before, inside, after]), start, side - start - inside)
  return toShape(whole, gradient.shape.with(axis, side))
}

/** Of each axis the values from a start on, by steps: axis after axis. */
export const slice: MakeRunner<OperationOf<'slice'>> = ({ operation, shape }, [from = []]) => {
  const cuts = from.flatMap((side, axis): Cut[] => {
    const [start = 0, step = 1, count = 1] = [operation.starts[axis], operation.steps[axis], shape[axis]]
    return count === side ? [] : [{ axis: axis + 1, side, start, step, count }]
  })
  return simple(
    (x) => cuts.reduce(cut, x),
    (gradient) => cuts.reduceRight(cutBack, gradient),
  )
}
