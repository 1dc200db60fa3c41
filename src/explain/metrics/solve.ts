import { after, around, before, type MissingPixels } from './missingPixels.ts'

/** Of the right side: it errs by some hundredths of a grey level at worst. */
const TOLERANCE = 1e-5

/** It takes about a hundred; this ends what rounding keeps from ending. */
const MOST_STEPS = 2000

/** How much of what an incomplete factorisation drops goes to the diagonal: all is unstable on ragged edges. */
const MODIFIED = 0.97

/**
 * Solves the system of missing pixels by conjugate gradients, preconditioned by a modified incomplete Cholesky
 * factorisation (Gustafsson 1978): its steps grow with the square root of the diameter of the hole. `start` is a first
 * guess for all pixels.
 */
export function solve(system: MissingPixels, right: Float64Array, start: number): Float64Array {
  const { places } = system
  const pivots = factorise(system)
  const [x, residual, z, product] = [0, 1, 2, 3].map(() => new Float64Array(right.length)) as FourVectors
  for (const at of places) x[at] = start
  times(system, x, product)
  for (const at of places) residual[at] = (right[at] as number) - (product[at] as number)
  const goal = TOLERANCE ** 2 * Math.max(dot(places, right, right), Number.MIN_VALUE)
  precondition(system, pivots, residual, z)
  const direction = z.slice()
  let slope = dot(places, residual, z)
  for (let step = 0; step < MOST_STEPS && dot(places, residual, residual) > goal; step++) {
    times(system, direction, product)
    const length = slope / dot(places, direction, product)
    for (let index = 0; index < places.length; index++) {
      const at = places[index] as number
      x[at] = (x[at] as number) + length * (direction[at] as number)
      residual[at] = (residual[at] as number) - length * (product[at] as number)
    }
    precondition(system, pivots, residual, z)
    const next = dot(places, residual, z)
    const keep = next / slope
    slope = next
    for (let index = 0; index < places.length; index++) {
      const at = places[index] as number
      direction[at] = (z[at] as number) + keep * (direction[at] as number)
    }
  }
  return x
}

type FourVectors = [Float64Array, Float64Array, Float64Array, Float64Array]

/** The matrix times a vector. */
function times({ places, diagonal, row }: MissingPixels, values: Float64Array, result: Float64Array): void {
  for (let index = 0; index < places.length; index++) {
    const at = places[index] as number
    result[at] = (diagonal[at] as number) * (values[at] as number) - around(values, at, row)
  }
}

/** One divided by the pivots P of the incomplete factorisation (L + P) P⁻¹ (P + Lᵀ), L: the matrix below its diagonal. */
function factorise({ places, diagonal, row }: MissingPixels): Float64Array {
  const inverse = new Float64Array(diagonal.length)
  const isMissing = diagonal.map((weights) => (weights > 0 ? 1 : 0))
  const neighbours = [
    [-row - 1, 1],
    [-row, 2],
    [-row + 1, 1],
    [-1, 2],
  ] as const
  for (const at of places) {
    let pivot = diagonal[at] as number
    for (const [offset, weight] of neighbours) {
      const others = after(isMissing, at + offset, row) - weight
      pivot -= weight * (weight + MODIFIED * others) * (inverse[at + offset] as number)
    }
    // A pivot may come out too small on ragged edges.
    inverse[at] = 1 / (pivot > 0.25 * (diagonal[at] as number) ? pivot : (diagonal[at] as number))
  }
  return inverse
}

/** Solves (L + P) P⁻¹ (P + Lᵀ) z = r. */
function precondition({ places, row }: MissingPixels, inverse: Float64Array, r: Float64Array, z: Float64Array): void {
  z.fill(0)
  for (let index = 0; index < places.length; index++) {
    const at = places[index] as number
    z[at] = ((r[at] as number) + before(z, at, row)) * (inverse[at] as number)
  }
  for (let index = places.length - 1; index >= 0; index--) {
    const at = places[index] as number
    z[at] = (z[at] as number) + after(z, at, row) * (inverse[at] as number)
  }
}

function dot(places: Uint32Array, a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let index = 0; index < places.length; index++) {
    const at = places[index] as number
    sum += (a[at] as number) * (b[at] as number)
  }
  return sum
}
