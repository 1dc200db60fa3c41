import { kernelOf, LARGEST } from '../dense.ts'
import type { Values } from '../forward.ts'
import type { NodeLayout } from '../layout.ts'
import { hasColumns } from '../storedWeight.ts'
import type { ThreadPool } from '../threadPool.ts'
import { denseZerosAt, offsetOf, scaleOf, zeroPointOf } from '../unpack.ts'
import { planCalls, runCalls, tableBytes } from './calls.ts'

/** Where a list differs from another, and by how much. */
export interface Difference {
  at: readonly number[]
  by: readonly number[]
}

/** The places where values differ from those of a base; undefined if these are more than `most`. */
export function findDifference(values: Float32Array, base: Float32Array, most: number): Difference | undefined {
  const at: number[] = []
  const by: number[] = []
  for (let i = 0; i < values.length; i++) {
    if (values[i] === base[i]) continue
    if (at.length >= most) return undefined
    at.push(i)
    by.push((values[i] as number) - (base[i] as number))
  }
  return { at, by }
}

/** Kernels go through eight rows together. */
const TOGETHER = 8
/** What the kernels of bytes need beside their lists. */
const TEMP = 64

/** Bytes that a task needs: its sums, lists of rows and values, and room. */
const taskBytes = (units: number, { at }: Difference) =>
  Math.ceil((units * 4 + Math.ceil(at.length / TOGETHER) * TOGETHER * 8 + TEMP) / 64) * 64 + tableBytes(1, 1)

/**
 * The sums of a dense layer for lists that differ in few values from one whose sums are known: only the rows of the
 * matrix that belong to these values are read. Undefined if there is no room.
 */
export function addDifferences(
  threadPool: ThreadPool,
  own: NodeLayout,
  base: Float32Array,
  differences: readonly Difference[],
): Values[] | undefined {
  const { layout } = threadPool.main
  const start = Math.ceil(layout.base / 64) * 64
  const room = layout.peak - (start - layout.base) - 64
  const answers: Values[] = []
  for (let first = 0; first < differences.length; ) {
    let [end, bytes] = [first, 0]
    for (; end < differences.length; end++) {
      const more = taskBytes(base.length, differences[end] as Difference)
      if (bytes + more > room) break
      bytes += more
    }
    if (end === first) return undefined
    answers.push(...addSome(threadPool, own, base, differences.slice(first, end), start))
    first = end
  }
  return answers
}

function addSome(
  threadPool: ThreadPool,
  own: NodeLayout,
  base: Float32Array,
  differences: readonly Difference[],
  start: number,
): Values[] {
  const { kernels, memory, floats } = threadPool.main
  const weight = kernelOf(threadPool, own)
  const { type } = weight
  const units = base.length
  const isWhole = type === 'uint8'
  const plan = planCalls(kernels)
  const call = {
    float32: plan.kernels.denseFloat32,
    float16: plan.kernels.denseFloat16,
    uint8: hasColumns(weight) ? plan.kernels.denseColumnsUint8 : plan.kernels.denseUint8,
  }[type]
  const zero = hasColumns(weight) ? denseZerosAt(weight) : zeroPointOf(weight)
  const rowBytes = weight.bytes / (weight.shape[0] ?? 1)
  let at = Math.ceil((start + tableBytes(differences.length, 1)) / 64) * 64
  const sumsAt: number[] = []
  const steps: number[] = []
  for (const difference of differences) {
    const count = Math.ceil(difference.at.length / TOGETHER) * TOGETHER
    const rows = at + Math.ceil(units / 4) * 16
    const values = rows + count * 4
    floats.fill(0, at / 4, (values + count * 4) / 4)
    new Uint32Array(memory, rows, count).fill(weight.at)
    new Uint32Array(memory, rows, count).set(difference.at.map((row) => weight.at + row * rowBytes))
    const step = isWhole ? difference.by.reduce((most, one) => Math.max(most, Math.abs(one)), 0) / LARGEST || 1 : 0
    if (isWhole) writeParts(new Int16Array(memory, values, count * 2), difference.by, step)
    else floats.set(difference.by, values / 4)
    plan.nextTask()
    call(rows, values, count, 0, units, at, values + count * 4, zero)
    sumsAt.push(at)
    steps.push(step)
    at += Math.ceil((units * 4 + count * 8 + TEMP) / 64) * 64
  }
  runCalls(threadPool, plan, start)
  return differences.map(({ by }, index) => {
    const sums = new Float32Array(memory, sumsAt[index] as number, units).slice()
    const total = by.reduce((sum, one) => sum + one, 0)
    for (let unit = 0; unit < units; unit++) {
      const own = sums[unit] as number
      const sum = isWhole
        ? own * scaleOf(weight, unit) * (steps[index] as number) + offsetOf(weight, unit) * total
        : own
      sums[unit] = (base[unit] as number) + sum
    }
    return sums
  })
}

/** Writes values as integers in two parts: see `listRows` in assembly/dense.ts. */
function writeParts(parts: Int16Array, values: readonly number[], step: number): void {
  for (const [i, value] of values.entries()) {
    const whole = Math.round(value / step)
    const high = (whole + 2 ** 14) >> 15
    const to = (i >> 3) * 16 + (i & 7)
    parts[to] = high
    parts[to + 8] = whole - (high << 15)
  }
}
