/** a · b + c, rounded once if the build has relaxed SIMD. */
// @ts-ignore: decorator
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c)
  return f32x4.add(f32x4.mul(a, b), c)
}

/** The larger of the two. `f32x4.max` takes eight instructions, for NaN rules that are not needed here. */
// @ts-ignore: decorator
@inline
export function larger(a: v128, b: v128): v128 {
  return f32x4.pmax(a, b)
}

/** The smaller of the two, likewise. */
// @ts-ignore: decorator
@inline
export function smaller(a: v128, b: v128): v128 {
  return f32x4.pmin(a, b)
}

/**
 * What follows the sums of a convolution: x · scale + shift (a bias, a batch normalization or both), then a clamp, such
 * as ReLU.
 */
// @ts-ignore: decorator
@inline
export function finish(x: v128, scale: v128, shift: v128, floor: v128, ceiling: v128): v128 {
  return smaller(larger(multiplyAdd(x, scale, shift), floor), ceiling)
}

/**
 * Four copies of a constant, loaded through 16 bytes at `at`. Call it before a loop: the compiler rebuilds a constant
 * that it knows at each use, with three instructions, while one loaded from memory stays in a register.
 */
// @ts-ignore: decorator
@inline
export function constant(value: f32, at: usize): v128 {
  v128.store(at, f32x4.splat(value))
  return v128.load(at)
}
