import { multiplyAdd } from './arithmetic'
import { writeFour } from './depthwiseOutput'

// Depthwise convolutions without strides, with windows of a known width: four adjacent output pixels, quad by quad. What
// is loaded of a column of the input serves all windows that it lies in. See `depthwise` for the arguments.

/** Windows of three columns. */
// @ts-ignore: decorator
@inline
export function threeColumns(
  from: usize,
  line: usize,
  lines: i32,
  tap: usize,
  quads: usize,
  kernel: usize,
  scales: usize,
  shifts: usize,
  to: usize,
  pixel: usize,
  floor: v128,
  ceiling: v128,
): void {
  const length = quads * 16
  for (let at: usize = 0; at < length; at += 16) {
    let a = f32x4.splat(0)
    let b = f32x4.splat(0)
    let c = f32x4.splat(0)
    let d = f32x4.splat(0)
    let k = kernel + at
    let row = from + at
    for (let i = 0; i < lines; i++) {
      let p = row
      const w0 = v128.load(k)
      k += length
      const w1 = v128.load(k)
      k += length
      const w2 = v128.load(k)
      k += length
      let x = v128.load(p)
      a = multiplyAdd(x, w0, a)
      p += tap
      x = v128.load(p)
      a = multiplyAdd(x, w1, a)
      b = multiplyAdd(x, w0, b)
      p += tap
      x = v128.load(p)
      a = multiplyAdd(x, w2, a)
      b = multiplyAdd(x, w1, b)
      c = multiplyAdd(x, w0, c)
      p += tap
      x = v128.load(p)
      b = multiplyAdd(x, w2, b)
      c = multiplyAdd(x, w1, c)
      d = multiplyAdd(x, w0, d)
      p += tap
      x = v128.load(p)
      c = multiplyAdd(x, w2, c)
      d = multiplyAdd(x, w1, d)
      p += tap
      x = v128.load(p)
      d = multiplyAdd(x, w2, d)
      row += line
    }
    writeFour(to + at, pixel, a, b, c, d, v128.load(scales + at), v128.load(shifts + at), floor, ceiling)
  }
}

/** Windows of five columns. */
// @ts-ignore: decorator
@inline
export function fiveColumns(
  from: usize,
  line: usize,
  lines: i32,
  tap: usize,
  quads: usize,
  kernel: usize,
  scales: usize,
  shifts: usize,
  to: usize,
  pixel: usize,
  floor: v128,
  ceiling: v128,
): void {
  const length = quads * 16
  for (let at: usize = 0; at < length; at += 16) {
    let a = f32x4.splat(0)
    let b = f32x4.splat(0)
    let c = f32x4.splat(0)
    let d = f32x4.splat(0)
    let k = kernel + at
    let row = from + at
    for (let i = 0; i < lines; i++) {
      let p = row
      const w0 = v128.load(k)
      k += length
      const w1 = v128.load(k)
      k += length
      const w2 = v128.load(k)
      k += length
      const w3 = v128.load(k)
      k += length
      const w4 = v128.load(k)
      k += length
      let x = v128.load(p)
      a = multiplyAdd(x, w0, a)
      p += tap
      x = v128.load(p)
      a = multiplyAdd(x, w1, a)
      b = multiplyAdd(x, w0, b)
      p += tap
      x = v128.load(p)
      a = multiplyAdd(x, w2, a)
      b = multiplyAdd(x, w1, b)
      c = multiplyAdd(x, w0, c)
      p += tap
      x = v128.load(p)
      a = multiplyAdd(x, w3, a)
      b = multiplyAdd(x, w2, b)
      c = multiplyAdd(x, w1, c)
      d = multiplyAdd(x, w0, d)
      p += tap
      x = v128.load(p)
      a = multiplyAdd(x, w4, a)
      b = multiplyAdd(x, w3, b)
      c = multiplyAdd(x, w2, c)
      d = multiplyAdd(x, w1, d)
      p += tap
      x = v128.load(p)
      b = multiplyAdd(x, w4, b)
      c = multiplyAdd(x, w3, c)
      d = multiplyAdd(x, w2, d)
      p += tap
      x = v128.load(p)
      c = multiplyAdd(x, w4, c)
      d = multiplyAdd(x, w3, d)
      p += tap
      x = v128.load(p)
      d = multiplyAdd(x, w4, d)
      row += line
    }
    writeFour(to + at, pixel, a, b, c, d, v128.load(scales + at), v128.load(shifts + at), floor, ceiling)
  }
}
