/** a · b + c, in one rounding where the build has relaxed SIMD. */
// @ts-ignore: decorator
@inline
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c)
  return f32x4.add(f32x4.mul(a, b), c)
}

/** Below this a value is cut: 0 for ReLU, else nothing is. */
// @ts-ignore: decorator
@inline
export function floorOf(relu: bool): v128 {
  return f32x4.splat(relu ? 0 : -Infinity)
}

/** The larger of the two; `f32x4.max` takes eight instructions, for rules on NaN that nobody needs here. */
// @ts-ignore: decorator
@inline
export function larger(a: v128, b: v128): v128 {
  return f32x4.pmax(a, b)
}

/**
 * Four times a constant, by way of 16 bytes at `at`. To be taken before a loop: a constant that the compiler knows is made anew at each use, by
 * three instructions, while one that comes from memory stays in a register.
 */
// @ts-ignore: decorator
@inline
export function constant(value: f32, at: usize): v128 {
  v128.store(at, f32x4.splat(value))
  return v128.load(at)
}
