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
