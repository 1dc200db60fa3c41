import type { OperationOf } from '../../../graph/operations.ts'
import type { Windows } from '../../../graph/plan.ts'
import type { FeatureMap } from '../featureMap.ts'
import { originOf } from '../featureMap.ts'
import type { NodeLayout } from '../layout.ts'
import type { ThreadContext } from '../threadPool.ts'
import { firstPixel, quadsOf, type Runner, shareRows } from './runner.ts'

/** Longer sums are cut in rows, and the sums of the rows added up. */
const LONGEST_SUM = 256

/** Quads that a thread sums at a time. */
const QUADS = 16

/** A window along a side of `length`: its start and length inside, and its length with the padding. */
function inside(start: number, size: number, length: number, after: number) {
  const first = Math.max(start, 0)
  const end = Math.min(start + size, length)
  return { first, count: end - first, padded: Math.min(start + size, length + after) - start }
}

/** Whether a node takes the mean or sum of all pixels. */
function coversAll({ operation, windows }: NodeLayout['node'], map: FeatureMap): boolean {
  if (operation.kind === 'reduce') return true
  if (operation.kind !== 'pooling2d' || !windows) return false
  const isOne = ({ cells, before, after }: Windows, size: number, length: number) =>
    cells === 1 && before === 0 && after === 0 && size >= length
  return (
    operation.mode === 'average' &&
    isOne(windows.rows, operation.size[0], map.height) &&
    isOne(windows.columns, operation.size[1], map.width)
  )
}

/** Sums all pixels, row by row, times a factor. */
function sumAll(thread: ThreadContext, own: NodeLayout, input: NodeLayout, factor: number): void {
  const { kernels, floats } = thread
  const { map } = input
  thread.parallelFor(0, quadsOf(map), QUADS, (first, end) => {
    const to = firstPixel(own) + first * 16
    const values = floats.subarray(to / 4, to / 4 + (end - first) * 4)
    values.fill(0)
    for (let y = 0; y < map.height; y++) {
      kernels.addPixels(firstPixel(input) + y * map.row + first * 16, map.pixel, map.width, end - first, to)
    }
    for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) * factor
  })
  thread.barrier()
}

/** The largest, or the average, of each window. */
function pool(thread: ThreadContext, own: NodeLayout, input: NodeLayout, to: number): void {
  const { operation, windows } = own.node
  if (operation.kind !== 'pooling2d' || !windows) throw new RangeError('This is no pool.')
  const { size, strides, mode, countsPadding } = operation
  const { rows, columns } = windows
  const { map } = input
  const { largestOf, sumOfWindow } = thread.kernels
  const corner = firstPixel(input)
  shareRows(thread, 0, own.map, (first, end) => {
    for (let y = first; y < end; y++) {
      const down = inside(y * strides[0] - rows.before, size[0], map.height, rows.after)
      for (let x = 0; x < own.map.width; x++) {
        const across = inside(x * strides[1] - columns.before, size[1], map.width, columns.after)
        const at = to + originOf(own.map) + y * own.map.row + x * own.map.pixel
        const start = corner + down.first * map.row + across.first * map.pixel
        const quads = quadsOf(map)
        if (mode === 'max') {
          largestOf(start, map.row, map.pixel, down.count, across.count, quads, at)
          continue
        }
        const cells = countsPadding ? down.padded * across.padded : Math.max(down.count * across.count, 1)
        sumOfWindow(start, map.row, map.pixel, down.count, across.count, quads, at, 1 / cells)
      }
    }
  })
  thread.barrier()
}

/** Whether two outputs stand, in part, in the same memory. */
const overlap = (one: NodeLayout, other: NodeLayout) =>
  one.at < other.at + other.map.bytes && other.at < one.at + one.map.bytes

/**
 * Where a pool writes: in its place, or if that is free only where it is computed with the convolution before it, in a
 * spare area first (see `prepareFusedPool`).
 */
export const pooledAt = (own: NodeLayout, input: NodeLayout): number => (overlap(own, input) ? own.spare : own.at)

export const pooling: Runner = {
  canRun({ node }, [input]) {
    const { mode, size } = node.operation as OperationOf<'pooling2d'>
    return mode === 'max' || size[0] * size[1] <= LONGEST_SUM || (input !== undefined && coversAll(node, input.map))
  },
  run(thread, { own, inputs: [input = own] }) {
    if (coversAll(own.node, input.map)) {
      sumAll(thread, own, input, 1 / (input.map.height * input.map.width))
      return
    }
    const at = pooledAt(own, input)
    pool(thread, own, input, at)
    if (at === own.at) return
    if (thread.index === 0) new Uint8Array(thread.memory).copyWithin(own.at, at, at + own.map.bytes)
    thread.barrier()
  },
}

/** Global pooling. */
export const reduction: Runner = {
  canRun({ node }, [input]) {
    const { function: name, axes } = node.operation as OperationOf<'reduce'>
    const isGlobal = input?.node.shape.length === 3 && [...axes].sort().join() === '0,1'
    return isGlobal && name !== 'min'
  },
  run(thread, { own, inputs: [input = own] }) {
    const { function: name } = own.node.operation as OperationOf<'reduce'>
    const { map } = input
    if (name !== 'max') {
      sumAll(thread, own, input, name === 'mean' ? 1 / (map.height * map.width) : 1)
      return
    }
    if (thread.index === 0) {
      const from = firstPixel(input)
      thread.kernels.largestOf(from, map.row, map.pixel, map.height, map.width, quadsOf(map), firstPixel(own))
    }
    thread.barrier()
  },
}
