import { kernelOf, LARGEST } from '../dense.ts'
import type { NodeLayout } from '../layout.ts'
import { hasColumns, type StoredWeight } from '../storedWeight.ts'
import type { ThreadPool } from '../threadPool.ts'
import { denseZerosAt, offsetOf, scaleOf, zeroPointOf } from '../unpack.ts'
import { planCalls, runCalls, tableBytes } from './calls.ts'
import type { Difference } from './differences.ts'
import { roomOf } from './room.ts'

/** Kernels go through eight rows together. */
const TOGETHER = 8
/** What the kernels of bytes need beside their lists, and what alignment takes. */
const TEMP = 64

const upTo = (step: number, count: number) => Math.ceil(count / step) * step

/** Bytes of the sums, the lists of rows and values, and what stands beside. */
const listBytes = (units: number, count: number) => upTo(64, units * 4 + upTo(TOGETHER, count) * 8 + TEMP)

/**
 * The sums of a dense layer for lists that differ in few values from one whose sums are known, written one after the
 * other: only the rows of the matrix that belong to these values are read. False if there is no room.
 */
export function addDifferences(
  threadPool: ThreadPool,
  own: NodeLayout,
  base: Float32Array,
  differences: readonly Difference[],
  to: readonly Float32Array[],
): boolean {
  const { start, bytes } = roomOf(threadPool)
  for (let first = 0; first < differences.length; ) {
    let [end, needed] = [first, TEMP]
    for (; end < differences.length; end++) {
      const { at } = differences[end] as Difference
      needed += listBytes(base.length, at.length) + tableBytes(1, 1)
      if (needed > bytes) break
    }
    if (end === first) return false
    addSome(threadPool, own, base, differences.slice(first, end), start, to.slice(first, end))
    first = end
  }
  return true
}

function addSome(
  threadPool: ThreadPool,
  own: NodeLayout,
  base: Float32Array,
  differences: readonly Difference[],
  start: number,
  to: readonly Float32Array[],
): void {
  const { kernels, memory, floats } = threadPool.main
  const weight = kernelOf(threadPool, own)
  const units = base.length
  const plan = planCalls(kernels)
  const multiply = kernelFor(plan.kernels, weight)
  const zero = hasColumns(weight) ? denseZerosAt(weight) : zeroPointOf(weight)
  const row = weight.bytes / (weight.shape[0] ?? 1)
  const isWhole = weight.type === 'uint8'
  let at = upTo(64, start + tableBytes(differences.length, 1))
  const addresses = new Uint32Array(memory)
  const parts = new Int16Array(memory)
  const places: { sums: number; step: number; total: number }[] = []
  for (const { at: indexes, by } of differences) {
    const count = upTo(TOGETHER, indexes.length)
    const rows = at + upTo(16, units * 4)
    const values = rows + count * 4
    floats.fill(0, at / 4, values / 4 + count)
    for (let i = 0; i < count; i++) addresses[rows / 4 + i] = weight.at + (indexes[i] ?? 0) * row
    const { largest, total } = sizeOf(by)
    const step = isWhole ? largest / LARGEST || 1 : 1
    if (isWhole) writeParts(parts, values / 2, by, step)
    else floats.set(by, values / 4)
    plan.nextTask()
    multiply(rows, values, count, 0, units, at, values + count * 4, zero)
    places.push({ sums: at, step, total })
    at += listBytes(units, indexes.length)
  }
  runCalls(threadPool, plan, start)
  const scales = hasColumns(weight) ? base.map((_, unit) => scaleOf(weight, unit)) : undefined
  const offsets = hasColumns(weight) ? base.map((_, unit) => offsetOf(weight, unit)) : undefined
  const [scale, offset] = isWhole && !scales ? [scaleOf(weight), offsetOf(weight)] : [1, 0]
  for (const [index, { sums, step, total }] of places.entries()) {
    const own = to[index] as Float32Array
    const from = floats.subarray(sums / 4, sums / 4 + units)
    if (scales && offsets) addColumns(own, base, from, { scales, step, offsets, total })
    else addScaled(own, base, from, scale * step, offset * total)
  }
}

interface Columns {
  scales: Float32Array
  step: number
  offsets: Float32Array
  total: number
}

/** Writes base + sums · scales · step + offsets · total. */
function addColumns(
  to: Float32Array,
  base: Float32Array,
  sums: Float32Array,
  { scales, step, offsets, total }: Columns,
): void {
  for (let i = 0; i < to.length; i++) {
    const sum = (sums[i] as number) * (scales[i] as number) * step
    to[i] = (base[i] as number) + sum + (offsets[i] as number) * total
  }
}

/** Writes base + sums · scale + rest. */
function addScaled(to: Float32Array, base: Float32Array, sums: Float32Array, scale: number, rest: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (base[i] as number) + (sums[i] as number) * scale + rest
}

/** The largest magnitude of some values, and their sum. */
function sizeOf(values: readonly number[]): { largest: number; total: number } {
  let [largest, total] = [0, 0]
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    largest = Math.max(largest, Math.abs(value))
    total += value
  }
  return { largest, total }
}

/** The kernel that multiplies rows of a matrix as they are stored. */
function kernelFor(kernels: ThreadPool['main']['kernels'], weight: StoredWeight) {
  if (weight.type === 'float32') return kernels.denseFloat32
  if (weight.type === 'float16') return kernels.denseFloat16
  return hasColumns(weight) ? kernels.denseColumnsUint8 : kernels.denseUint8
}

/** Writes values as integers in two parts: see `listRows` in assembly/dense.ts. */
function writeParts(parts: Int16Array, at: number, values: readonly number[], step: number): void {
  for (let i = 0; i < values.length; i++) {
    const whole = Math.round((values[i] as number) / step)
    const high = (whole + 2 ** 14) >> 15
    const to = at + (i >> 3) * 16 + (i & 7)
    parts[to] = high
    parts[to + 8] = whole - (high << 15)
  }
}
