import type { Plane } from './fuse.ts'
import type { MaskRule } from './riseMasks.ts'

/** The cubic B-spline: the overlap of two linear interpolations that are so many cells apart. */
function overlap(distance: number): number {
  const d = Math.abs(distance)
  if (d >= 2) return 0
  return d < 1 ? 2 / 3 - d ** 2 + d ** 3 / 2 : (2 - d) ** 3 / 6
}

/**
 * Expects what random masks that were not shown yet would add to the map of RISE, from the scores of those that were.
 * The score is taken to be linear in what of a mask is shown at `side` x `side` places, by ridge regression with the
 * variance of one mask as the penalty; the masks' covariance is that of linear interpolations at random offsets.
 */
export function unseenMasks({ side, keep }: Pick<MaskRule, 'side' | 'keep'>, height: number, width: number) {
  const count = side * side
  const variance = keep * (1 - keep)
  const places = Array.from({ length: count }, (_, place) => {
    const [y, x] = [Math.floor(place / side), place % side]
    return Math.floor(((y + 0.5) * height) / side) * width + Math.floor(((x + 0.5) * width) / side)
  })
  /** Σ f fᵀ, Σ f and Σ f · score, of the masks at the places, less `keep`. */
  const products = new Float64Array(count * count)
  const sum = new Float64Array(count)
  const scored = new Float64Array(count)
  // A cell is enlarged to (side + 1) / side of a place's distance.
  const between = (a: number, b: number) => overlap(((a - b) * side) / (side + 1))
  const covariance = (a: number, b: number) =>
    variance * between(Math.floor(a / side), Math.floor(b / side)) * between(a % side, b % side)
  return {
    add(mask: Float32Array, score: number): void {
      const shown = places.map((place) => (mask[place] as number) - keep)
      for (const [i, one] of shown.entries()) {
        sum[i] = (sum[i] as number) + one
        scored[i] = (scored[i] as number) + one * score
        for (const [j, other] of shown.entries()) {
          products[i * count + j] = (products[i * count + j] as number) + one * other
        }
      }
    },
    /** The sum over so many masks of each, [side, side], times how much its score is expected to be above the mean. */
    expect(masks: number, meanScore: number): Plane {
      const penalty = count * variance * overlap(0) ** 2
      const slopes = solve(
        products.map((value, at) => value + (at % (count + 1) === 0 ? penalty : 0)),
        scored.map((value, at) => value - meanScore * (sum[at] as number)),
      )
      const values = Float64Array.from({ length: count }, (_, at) =>
        slopes.reduce((total, slope, place) => total + slope * covariance(place, at), 0),
      )
      return { height: side, width: side, values: values.map((value) => value * masks) }
    },
  }
}

/** Solves a symmetric positive definite system, row by row, by Cholesky's factorisation. */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const n = right.length
  const at = (row: number, column: number) => matrix[row * n + column] as number
  const x = right.slice()
  for (let row = 0; row < n; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = at(row, column)
      for (let k = 0; k < column; k++) rest -= at(row, k) * at(column, k)
      matrix[row * n + column] = row === column ? Math.sqrt(rest) : rest / at(column, column)
    }
    let value = x[row] as number
    for (let k = 0; k < row; k++) value -= at(row, k) * (x[k] as number)
    x[row] = value / at(row, row)
  }
  for (let row = n - 1; row >= 0; row--) {
    let value = x[row] as number
    for (let k = row + 1; k < n; k++) value -= at(k, row) * (x[k] as number)
    x[row] = value / at(row, row)
  }
  return x
}
