import { bytesPerValue } from '../../model/package/manifest.ts'
import { convolve } from './convolution.ts'
import { prepareFilters } from './filters.ts'
import type { ConvolutionLayout, StoredWeight } from './layout.ts'
import type { ThreadContext } from './threadPool.ts'
import { zeroPointOf } from './unpack.ts'

type Work = (thread: ThreadContext, numbers: readonly number[]) => void

/** Columns of a dense layer are handed out in whole cache lines. */
const COLUMNS = 64
/** Rows of a dense layer that a thread takes at a time in the backward pass. */
const ROWS = 64

const convolutionAt = ({ layout }: ThreadContext, index: number) =>
  [...layout.convolutions.values()][index] as ConvolutionLayout
const weightAt = ({ layout }: ThreadContext, index: number) => [...layout.weights.values()][index] as StoredWeight

/**
 * The jobs of the thread pool. Arguments are numbers, since they cross threads; convolutions and weights are given by
 * index.
 */
export const jobs = {
  /** Arguments: convolution, 1 for the backward direction, target address. */
  prepareFilters(thread, [convolutionIndex = 0, back, to = 0]) {
    const { kernel, forward, backward } = convolutionAt(thread, convolutionIndex)
    prepareFilters(thread, kernel, back ? backward : forward, to)
  },

  /** Arguments: convolution, 1 for the backward direction, and the members of `ConvolutionIO` in order. */
  convolve(
    thread,
    [convolutionIndex = 0, back, filters = 0, bias = 0, from = 0, to = 0, row = 0, pixel = 0, relu, pool],
  ) {
    const { kernel, forward, backward } = convolutionAt(thread, convolutionIndex)
    const io = { kernel, filters, bias, from, to, row, pixel, relu: relu === 1, pool: pool === 1 }
    convolve(thread, back ? backward : forward, io)
  },

  /**
   * Arguments: weight, length of the lists. Sums rows times values; for uint8, bytes minus `zeroPointOf` times
   * integers.
   */
  dense(thread, [weightIndex = 0, count = 0]) {
    const { kernels, layout, floats, scratch, index } = thread
    const weight = weightAt(thread, weightIndex)
    const { type, shape } = weight
    const [, units = 0] = shape
    const multiply = { float32: kernels.denseFloat32, float16: kernels.denseFloat16, uint8: kernels.denseUint8 }[type]
    const step = Math.ceil(units / thread.count / COLUMNS) * COLUMNS
    thread.parallelFor(0, units, step, (first, end) => {
      const sums = layout.sums + first * 4
      floats.fill(0, sums / 4, sums / 4 + end - first)
      multiply(
        layout.rows,
        layout.values,
        count,
        first * bytesPerValue[type],
        end - first,
        sums,
        scratch.temp[index] as number,
        zeroPointOf(weight),
      )
    })
    thread.barrier()
  },

  /** Argument: weight. Sums each row times the values; for uint8, bytes minus `zeroPointOf`. */
  transposed(thread, [weightIndex = 0]) {
    const { kernels, layout } = thread
    const weight = weightAt(thread, weightIndex)
    const { at, type, shape } = weight
    const [rows = 0, units = 0] = shape
    const multiply = {
      float32: kernels.transposedFloat32,
      float16: kernels.transposedFloat16,
      uint8: kernels.transposedUint8,
    }[type]
    const row = units * bytesPerValue[type]
    thread.parallelFor(0, rows, ROWS, (first, end) => {
      multiply(at + first * row, row, end - first, units, layout.values, layout.sums + first * 4, zeroPointOf(weight))
    })
    thread.barrier()
  },
} satisfies Record<string, Work>

export type Job = keyof typeof jobs
