import { finish, multiplyAdd } from './arithmetic'
import { fiveColumns, threeColumns } from './depthwiseColumns'
import { writeFour } from './depthwiseOutput'

/**
 * A depthwise convolution: `count` output pixels of a row, quad by quad, each the sum over a window of products with
 * the kernel, times scale plus shift, then a clamp. `from`: the first window's corner; windows are `right` bytes apart,
 * their `lines` lines `line` bytes, their `taps` taps `tap` bytes. `kernel`: [lines, taps, quads]. Four pixels share
 * what is loaded of the kernel; the last four may include some that are computed already, so the output must not stand
 * where the input does.
 */
export function depthwise(
  from: usize,
  right: usize,
  line: usize,
  lines: i32,
  tap: usize,
  taps: i32,
  quads: usize,
  kernel: usize,
  count: i32,
  scales: usize,
  shifts: usize,
  to: usize,
  pixel: usize,
  lowest: f32,
  highest: f32,
): void {
  const floor = f32x4.splat(lowest)
  const ceiling = f32x4.splat(highest)
  if (count < 4) {
    for (let i = 0; i < count; i++) {
      onePixel(from, line, lines, tap, taps, quads, kernel, scales, shifts, to, floor, ceiling)
      from += right
      to += pixel
    }
    return
  }
  for (let i = 0; i < count; i += 4) {
    const first = <usize>min(i, count - 4)
    const p = from + first * right
    const q = to + first * pixel
    if (taps == 3 && right == tap) {
      threeColumns(p, line, lines, tap, quads, kernel, scales, shifts, q, pixel, floor, ceiling)
    } else if (taps == 5 && right == tap) {
      fiveColumns(p, line, lines, tap, quads, kernel, scales, shifts, q, pixel, floor, ceiling)
    } else {
      fourPixels(p, right, line, lines, tap, taps, quads, kernel, scales, shifts, q, pixel, floor, ceiling)
    }
  }
}

/** Four pixels of windows of any width, any distance apart. */
// @ts-ignore: decorator
@inline
function fourPixels(
  from: usize,
  right: usize,
  line: usize,
  lines: i32,
  tap: usize,
  taps: i32,
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
  const lineEnd = <usize>lines * line
  const tapEnd = <usize>taps * tap
  for (let at: usize = 0; at < length; at += 16) {
    let a = f32x4.splat(0)
    let b = f32x4.splat(0)
    let c = f32x4.splat(0)
    let d = f32x4.splat(0)
    let k = kernel + at
    const start = from + at
    const stop = start + lineEnd
    for (let row = start; row != stop; row += line) {
      const end = row + tapEnd
      for (let p = row; p != end; p += tap) {
        const weight = v128.load(k)
        k += length
        let q = p
        a = multiplyAdd(v128.load(q), weight, a)
        q += right
        b = multiplyAdd(v128.load(q), weight, b)
        q += right
        c = multiplyAdd(v128.load(q), weight, c)
        q += right
        d = multiplyAdd(v128.load(q), weight, d)
      }
    }
    writeFour(to + at, pixel, a, b, c, d, v128.load(scales + at), v128.load(shifts + at), floor, ceiling)
  }
}

/** One pixel. */
// @ts-ignore: decorator
@inline
function onePixel(
  from: usize,
  line: usize,
  lines: i32,
  tap: usize,
  taps: i32,
  quads: usize,
  kernel: usize,
  scales: usize,
  shifts: usize,
  to: usize,
  floor: v128,
  ceiling: v128,
): void {
  const length = quads * 16
  const lineEnd = <usize>lines * line
  const tapEnd = <usize>taps * tap
  for (let at: usize = 0; at < length; at += 16) {
    let a = f32x4.splat(0)
    let k = kernel + at
    const start = from + at
    const stop = start + lineEnd
    for (let row = start; row != stop; row += line) {
      const end = row + tapEnd
      for (let p = row; p != end; p += tap) {
        a = multiplyAdd(v128.load(p), v128.load(k), a)
        k += length
      }
    }
    v128.store(to + at, finish(a, v128.load(scales + at), v128.load(shifts + at), floor, ceiling))
  }
}
