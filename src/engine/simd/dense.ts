import type { NodeLayout } from './layout.ts'
import { hasColumns, type StoredWeight } from './storedWeight.ts'
import type { ThreadPool } from './threadPool.ts'
import { offsetOf, scaleOf, zeroPointOf } from './unpack.ts'

type Values = Float32Array<ArrayBuffer>

/**
 * The largest integer that two 16-bit parts hold when the high part counts 2^15: see `listRows` in assembly/dense.ts.
 */
export const LARGEST = 32767 * 2 ** 15

/** The middle of the bytes. */
const MIDDLE = 128

/**
 * What the kernel of the way back subtracts from each byte of a matrix: the byte that stands for zero, or for a matrix
 * with a scale for each unit, one that is near all of these.
 */
export const backZeroOf = (weight: StoredWeight): number => (hasColumns(weight) ? MIDDLE : zeroPointOf(weight))

/** A weight is (byte − `backZeroOf`) · scale + this. */
const backOffsetOf = (weight: StoredWeight, unit: number) =>
  offsetOf(weight, unit) + (backZeroOf(weight) - zeroPointOf(weight, unit)) * scaleOf(weight, unit)

/** The matrix of a dense layer. */
export const kernelOf = ({ main: { layout } }: ThreadPool, { node }: NodeLayout) =>
  layout.weights.get(node.weights.kernel?.tensor as string) as StoredWeight

/**
 * Multiplies a list of values by a matrix, [values, units]: one sum a unit. For uint8 matrices, the values are rounded
 * to integers below 2^30, which is finer than a float32 for all values above a 64th of the largest.
 */
export function denseForward(threadPool: ThreadPool, own: NodeLayout, list: Float32Array): Values {
  const { layout, memory, kernels } = threadPool.main
  const weight = kernelOf(threadPool, own)
  const { at, type, shape, bytes } = weight
  const [length = 0, units = 0] = shape
  // Input and sums share this area: the input is listed as rows and values before the sums are written.
  const from = layout.sums
  new Float32Array(memory, from, length).set(list)
  const isWhole = type === 'uint8'
  const step = isWhole ? kernels.largestMagnitude(from, length) / LARGEST || 1 : 0
  const total = isWhole ? kernels.sumOf(from, length) : 0
  const count = kernels.listRows(from, length, at, bytes / length, step, layout.rows, layout.values)
  threadPool.run('dense', layout.nodes.indexOf(own), count)
  const sums = new Float32Array(memory, layout.sums, units).slice()
  if (isWhole) {
    // Σ x · (byte · scale + min) from Σ x / step · (byte − zero) and Σ x.
    for (let unit = 0; unit < units; unit++) {
      sums[unit] = (sums[unit] as number) * scaleOf(weight, unit) * step + offsetOf(weight, unit) * total
    }
  }
  return sums
}

/** Multiplies a matrix, [values, units], by a gradient of the units: the gradient of the values. */
export function denseBack(threadPool: ThreadPool, own: NodeLayout, gradient: Float32Array): Values {
  const { layout, memory } = threadPool.main
  const weight = kernelOf(threadPool, own)
  const [length = 0] = weight.shape
  const isWhole = weight.type === 'uint8'
  let rest = 0
  const scaled = isWhole ? gradient.map((value, unit) => value * scaleOf(weight, unit)) : gradient
  if (isWhole) for (const [unit, value] of gradient.entries()) rest += value * backOffsetOf(weight, unit)
  new Float32Array(memory, layout.values).set(scaled)
  threadPool.run('transposed', layout.nodes.indexOf(own))
  const sums = new Float32Array(memory, layout.sums, length).slice()
  if (isWhole) for (let i = 0; i < length; i++) sums[i] = (sums[i] as number) + rest
  return sums
}
