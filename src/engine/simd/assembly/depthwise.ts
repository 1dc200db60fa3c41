import { finish, multiplyAdd } from './arithmetic'

/**
 * A depthwise convolution: `count` output pixels of a row, quad by quad, each the sum over a window of products with
 * the kernel, times scale plus shift, then a clamp. `from`: the first window's corner; windows are `right` bytes apart,
 * their `lines` lines `line` bytes, their `taps` taps `tap` bytes. `kernel`: [lines, taps, quads]. Four pixels share
 * what is loaded of the kernel.
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
  const length = quads * 16
  const lineEnd = <usize>lines * line
  const tapEnd = <usize>taps * tap
  let i = 0
  for (; i + 4 <= count; i += 4) {
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
      const scale = v128.load(scales + at)
      const shift = v128.load(shifts + at)
      let target = to + at
      v128.store(target, finish(a, scale, shift, floor, ceiling))
      target += pixel
      v128.store(target, finish(b, scale, shift, floor, ceiling))
      target += pixel
      v128.store(target, finish(c, scale, shift, floor, ceiling))
      target += pixel
      v128.store(target, finish(d, scale, shift, floor, ceiling))
    }
    from += right * 4
    to += pixel * 4
  }
  for (; i < count; i++) {
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
    from += right
    to += pixel
  }
}
