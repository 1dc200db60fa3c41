import { bytesPerValue } from '../../model/package/manifest.ts'
import { convolve } from './convolution.ts'
import { backZeroOf } from './dense.ts'
import { asMap, makeFeatureMap } from './featureMap.ts'
import { prepareFilters } from './filters.ts'
import type { NodeLayout } from './layout.ts'
import { inputsOf, runnerOf } from './operations/index.ts'
import { hasColumns, type StoredWeight } from './storedWeight.ts'
import type { ThreadContext } from './threadPool.ts'
import { denseZerosAt, zeroPointOf } from './unpack.ts'

type Work = (thread: ThreadContext, numbers: readonly number[]) => void

/** Columns of a dense layer are handed out in whole cache lines. */
const COLUMNS = 64
/** Rows of a dense layer that a thread takes at a time in the backward pass. */
const ROWS = 64

/** Numbers of a call: which kernel, and as many arguments as any takes. */
export const CALL_WIDTH = 17

const nodeAt = ({ layout }: ThreadContext, index: number) => layout.nodes[index] as NodeLayout

const kernelOf = (thread: ThreadContext, index: number) =>
  thread.layout.weights.get(nodeAt(thread, index).node.weights.kernel?.tensor as string) as StoredWeight

/** The jobs of the thread pool. Arguments are numbers, since they cross threads; nodes are given by index. */
export const jobs = {
  /** Arguments: node. Transforms the filters of the forward direction. */
  prepareFilters(thread, [index = 0]) {
    const { convolution } = nodeAt(thread, index)
    if (convolution) prepareFilters(thread, convolution.kernel, convolution.forward, convolution.filters, 0)
  },

  /** Arguments: node, the last one that is computed with it, and 1 to leave its activation out. */
  forward(thread, [index = 0, last = index, isRaw]) {
    const own = nodeAt(thread, index)
    const inputs = inputsOf(thread.layout, own)
    runnerOf(thread.layout, own)?.run(thread, { own, inputs, last, isRaw: isRaw === 1 })
  },

  /** Arguments: node. The way back of a convolution, from one map to the other. */
  convolveBack(thread, [index = 0]) {
    const { convolution, node } = nodeAt(thread, index)
    const input = nodeAt(thread, node.inputs[0] as number)
    if (!convolution?.backward) return
    const { kernel, backward, places: back } = convolution
    if (backward.mode !== 'filters') prepareFilters(thread, kernel, backward, back.filters, 3)
    const { row, pixel } = makeFeatureMap(asMap(input.node.shape))
    const { ones, zeros } = thread.layout
    convolve(thread, backward, {
      ...{ kernel, filters: back.filters, sharedInputs: back.sharedInputs, scale: ones, shift: zeros },
      ...{ floor: Number.NEGATIVE_INFINITY, ceiling: Number.POSITIVE_INFINITY, pool: false },
      ...{ from: back.from, to: back.to, row, pixel },
    })
  },

  /** Arguments: node. The same of a depthwise convolution, with filters that are there already. */
  depthwiseBack(thread, [index = 0]) {
    const { depthwise, node } = nodeAt(thread, index)
    if (!depthwise?.back) return
    const { back, places, operation } = depthwise
    const { size, dilation } = operation
    const map = makeFeatureMap(asMap(nodeAt(thread, node.inputs[0] as number).node.shape))
    const { ones, zeros } = thread.layout
    thread.parallelFor(0, map.height, 1, (first, end) => {
      for (let y = first; y < end; y++) {
        // biome-ignore format: in the order of the kernel.
        thread.kernels.depthwise(
          places.from + y * back.row, back.pixel, dilation[0] * back.row, size[0], dilation[1] * back.pixel, size[1],
          map.pixel / 16, places.filters, map.width, ones, zeros, places.to + y * map.row, map.pixel,
          Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY,
        )
      }
    })
    thread.barrier()
  },

  /**
   * Arguments: node, length of the lists. Sums rows times values; for uint8, bytes minus `zeroPointOf` times integers.
   */
  dense(thread, [nodeIndex = 0, count = 0]) {
    const { kernels, layout, floats, scratch, index } = thread
    const weight = kernelOf(thread, nodeIndex)
    const { type, shape } = weight
    const [, units = 0] = shape
    const isInColumns = hasColumns(weight)
    const ofBytes = isInColumns ? kernels.denseColumnsUint8 : kernels.denseUint8
    const multiply = { float32: kernels.denseFloat32, float16: kernels.denseFloat16, uint8: ofBytes }[type]
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
        isInColumns ? denseZerosAt(weight) + first * 4 : zeroPointOf(weight),
      )
    })
    thread.barrier()
  },

  /** Argument: node. Sums each row times the values; for uint8, bytes minus `backZeroOf`. */
  transposed(thread, [nodeIndex = 0]) {
    const { kernels, layout } = thread
    const weight = kernelOf(thread, nodeIndex)
    const { at, type, shape } = weight
    const [rows = 0, units = 0] = shape
    const multiply = {
      float32: kernels.transposedFloat32,
      float16: kernels.transposedFloat16,
      uint8: kernels.transposedUint8,
    }[type]
    const row = units * bytesPerValue[type]
    thread.parallelFor(0, rows, ROWS, (first, end) => {
      multiply(at + first * row, row, end - first, units, layout.values, layout.sums + first * 4, backZeroOf(weight))
    })
    thread.barrier()
  },

  /**
   * Arguments: address, tasks, calls of a task. Calls kernels as a table of float64 says, a row of `CALL_WIDTH` for each
   * call: which one, and its arguments. A task is done by one thread, in order.
   */
  calls({ kernels, memory, parallelFor, barrier }, [at = 0, tasks = 0, calls = 0]) {
    const all = Object.values(kernels)
    const length = calls * CALL_WIDTH
    parallelFor(0, tasks, 1, (task) => {
      const table = new Float64Array(memory, at + task * length * 8, length)
      for (let i = 0; i < length; i += CALL_WIDTH) {
        all[table[i] as number]?.(...table.subarray(i + 1, i + CALL_WIDTH))
      }
    })
    barrier()
  },
} satisfies Record<string, Work>

export type Job = keyof typeof jobs
