// The rule for values that are equal but for rounding; ties.ts has the share, which is fetched sooner.

/**
 * Pixels with equal surroundings are equal in all their channels, each within so many times the tolerance. A value that
 * is near another one by chance is near it in its own channel only.
 */
const TIMES_ALIKE = 4

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

/** Whether the values at these two offsets are alike in all channels, which begin at `channels`. */
export function areAlike(
  values: ArrayLike<number>,
  channels: Iterable<number>,
  one: number,
  other: number,
  tolerance: number,
): boolean {
  for (const channel of channels) {
    const apart = Math.abs((values[channel + one] as number) - (values[channel + other] as number))
    if (!(apart <= TIMES_ALIKE * tolerance)) return false
  }
  return true
}
