import { valueCount } from '../../model/package/manifest.ts'
import { findFilters, kernelSides } from './filters.ts'
import { columnsOf, type StoredWeight } from './storedWeight.ts'
import type { ThreadContext } from './threadPool.ts'
import { unpack } from './unpack.ts'

/** Values that a thread's `temp` holds. */
const AT_ONCE = 2048

/** The values of a weight, in C order. */
export function readWeight(thread: ThreadContext, weight: StoredWeight): Float32Array<ArrayBuffer> {
  const values = new Float32Array(valueCount(weight.shape))
  if (values.length === 0) return values
  if (weight.order === 'plain') readPlain(thread, weight, values)
  else readFilters(thread, weight, values)
  return values
}

function readPlain(thread: ThreadContext, weight: StoredWeight, values: Float32Array): void {
  const columns = columnsOf(weight)
  const size = weight.bytes / values.length
  const [temp, floats] = room(thread)
  for (let at = 0; at < values.length; ) {
    const column = at % columns
    const count = Math.min(columns - column, AT_ONCE)
    unpack(thread.kernels, weight, [weight.at + at * size, 0], [temp, 0], 1, count, column)
    values.set(floats.subarray(0, count), at)
    at += count
  }
}

function readFilters(thread: ThreadContext, weight: StoredWeight, values: Float32Array): void {
  const [height, width, channels, filters] = kernelSides(weight.shape)
  const [temp, floats] = room(thread)
  for (let filter = 0; filter < filters; ) {
    const { at, tap, channel, count } = findFilters(weight, filter)
    for (let row = 0; row < height * width * channels; row++) {
      const from = at + Math.floor(row / channels) * tap + (row % channels) * channel
      unpack(thread.kernels, weight, [from, 0], [temp, 0], 1, count, filter)
      values.set(floats.subarray(0, count), row * filters + filter)
    }
    filter += count
  }
}

function room({ floats, scratch, index }: ThreadContext): readonly [number, Float32Array] {
  const temp = scratch.temp[index] as number
  return [temp, floats.subarray(temp / 4, temp / 4 + AT_ONCE)]
}
