import type { Shape } from '../../graph/graph.ts'
import type { OperationOf } from '../../graph/operations.ts'
import type { PlannedNode } from '../../graph/plan.ts'
import { broadcastOffsets } from './broadcast.ts'
import { type Operands, type PortableOperation, sameKind, type Values } from './operation.ts'

type Matmul = PlannedNode<OperationOf<'matmul'>>

/** A batch of products [m, k] · [k, n]: for each matrix of the output, the one of each factor that belongs to it. */
export interface Products {
  m: number
  k: number
  n: number
  /** The number of the factor's matrix, by the number of the output's. */
  first: Int32Array
  second: Int32Array
}

/** The products of a node, given the shapes of its factors. */
export function productsOf(shape: Shape, [a = [], b = []]: readonly Shape[]): Products {
  const before = shape.slice(0, -2)
  return {
    m: shape.at(-2) ?? 1,
    k: a.at(-1) ?? 1,
    n: shape.at(-1) ?? 1,
    first: broadcastOffsets(a.slice(0, -2), before),
    second: broadcastOffsets(b.slice(0, -2), before),
  }
}

/** The same numbers in double precision: loops over one type of array are several times as fast. */
const doubles = (values: Values): Float64Array =>
  values instanceof Float64Array ? values : new Float64Array(values as Float32Array)

/** The sums of products [m, k] · [k, n] as they stand, added to what is there; four rows of the second at a time. */
function multiply(
  sums: Float64Array,
  a: Float64Array,
  b: Float64Array,
  [m, k, n]: readonly [number, number, number],
): void {
  const whole = k - (k % 4)
  for (let i = 0; i < m; i++) {
    const to = i * n
    for (let j = 0; j < whole; j += 4) {
      const at = i * k + j
      const [f0, f1, f2, f3] = [a[at] as number, a[at + 1] as number, a[at + 2] as number, a[at + 3] as number]
      const from = j * n
      for (let l = 0; l < n; l++) {
        const row = from + l
        const near = f0 * (b[row] as number) + f1 * (b[row + n] as number)
        const far = f2 * (b[row + 2 * n] as number) + f3 * (b[row + 3 * n] as number)
        sums[to + l] = (sums[to + l] as number) + near + far
      }
    }
    for (let j = whole; j < k; j++) {
      const factor = a[i * k + j] as number
      for (let l = 0; l < n; l++) sums[to + l] = (sums[to + l] as number) + factor * (b[j * n + l] as number)
    }
  }
}

/** The transpose of a matrix [rows, columns]. */
function transposed(values: Float64Array, rows: number, columns: number): Float64Array {
  const turned = new Float64Array(values.length)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) turned[j * rows + i] = values[i * columns + j] as number
  return turned
}

const matrix = (values: Float64Array, index: number | undefined, size: number): Float64Array =>
  values.subarray((index ?? 0) * size, ((index ?? 0) + 1) * size)

const factorsOf = ({ inputs }: Operands): [a: Float64Array, b: Float64Array] => {
  const [a, b] = inputs
  if (!a || !b) throw new RangeError('The node has no two inputs.')
  return [doubles(a), doubles(b)]
}

/** Products of matrices, the axes before broadcast. With g the gradient of A B: g Bᵀ and Aᵀ g, summed where broadcast. */
export const matmul: PortableOperation<OperationOf<'matmul'>> = {
  forward({ operation, shape }: Matmul, operands) {
    const [a, b] = factorsOf(operands)
    const { m, k, n, first, second } = productsOf(shape, operands.inputShapes)
    const sums = new Float64Array(first.length * m * n)
    for (const [index, one] of first.entries()) {
      const other = matrix(b, second[index], k * n)
      const columns = operation.transposesSecond ? transposed(other, n, k) : other
      multiply(matrix(sums, index, m * n), matrix(a, one, m * k), columns, [m, k, n])
    }
    return sameKind(operands.inputs[0] as Values, sums)
  },
  backward({ operation, shape }: Matmul, gradient, operands) {
    const [a, b] = factorsOf(operands)
    const { m, k, n, first, second } = productsOf(shape, operands.inputShapes)
    const gradients = doubles(gradient)
    const [ofA, ofB] = [new Float64Array(a.length), new Float64Array(b.length)]
    for (const [index, one] of first.entries()) {
      const other = second[index]
      const back = matrix(gradients, index, m * n)
      const [left, right] = [matrix(a, one, m * k), matrix(b, other, k * n)]
      multiply(matrix(ofA, one, m * k), back, operation.transposesSecond ? right : transposed(right, k, n), [m, n, k])
      const ofRight = matrix(ofB, other, k * n)
      if (operation.transposesSecond) multiply(ofRight, transposed(back, m, n), left, [n, m, k])
      else multiply(ofRight, transposed(left, m, k), back, [k, m, n])
    }
    return [sameKind(gradient, ofA), sameKind(gradient, ofB)]
  },
}
