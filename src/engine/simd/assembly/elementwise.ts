import { larger, smaller } from './arithmetic'

// Arithmetic on two feature maps, pixel by pixel. A map that is the same for all pixels of a row has a stride of zero.

// @ts-ignore: decorator
@inline
function combine(what: i32, a: v128, b: v128): v128 {
  if (what == 0) return f32x4.add(a, b)
  if (what == 1) return f32x4.sub(a, b)
  if (what == 2) return f32x4.mul(a, b)
  if (what == 3) return f32x4.div(a, b)
  if (what == 4) return larger(a, b)
  return smaller(a, b)
}

/**
 * `count` pixels of `quads` quads. `aStep`, `bStep`: 16, or 0 for maps of one channel, whose value stands in all four
 * lanes then.
 */
// @ts-ignore: decorator
@inline
function pixels(
  what: i32,
  a: usize,
  aPixel: usize,
  aStep: usize,
  b: usize,
  bPixel: usize,
  bStep: usize,
  to: usize,
  toPixel: usize,
  count: i32,
  quads: usize,
): void {
  for (let i = 0; i < count; i++) {
    const end = to + quads * 16
    if (aStep == 16 && bStep == 16) {
      let p = a
      let q = b
      for (let at = to; at < end; at += 16) {
        v128.store(at, combine(what, v128.load(p), v128.load(q)))
        p += 16
        q += 16
      }
    } else if (aStep == 16) {
      const y = v128.load32_splat(b)
      let p = a
      for (let at = to; at < end; at += 16) {
        v128.store(at, combine(what, v128.load(p), y))
        p += 16
      }
    } else if (bStep == 16) {
      const x = v128.load32_splat(a)
      let q = b
      for (let at = to; at < end; at += 16) {
        v128.store(at, combine(what, x, v128.load(q)))
        q += 16
      }
    } else {
      const value = combine(what, v128.load32_splat(a), v128.load32_splat(b))
      for (let at = to; at < end; at += 16) v128.store(at, value)
    }
    a += aPixel
    b += bPixel
    to += toPixel
  }
}

/** `what`: 0 add, 1 subtract, 2 multiply, 3 divide, 4 maximum, 5 minimum. Otherwise like {@link pixels}. */
export function arithmetic(
  what: i32,
  a: usize,
  aPixel: usize,
  aStep: usize,
  b: usize,
  bPixel: usize,
  bStep: usize,
  to: usize,
  toPixel: usize,
  count: i32,
  quads: usize,
): void {
  if (what == 0) pixels(0, a, aPixel, aStep, b, bPixel, bStep, to, toPixel, count, quads)
  else if (what == 1) pixels(1, a, aPixel, aStep, b, bPixel, bStep, to, toPixel, count, quads)
  else if (what == 2) pixels(2, a, aPixel, aStep, b, bPixel, bStep, to, toPixel, count, quads)
  else if (what == 3) pixels(3, a, aPixel, aStep, b, bPixel, bStep, to, toPixel, count, quads)
  else if (what == 4) pixels(4, a, aPixel, aStep, b, bPixel, bStep, to, toPixel, count, quads)
  else pixels(5, a, aPixel, aStep, b, bPixel, bStep, to, toPixel, count, quads)
}

/** Copies `count` pixels of `quads` quads. */
export function copyPixels(from: usize, fromPixel: usize, count: i32, quads: usize, to: usize, toPixel: usize): void {
  for (let i = 0; i < count; i++) {
    for (let at: usize = 0; at < quads * 16; at += 16) v128.store(to + at, v128.load(from + at))
    from += fromPixel
    to += toPixel
  }
}

/** Adds `count` pixels of `quads` quads to the sums at `to`. Four quads, a cache line, are summed together. */
export function addPixels(from: usize, pixel: usize, count: i32, quads: usize, to: usize): void {
  let quad: usize = 0
  for (; quad + 4 <= quads; quad += 4) {
    let p = from
    let a = f32x4.splat(0)
    let b = f32x4.splat(0)
    let c = f32x4.splat(0)
    let d = f32x4.splat(0)
    for (let i = 0; i < count; i++) {
      a = f32x4.add(a, v128.load(p, 0))
      b = f32x4.add(b, v128.load(p, 16))
      c = f32x4.add(c, v128.load(p, 32))
      d = f32x4.add(d, v128.load(p, 48))
      p += pixel
    }
    v128.store(to, f32x4.add(v128.load(to, 0), a), 0)
    v128.store(to, f32x4.add(v128.load(to, 16), b), 16)
    v128.store(to, f32x4.add(v128.load(to, 32), c), 32)
    v128.store(to, f32x4.add(v128.load(to, 48), d), 48)
    from += 64
    to += 64
  }
  for (; quad < quads; quad++) {
    let p = from
    let a = f32x4.splat(0)
    for (let i = 0; i < count; i++) {
      a = f32x4.add(a, v128.load(p))
      p += pixel
    }
    v128.store(to, f32x4.add(v128.load(to), a))
    from += 16
    to += 16
  }
}
