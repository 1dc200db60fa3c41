import type { StoredWeight } from './layout.ts'
import type { ThreadPool } from './threadPool.ts'
import { offsetOf } from './unpack.ts'

type Values = Float32Array<ArrayBuffer>

/**
 * The largest integer that two 16-bit parts hold when the high part counts 2^15: see `listRows` in assembly/dense.ts.
 */
const LARGEST = 32767 * 2 ** 15

/**
 * Multiplies a list of values by a matrix, [values, units]: one sum a unit. For uint8 matrices, the values are rounded
 * to integers below 2^30, which is finer than a float32 for all values above a 64th of the largest.
 */
export function denseForward(threadPool: ThreadPool, name: string, list: Float32Array): Values {
  const { layout, memory, kernels } = threadPool.main
  const weight = layout.weights.get(name) as StoredWeight
  const { index, at, type, shape, bytes } = weight
  const [length = 0, units = 0] = shape
  // Input and sums share this area: the input is listed as rows and values before the sums are written.
  const from = layout.sums
  new Float32Array(memory, from, length).set(list)
  const isWhole = type === 'uint8'
  const step = isWhole ? kernels.largestMagnitude(from, length) / LARGEST || 1 : 0
  const total = isWhole ? kernels.sumOf(from, length) : 0
  const count = kernels.listRows(from, length, at, bytes / length, step, layout.rows, layout.values)
  threadPool.run('dense', index, count)
  const sums = new Float32Array(memory, layout.sums, units).slice()
  if (isWhole) toValues(sums, weight, step, total)
  return sums
}

/** Multiplies a matrix, [values, units], by a gradient of the units: the gradient of the values. */
export function denseBack(threadPool: ThreadPool, name: string, gradient: Float32Array): Values {
  const { layout, memory } = threadPool.main
  const weight = layout.weights.get(name) as StoredWeight
  const [length = 0] = weight.shape
  new Float32Array(memory, layout.values).set(gradient)
  threadPool.run('transposed', weight.index)
  const sums = new Float32Array(memory, layout.sums, length).slice()
  if (weight.type === 'uint8') {
    toValues(
      sums,
      weight,
      1,
      gradient.reduce((sum, value) => sum + value, 0),
    )
  }
  return sums
}

/** Computes Σ x · (byte · scale + min) from Σ x / step · (byte − zero point) and Σ x. */
function toValues(sums: Values, weight: StoredWeight, step: number, total: number): void {
  const rest = offsetOf(weight) * total
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) * weight.scale * step + rest
}
