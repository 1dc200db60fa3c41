import { larger, multiplyAdd, smaller } from './arithmetic'

// Functions of one value, four at a time.

/**
 * e^x to about 1e-7 of itself: 2^n times a polynomial in x − n ln 2. The scheme and the polynomial of Moshier's Cephes
 * (expf.c). From -87 down it stays at 1e-38, and it ends at 88.
 */
// @ts-ignore: decorator
@inline
function exponential(value: v128): v128 {
  const x = smaller(larger(value, f32x4.splat(-87)), f32x4.splat(88))
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.44269504088896341)))
  let r = multiplyAdd(n, f32x4.splat(-0.693359375), x)
  r = multiplyAdd(n, f32x4.splat(2.12194440e-4), r)
  let p = multiplyAdd(f32x4.splat(1.9875691500e-4), r, f32x4.splat(1.3981999507e-3))
  p = multiplyAdd(p, r, f32x4.splat(8.3334519073e-3))
  p = multiplyAdd(p, r, f32x4.splat(4.1665795894e-2))
  p = multiplyAdd(p, r, f32x4.splat(1.6666665459e-1))
  p = multiplyAdd(p, r, f32x4.splat(5.0000001201e-1))
  p = f32x4.add(multiplyAdd(p, f32x4.mul(r, r), r), f32x4.splat(1))
  const power = v128.shl<i32>(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23)
  return f32x4.mul(p, power)
}

// @ts-ignore: decorator
@inline
function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1)
  return f32x4.div(one, f32x4.add(one, exponential(f32x4.neg(x))))
}

/** tanh x: from e^2x, or near zero, where that loses digits, Cephes' polynomial (tanhf.c). */
// @ts-ignore: decorator
@inline
function tanh(x: v128): v128 {
  const one = f32x4.splat(1)
  const size = f32x4.abs(x)
  const power = exponential(f32x4.add(size, size))
  const far = f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(power, one)))
  const signed = v128.or(far, v128.and(x, i32x4.splat(0x80000000)))
  const z = f32x4.mul(x, x)
  let p = multiplyAdd(f32x4.splat(-5.70498872745e-3), z, f32x4.splat(2.06390887954e-2))
  p = multiplyAdd(p, z, f32x4.splat(-5.37397155531e-2))
  p = multiplyAdd(p, z, f32x4.splat(1.33314422036e-1))
  p = multiplyAdd(p, z, f32x4.splat(-3.33332819422e-1))
  const near = multiplyAdd(f32x4.mul(p, z), x, x)
  return v128.bitselect(near, signed, f32x4.lt(size, f32x4.splat(0.625)))
}

/** e^x − 1 for x ≤ 0: near zero its series, since the difference loses digits there. */
// @ts-ignore: decorator
@inline
function exponentialLess1(x: v128): v128 {
  let p = multiplyAdd(f32x4.splat(1.0 / 5040), x, f32x4.splat(1.0 / 720))
  p = multiplyAdd(p, x, f32x4.splat(1.0 / 120))
  p = multiplyAdd(p, x, f32x4.splat(1.0 / 24))
  p = multiplyAdd(p, x, f32x4.splat(1.0 / 6))
  p = multiplyAdd(p, x, f32x4.splat(0.5))
  const near = multiplyAdd(f32x4.mul(p, x), x, x)
  return v128.bitselect(near, f32x4.sub(exponential(x), f32x4.splat(1)), f32x4.gt(x, f32x4.splat(-0.5)))
}

/** The error function, as a fraction of polynomials on −4 to 4, outside of which it is ±1. Eigen's (MathFunctions). */
// @ts-ignore: decorator
@inline
function erf(value: v128): v128 {
  const x = smaller(larger(value, f32x4.splat(-4)), f32x4.splat(4))
  const z = f32x4.mul(x, x)
  let p = multiplyAdd(f32x4.splat(-2.72614225801306e-10), z, f32x4.splat(2.77068142495902e-8))
  p = multiplyAdd(p, z, f32x4.splat(-2.10102402082508e-6))
  p = multiplyAdd(p, z, f32x4.splat(-5.69250639462346e-5))
  p = multiplyAdd(p, z, f32x4.splat(-7.34990630326855e-4))
  p = multiplyAdd(p, z, f32x4.splat(-2.954599808540250e-3))
  p = multiplyAdd(p, z, f32x4.splat(-1.60960333262415e-2))
  let q = multiplyAdd(f32x4.splat(-1.45660718464996e-5), z, f32x4.splat(-2.13374055278905e-4))
  q = multiplyAdd(q, z, f32x4.splat(-1.68282697438203e-3))
  q = multiplyAdd(q, z, f32x4.splat(-7.37332916720468e-3))
  q = multiplyAdd(q, z, f32x4.splat(-1.42647390514189e-2))
  return f32x4.div(f32x4.mul(x, p), q)
}

