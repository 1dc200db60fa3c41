import { uniform } from './random.ts'

/** More are never needed where the largest eigenvalue stands apart at all. */
const MOST_STEPS = 300

const STEPS_BETWEEN_CHECKS = 5

/** The error of the eigenvalue, relative to it, at which it is found. */
const CLOSE_ENOUGH = 1e-8

/** Of the start, so that the answer is always the same. */
const SEED = 1

/**
 * The scalar product of `length` values of two arrays, from these places on. Four sums: one would wait for each addition.
 */
export function dot(a: Float64Array, b: Float64Array, length = a.length, i = 0, j = 0): number {
  let first = 0
  let second = 0
  let third = 0
  let fourth = 0
  const end = i + length
  for (; i + 4 <= end; i += 4, j += 4) {
    first += (a[i] as number) * (b[j] as number)
    second += (a[i + 1] as number) * (b[j + 1] as number)
    third += (a[i + 2] as number) * (b[j + 2] as number)
    fourth += (a[i + 3] as number) * (b[j + 3] as number)
  }
  for (; i < end; i++, j++) first += (a[i] as number) * (b[j] as number)
  return first + second + third + fourth
}

const addTimes = (to: Float64Array, factor: number, from: Float64Array): void => {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + factor * (from[i] as number)
}

const unit = (vector: Float64Array, length = Math.sqrt(dot(vector, vector))): Float64Array =>
  vector.map((value) => value / length)

/**
 * The largest eigenvalue of a symmetric matrix and its eigenvector, of length 1, by the method of Lanczos (1950) with
 * full reorthogonalisation. `multiply` gives the matrix times a vector of this size, as a new array.
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
      const { value, vector } = largestOfTridiagonal(diagonal, beside)
      const error = length * Math.abs(vector.at(-1) ?? 0)
      if (isEnd || !(error > CLOSE_ENOUGH * Math.abs(value))) {
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
 * The same of a symmetric tridiagonal matrix: by bisection (the pivots of shift − matrix are positive exactly if the
 * shift is above all eigenvalues), then inverse iteration.
 */
function largestOfTridiagonal(diagonal: readonly number[], beside: readonly number[]) {
  const reach = (i: number) => Math.abs(beside[i - 1] ?? 0) + Math.abs(beside[i] ?? 0)
  const bounds = diagonal.map((value, i) => [value - reach(i), value + reach(i)] as const)
  let low = Math.min(...bounds.map(([least]) => least))
  let high = Math.max(...bounds.map(([, most]) => most))
  high += Math.max(Math.abs(high), Math.abs(low), Number.MIN_VALUE) * 1e-15
  const pivotsOf = (shift: number) => {
    const pivots: number[] = []
    for (const [i, value] of diagonal.entries()) {
      const before = beside[i - 1] ?? 0
      pivots.push(shift - value - (i > 0 ? (before * before) / (pivots[i - 1] as number) : 0))
    }
    return pivots
  }
  for (let step = 0; step < 100; step++) {
    const middle = low + (high - low) / 2
    if (middle <= low || middle >= high) break
    if (pivotsOf(middle).every((pivot) => pivot > 0)) high = middle
    else low = middle
  }
  const pivots = pivotsOf(high)
  let vector = Float64Array.from(diagonal, () => 1)
  for (let again = 0; again < 3; again++) vector = unit(solve(pivots, beside, vector)) as Float64Array<ArrayBuffer>
  return { value: high, vector }
}

/** Solves (shift − matrix) x = right, given the pivots. */
function solve(pivots: readonly number[], beside: readonly number[], right: Float64Array): Float64Array {
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
