import type { OperationOf } from '../../../graph/operations.ts'
import { offsetsOf, stridesOf } from '../../portable/axes.ts'
import type { NodeLayout } from '../layout.ts'
import { firstPixel, quadsOf, type Runner, type Running } from '../operations/runner.ts'
import type { ThreadContext } from '../threadPool.ts'

// What moves whole pixels, that is lists of the last axis, between maps whose rows lie without gaps.

/** Rows that a thread copies at a time. */
const ROWS = 8

const isGapless = ({ map }: NodeLayout): boolean => map.row === map.width * map.pixel

const pixelsOf = (shape: readonly number[]) => shape.slice(0, -1)

/** Copies each pixel of the output from where `first` and `steps` say: pixels of the input along the output's axes. */
function copyPixels(thread: ThreadContext, { own, inputs }: Running, first: number, steps: readonly number[]): void {
  const [input = own] = inputs
  const sides = pixelsOf(own.node.shape)
  const starts = offsetsOf(sides.slice(0, -1), steps.slice(0, -1))
  const step = (steps.at(-1) ?? 1) * input.map.pixel
  const width = sides.at(-1) ?? 1
  thread.parallelFor(0, starts.length, ROWS, (from, end) => {
    for (let y = from; y < end; y++) {
      const at = firstPixel(input) + (first + (starts[y] as number)) * input.map.pixel
      thread.kernels.copyPixels(at, step, width, quadsOf(own.map), firstPixel(own) + y * own.map.row, own.map.pixel)
    }
  })
  thread.barrier()
}

/** Output axis i is input axis axes[i]; the last one stays. */
export const permute: Runner = {
  canRun({ node }, [input]) {
    const { axes } = node.operation as OperationOf<'permute'>
    return input !== undefined && isGapless(input) && axes.at(-1) === axes.length - 1 && axes.length > 1
  },
  run(thread, running) {
    const { axes } = running.own.node.operation as OperationOf<'permute'>
    const strides = stridesOf(pixelsOf(running.inputs[0]?.node.shape ?? []))
    copyPixels(
      thread,
      running,
      0,
      axes.slice(0, -1).map((axis) => strides[axis] as number),
    )
  },
}

/** Of each axis the values from a start on, by steps; of the last one all, or whole quads of the only other pixels. */
export const slice: Runner = {
  canRun({ node }, [input]) {
    const { starts, steps } = node.operation as OperationOf<'slice'>
    if (!input || !isGapless(input) || node.shape.length < 2) return false
    if (node.shape.at(-1) === input.node.shape.at(-1)) return true
    return (starts.at(-1) ?? 0) % 4 === 0 && steps.at(-1) === 1 && (node.shape.at(-1) ?? 0) % 4 === 0
  },
  run(thread, running) {
    const { own, inputs } = running
    const [input = own] = inputs
    const { starts, steps } = own.node.operation as OperationOf<'slice'>
    const strides = stridesOf(pixelsOf(input.node.shape))
    const first = strides.reduce((sum, stride, axis) => sum + stride * (starts[axis] ?? 0), 0)
    // Whole quads of the last axis: as many pixels on.
    const channels = ((starts.at(-1) ?? 0) * 4) / input.map.pixel
    copyPixels(
      thread,
      running,
      first + channels,
      strides.map((stride, axis) => stride * (steps[axis] ?? 1)),
    )
  },
}

/** Along any axis but the last. */
export const concatenate: Runner = {
  canRun({ node }, inputs) {
    const { axis } = node.operation as OperationOf<'concatenate'>
    return axis < node.shape.length - 1 && inputs.every(isGapless)
  },
  run(thread, { own, inputs }) {
    const { axis } = own.node.operation as OperationOf<'concatenate'>
    const count = (sides: readonly number[]) => sides.reduce((product, side) => product * side, 1)
    const before = count(own.node.shape.slice(0, axis))
    const all = count(pixelsOf(own.node.shape.slice(axis)))
    thread.parallelFor(0, before, 1, (part) => {
      let done = 0
      for (const input of inputs) {
        const pixels = count(pixelsOf(input.node.shape.slice(axis)))
        // The output may have gaps between its rows.
        for (let pixel = 0; pixel < pixels; ) {
          const to = part * all + done + pixel
          const x = to % own.map.width
          const run = Math.min(own.map.width - x, pixels - pixel)
          const from = firstPixel(input) + (part * pixels + pixel) * input.map.pixel
          const target = firstPixel(own) + Math.floor(to / own.map.width) * own.map.row + x * own.map.pixel
          thread.kernels.copyPixels(from, input.map.pixel, run, quadsOf(own.map), target, own.map.pixel)
          pixel += run
        }
        done += pixels
      }
    })
    thread.barrier()
  },
}
