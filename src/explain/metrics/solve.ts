import { after, around, before, type MissingPixels } from './missingPixels.ts'

/** Of the right side: it errs by a tenth of a grey level at worst, far less than ROAD's noise. */
const TOLERANCE = 3e-5

/** It takes a few dozen; this ends what rounding keeps from ending. */
const MOST_STEPS = 2000

/** How much of what an incomplete factorisation drops goes to the diagonal: all is unstable on ragged edges. */
const MODIFIED = 0.97

/** Gives the missing values, for a right side; `guess` has a first value for each pixel of the plane. */
export type Solver = (right: Float64Array, guess?: Float32Array) => Float64Array

/**
 * Solves the system of missing pixels by conjugate gradients, preconditioned by a modified incomplete Cholesky
 * factorisation (Gustafsson 1978): its steps grow with the square root of the diameter of the hole.
 */
export function createSolver(system: MissingPixels): Solver {
  const inverse = factorise(system)
  return (right, guess) => solve(system, inverse, right, guess)
}

function solve(system: MissingPixels, inverse: Float64Array, right: Float64Array, guess?: Float32Array): Float64Array {
  const { places, pixels } = system
  const [x, residual, z, product] = [0, 1, 2, 3].map(() => new Float64Array(right.length)) as FourVectors
  for (let index = 0; guess && index < places.length; index++) {
    x[places[index] as number] = guess[pixels[index] as number] as number
  }
  times(system, x, product)
  let [left, goal] = [0, Number.MIN_VALUE]
  for (const at of places) {
    const wanted = right[at] as number
    residual[at] = wanted - (product[at] as number)
    goal += (TOLERANCE * wanted) ** 2
    left += (residual[at] as number) ** 2
  }
  let slope = precondition(system, inverse, residual, z)
  const direction = z.slice()
  for (let step = 0; step < MOST_STEPS && left > goal; step++) {
    const length = slope / times(system, direction, product)
    left = 0
    for (let index = 0; index < places.length; index++) {
      const at = places[index] as number
      x[at] = (x[at] as number) + length * (direction[at] as number)
      const rest = (residual[at] as number) - length * (product[at] as number)
      residual[at] = rest
      left += rest * rest
    }
    const next = precondition(system, inverse, residual, z)
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

/** The matrix times a vector. Gives the product of both. */
function times({ places, diagonal, row }: MissingPixels, values: Float64Array, result: Float64Array): number {
  let product = 0
  for (let index = 0; index < places.length; index++) {
    const at = places[index] as number
    const value = values[at] as number
    const sum = (diagonal[at] as number) * value - around(values, at, row)
    result[at] = sum
    product += value * sum
  }
  return product
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

/** Solves (L + P) P⁻¹ (P + Lᵀ) z = r. Gives the product of both. */
function precondition({ places, row }: MissingPixels, inverse: Float64Array, r: Float64Array, z: Float64Array): number {
  // What lies behind a pixel is not read on the way forward.
  for (let index = 0; index < places.length; index++) {
    const at = places[index] as number
    z[at] = ((r[at] as number) + before(z, at, row)) * (inverse[at] as number)
  }
  let product = 0
  for (let index = places.length - 1; index >= 0; index--) {
    const at = places[index] as number
    const value = (z[at] as number) + after(z, at, row) * (inverse[at] as number)
    z[at] = value
    product += value * (r[at] as number)
  }
  return product
}