/** A value between zero and one that grows with x: clip(slope · x + 0.5, 0, 1). */
// @ts-ignore: decorator
@inline
function hardSigmoid(x: v128, slope: v128): v128 {
  return smaller(larger(multiplyAdd(x, slope, f32x4.splat(0.5)), f32x4.splat(0)), f32x4.splat(1))
}

// @ts-ignore: decorator
@inline
function apply(what: i32, x: v128, a: v128, b: v128, c: v128): v128 {
  const zero = f32x4.splat(0)
  const one = f32x4.splat(1)
  // The ReLU family: a the slope below the threshold b, c the largest value.
  if (what == 0) {
    const below = f32x4.mul(f32x4.sub(x, b), a)
    return smaller(v128.bitselect(below, x, f32x4.le(x, b)), c)
  }
  if (what == 1) return sigmoid(x)
  if (what == 2) return f32x4.mul(x, sigmoid(x))
  if (what == 3) return tanh(x)
  if (what == 4) return hardSigmoid(x, a)
  if (what == 5) return f32x4.mul(x, hardSigmoid(x, a))
  // ELU and SELU: a above zero, b below.
  if (what == 6) {
    const below = f32x4.mul(b, exponentialLess1(smaller(x, zero)))
    return v128.bitselect(below, f32x4.mul(a, x), f32x4.lt(x, zero))
  }
  const half = f32x4.mul(x, f32x4.splat(0.5))
  if (what == 7) return multiplyAdd(half, erf(f32x4.mul(x, f32x4.splat(0.70710678118654752))), half)
  const cubed = f32x4.mul(f32x4.mul(x, x), x)
  const inner = f32x4.mul(multiplyAdd(cubed, f32x4.splat(0.044715), x), f32x4.splat(0.79788456080286536))
  return multiplyAdd(half, tanh(inner), half)
}

// @ts-ignore: decorator
@inline
function pixels(
  what: i32,
  from: usize,
  fromPixel: usize,
  to: usize,
  toPixel: usize,
  count: i32,
  quads: usize,
  a: f32,
  b: f32,
  c: f32,
): void {
  const x = f32x4.splat(a)
  const y = f32x4.splat(b)
  const z = f32x4.splat(c)
  for (let i = 0; i < count; i++) {
    for (let at: usize = 0; at < quads * 16; at += 16) {
      v128.store(to + at, apply(what, v128.load(from + at), x, y, z))
    }
    from += fromPixel
    to += toPixel
  }
}

/**
 * Applies a function to `count` pixels of `quads` quads. `what`: 0 the ReLU family, 1 sigmoid, 2 swish, 3 tanh, 4 hard
 * sigmoid, 5 hard swish, 6 ELU, 7 GELU, 8 GELU by tanh. What a, b and c mean is said in `apply`.
 */
export function activate(
  what: i32,
  from: usize,
  fromPixel: usize,
  to: usize,
  toPixel: usize,
  count: i32,
  quads: usize,
  a: f32,
  b: f32,
  c: f32,
): void {
  if (what == 0) pixels(0, from, fromPixel, to, toPixel, count, quads, a, b, c)
  else if (what == 1) pixels(1, from, fromPixel, to, toPixel, count, quads, a, b, c)
  else if (what == 2) pixels(2, from, fromPixel, to, toPixel, count, quads, a, b, c)
  else if (what == 3) pixels(3, from, fromPixel, to, toPixel, count, quads, a, b, c)
  else if (what == 4) pixels(4, from, fromPixel, to, toPixel, count, quads, a, b, c)
  else if (what == 5) pixels(5, from, fromPixel, to, toPixel, count, quads, a, b, c)
  else if (what == 6) pixels(6, from, fromPixel, to, toPixel, count, quads, a, b, c)
  else if (what == 7) pixels(7, from, fromPixel, to, toPixel, count, quads, a, b, c)
  else pixels(8, from, fromPixel, to, toPixel, count, quads, a, b, c)
}
