import { addTimes, dot } from './products.ts'
import { uniform } from './random.ts'

/** More are never needed where the largest eigenvalue stands apart at all. */
const MOST_STEPS = 300

const STEPS_BETWEEN_CHECKS = 3

/** The sine of the angle between the eigenvector and what is found for it, about. */
const NEAR = 1e-6

/** The error of the eigenvalue, relative to it, at which it is found even where the next one is as large. */
const CLOSE_ENOUGH = 1e-8

/** Of the start, so that the answer is always the same. */
const SEED = 1

const unit = (vector: Float64Array, length = Math.sqrt(dot(vector, vector))): Float64Array =>
  vector.map((value) => value / length)

/**
 * The largest eigenvalue of a symmetric matrix and its eigenvector, of length 1, by the method of Lanczos (1950) with
 * full reorthogonalisation. Ends once the residual, divided by the distance to the next eigenvalue, bounds the angle of
 * the eigenvector (Davis and Kahan 1970). `multiply` gives the matrix times a vector of this size, as a new array.
 */
export function largestEigenvector(
  size: number,
  multiply: (vector: Float64Array) => Float64Array,
): { value: number; vector: Float64Array } {
  const basis: Float64Array[] = []
  const diagonal: number[] = []
  const beside: number[] = []
  let next = unit(uniform(size, SEED).map((value) => value + 0.5))
  for (;;) {
    basis.push(next)
    const rest = multiply(next)
    diagonal.push(dot(next, rest))
    for (const one of basis) addTimes(rest, -dot(one, rest), one)
    const length = Math.sqrt(dot(rest, rest))
    const steps = basis.length
    const isEnd = steps === Math.min(size, MOST_STEPS)
    if (isEnd || steps % STEPS_BETWEEN_CHECKS === 0 || !(length > 0)) {
      const { value, second, vector } = largestOfTridiagonal(diagonal, beside)
      const error = length * Math.abs(vector.at(-1) ?? 0)
      if (isEnd || !(error > Math.max(NEAR * (value - second), CLOSE_ENOUGH * Math.abs(value)))) {
        const found = new Float64Array(size)
        for (const [step, one] of basis.entries()) addTimes(found, vector[step] as number, one)
        return { value, vector: found }
      }
    }
    beside.push(length)
    next = unit(rest, length)
  }
}

/**
 * The largest and the second largest eigenvalue of a symmetric tridiagonal matrix, by bisection (as many eigenvalues are
 * above a shift as pivots of shift − matrix are negative), and the eigenvector of the former, by inverse iteration.
 */
function largestOfTridiagonal(diagonal: readonly number[], beside: readonly number[]) {
  const size = diagonal.length
  const pivots = new Float64Array(size)
  /** How many eigenvalues are above a shift: all, or `most` of them. */
  const above = (shift: number, most: number) => {
    let count = 0
    for (let i = 0; i < size && count < most; i++) {
      const before = i > 0 ? (beside[i - 1] as number) : 0
      const last = i > 0 ? (pivots[i - 1] as number) : 1
      const pivot = shift - (diagonal[i] as number) - (before * before) / last
      pivots[i] = pivot
      if (!(pivot > 0)) count++
    }
    return count
  }
  const reach = (i: number) => Math.abs(beside[i - 1] ?? 0) + Math.abs(beside[i] ?? 0)
  const bounds = diagonal.map((value, i) => [value - reach(i), value + reach(i)] as const)
  const least = bounds.reduce((low, [one]) => Math.min(low, one), Number.POSITIVE_INFINITY)
  const most = bounds.reduce((high, [, one]) => Math.max(high, one), Number.NEGATIVE_INFINITY)
  /** A number above all eigenvalues but `rank` less one, and hardly above the next. */
  const bisect = (rank: number, top: number, steps: number) => {
    let [low, high] = [least, top]
    for (let step = 0; step < steps; step++) {
      const middle = low + (high - low) / 2
      if (middle <= low || middle >= high) break
      if (above(middle, rank) < rank) high = middle
      else low = middle
    }
    return high
  }
  const value = bisect(1, most + Math.max(Math.abs(most), Math.abs(least), Number.MIN_VALUE) * 1e-15, 100)
  // Its distance need not be known exactly.
  const second = size > 1 ? bisect(2, value, 20) : Number.NEGATIVE_INFINITY
  above(value, 1)
  let vector = Float64Array.from(diagonal, () => 1)
  for (let again = 0; again < 3; again++) vector = unit(solve(pivots, beside, vector)) as Float64Array<ArrayBuffer>
  return { value, second, vector }
}

/** Solves (shift − matrix) x = right, given the pivots. */
function solve(pivots: Float64Array, beside: readonly number[], right: Float64Array): Float64Array {
  const x = unit(right)
  for (let i = 1; i < x.length; i++) {
    x[i] = (x[i] as number) + ((beside[i - 1] as number) / (pivots[i - 1] as number)) * (x[i - 1] as number)
  }
  for (let i = x.length - 1; i >= 0; i--) {
    const after = i + 1 < x.length ? (beside[i] as number) * (x[i + 1] as number) : 0
    x[i] = ((x[i] as number) + after) / (pivots[i] as number)
  }
  return x
}
