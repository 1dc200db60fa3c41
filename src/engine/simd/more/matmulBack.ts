import type { OperationOf } from '../../../graph/operations.ts'
import { productsOf } from '../../portable/matmul.ts'
import { planCalls, runCalls, tableBytes } from '../anew/calls.ts'
import { roomOf } from '../anew/room.ts'
import type { WayThrough } from '../arriveMore.ts'
import { upToQuads } from '../featureMap.ts'
import { LONGEST_SUM, multiplyInRuns } from '../multiply.ts'
import { group } from '../planConvolution.ts'
import type { ThreadPool } from '../threadPool.ts'

// The way back through products of matrices, by the kernel of the way forward. Gradients are plain arrays, so each
// matrix is packed from one, and turned on the way where its transpose is wanted.

/** Panels of eight columns that a thread multiplies at a time. */
const PANELS = 4

/** A matrix in an array: the value of row i and column j stands at first + i · row + j · column. */
interface Matrix {
  values: Float32Array
  first: number
  row: number
  column: number
}

/** Writes m rows of k values as the kernel `multiply` wants its first factor. */
function packRows(floats: Float32Array, at: number, { values, first, row, column }: Matrix, m: number, k: number) {
  const { groupsOf6, groupsOf5 } = group(m)
  const depth = upToQuads(k)
  floats.fill(0, at / 4, at / 4 + (groupsOf6 + groupsOf5) * depth * 6)
  for (let i = 0; i < m; i++) {
    const isOf6 = i < groupsOf6 * 6
    const [size, after] = isOf6 ? [6, i] : [5, i - groupsOf6 * 6]
    const which = Math.floor(after / size) + (isOf6 ? 0 : groupsOf6)
    const start = at / 4 + which * depth * 6 + (after % size) * 4
    const from = first + i * row
    for (let j = 0; j < k; j++) floats[start + (j >> 2) * size * 4 + (j & 3)] = values[from + j * column] as number
  }
}

/** Writes k rows of n values as panels of eight columns. */
function packPanels(floats: Float32Array, at: number, { values, first, row, column }: Matrix, k: number, n: number) {
  const depth = upToQuads(k)
  const panels = Math.ceil(n / 8)
  if (depth > k || n % 8 > 0) floats.fill(0, at / 4, at / 4 + panels * depth * 8)
  for (let j = 0; j < k; j++) {
    const [from, to] = [first + j * row, at / 4 + j * 8]
    for (let l = 0; l < n; l++) floats[to + (l >> 3) * depth * 8 + (l & 7)] = values[from + l * column] as number
  }
}

/** Adds the product [m, k] · [k, n] to what is there. False if there is no room for it. */
function addProduct(
  threadPool: ThreadPool,
  [a, b]: readonly [Matrix, Matrix],
  [m, k, n]: readonly [number, number, number],
  sums: Float32Array,
): boolean {
  const { kernels, floats } = threadPool.main
  const { groupsOf6, groupsOf5, rows } = group(m)
  const depth = upToQuads(k)
  const panels = Math.ceil(n / 8)
  const room = roomOf(threadPool)
  const table = room.start
  const v = table + tableBytes(Math.ceil(panels / PANELS), Math.ceil(depth / LONGEST_SUM))
  const u = v + (groupsOf6 + groupsOf5) * depth * 24
  const to = u + panels * depth * 32
  if (to + rows * panels * 32 > room.start + room.bytes) return false
  packRows(floats, v, a, m, k)
  packPanels(floats, u, b, k, n)
  const plan = planCalls(kernels)
  for (let first = 0; first < panels; first += PANELS) {
    plan.nextTask()
    multiplyInRuns(plan.kernels, {
      ...{ planes: 1, depth },
      v: { at: v, plane: 0, groupsOf6, groupsOf5 },
      u: { at: u + first * depth * 32, plane: 0, panels: Math.min(PANELS, panels - first) },
      m: { at: to + first * 32, plane: 0, row: panels * 32 },
    })
  }
  runCalls(threadPool, plan, table)
  for (let i = 0; i < m; i++) {
    const from = to / 4 + i * panels * 8
    for (let l = 0; l < n; l++) sums[i * n + l] = (sums[i * n + l] as number) + (floats[from + l] as number)
  }
  return true
}

/** With g the gradient of A B: g Bᵀ and Aᵀ g, summed where one matrix is a factor of several. */
export const matmulBack: WayThrough = (threadPool, { node }, gradient, { inputs, inputShapes }) => {
  const [a, b] = inputs
  if (!a || !b) return undefined
  const { transposesSecond = false } = node.operation as OperationOf<'matmul'>
  const { m, k, n, first, second } = productsOf(node.shape, inputShapes)
  const [ofA, ofB] = [new Float32Array(a.length), new Float32Array(b.length)]
  for (const [index, one] of first.entries()) {
    const other = second[index] as number
    const back = { values: gradient, first: index * m * n, row: n, column: 1 }
    const backTurned = { ...back, row: 1, column: n }
    const left = { values: a, first: one * m * k, row: k, column: 1 }
    const right = { values: b, first: other * k * n, row: transposesSecond ? 1 : n, column: transposesSecond ? k : 1 }
    // Turned either way, B has k columns where it is a second factor here.
    const rightTurned = { ...right, row: right.column, column: right.row }
    const toA = ofA.subarray(one * m * k, (one + 1) * m * k)
    const toB = ofB.subarray(other * k * n, (other + 1) * k * n)
    const isDone =
      addProduct(threadPool, [back, rightTurned], [m, n, k], toA) &&
      (transposesSecond
        ? addProduct(threadPool, [backTurned, left], [n, m, k], toB)
        : addProduct(threadPool, [{ ...left, row: 1, column: k }, back], [k, m, n], toB))
    if (!isDone) return undefined
  }
  return [ofA, ofB]
}
