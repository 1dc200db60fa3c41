/**
 * Values of a feature map that differ by at most this share of its largest magnitude count as equal, where an engine
 * computes equal surroundings with other last bits: Winograd's method does, at other positions in a tile. Half of this
 * was too little in measurements (docs/numerics.md).
 */
export const WINOGRAD_TIES = 2 ** -21

/** The least value that counts as equal to a maximum; never one that ReLU has cut if the maximum is above zero. */
export const leastEqual = (maximum: number, tolerance: number): number =>
  maximum > 0 ? Math.max(maximum - tolerance, Number.MIN_VALUE) : maximum - tolerance

/** The tolerance of a feature map for this share. */
export function toleranceOf(values: ArrayLike<number>, ties: number): number {
  if (ties === 0) return 0
  let largest = 0
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i] as number))
  return ties * largest
}
