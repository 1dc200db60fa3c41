import { finish, multiplyAdd } from './arithmetic'

/**
 * Five rows or six times eight columns, over k from `firstQuad` · 4 on: the innermost loop. Twelve sums, two quads of b
 * and one value of a row take fifteen registers, one fewer than x86 has. Each iteration handles four k, in an order that
 * keeps two multiply-adds in flight; `asc -O1` keeps that order, -O3 does not.
 * `a`: the rows, laid out as [k / 4, rows, 4], or with `isListed` a list of their addresses, in `lines` lines of `quads`
 * quads, `skip` bytes from the end of one to the next; `b`: [k, 8]; `c`: rows `cRow` bytes apart, eight floats of each
 * written, or added to if `add` is set. From `ahead` on, 16 bytes are read for each quad and not used. With `end`, outputs
 * are made of the sums (see `finishRow`) and written `offset` bytes behind the addresses at `places`.
 */
// @ts-ignore: decorator
@inline
export function multiplyRows(
  rows: i32,
  a: usize,
  isListed: bool,
  firstQuad: usize,
  b: usize,
  c: usize,
  quads: usize,
  lines: i32,
  skip: usize,
  cRow: usize,
  add: bool,
  ahead: usize,
  end: usize,
  places: usize,
  offset: usize,
  isHalf: bool,
): void {
  // From four k to the next.
  const step: usize = isListed ? 16 : <usize>rows * 16
  const from = firstQuad * step
  let a0 = from + (isListed ? load<usize>(a, 0) : a)
  let a1 = from + (isListed ? load<usize>(a, 4) : a + 16)
  let a2 = from + (isListed ? load<usize>(a, 8) : a + 32)
  let a3 = from + (isListed ? load<usize>(a, 12) : a + 48)
  let a4 = from + (isListed ? load<usize>(a, 16) : a + 64)
  let a5 = rows > 5 ? from + (isListed ? load<usize>(a, 20) : a + 80) : 0
  let c00 = f32x4.splat(0)
  let c01 = f32x4.splat(0)
  let c10 = f32x4.splat(0)
  let c11 = f32x4.splat(0)
  let c20 = f32x4.splat(0)
  let c21 = f32x4.splat(0)
  let c30 = f32x4.splat(0)
  let c31 = f32x4.splat(0)
  let c40 = f32x4.splat(0)
  let c41 = f32x4.splat(0)
  let c50 = f32x4.splat(0)
  let c51 = f32x4.splat(0)
  for (let line = 0; line < lines; line++) {
    const stop = b + quads * 128
    while (b < stop) {
      const x0 = v128.load(b, 0)
      const y0 = v128.load(b, 16)
      const s00 = v128.load32_splat(a0, 0)
      c00 = multiplyAdd(s00, x0, c00)
      c01 = multiplyAdd(s00, y0, c01)
      const s01 = v128.load32_splat(a1, 0)
      c10 = multiplyAdd(s01, x0, c10)
      c11 = multiplyAdd(s01, y0, c11)
      const s02 = v128.load32_splat(a2, 0)
      c20 = multiplyAdd(s02, x0, c20)
      c21 = multiplyAdd(s02, y0, c21)
      const s03 = v128.load32_splat(a3, 0)
      c30 = multiplyAdd(s03, x0, c30)
      c31 = multiplyAdd(s03, y0, c31)
      const s04 = v128.load32_splat(a4, 0)
      c40 = multiplyAdd(s04, x0, c40)
      c41 = multiplyAdd(s04, y0, c41)
      if (rows > 5) {
        const s05 = v128.load32_splat(a5, 0)
        c50 = multiplyAdd(s05, x0, c50)
        c51 = multiplyAdd(s05, y0, c51)
      }
      const x1 = v128.load(b, 32)
      const y1 = v128.load(b, 48)
      const s10 = v128.load32_splat(a0, 4)
      c00 = multiplyAdd(s10, x1, c00)
      c01 = multiplyAdd(s10, y1, c01)
      const s11 = v128.load32_splat(a1, 4)
      c10 = multiplyAdd(s11, x1, c10)
      c11 = multiplyAdd(s11, y1, c11)
      const s12 = v128.load32_splat(a2, 4)
      c20 = multiplyAdd(s12, x1, c20)
      c21 = multiplyAdd(s12, y1, c21)
      const s13 = v128.load32_splat(a3, 4)
      c30 = multiplyAdd(s13, x1, c30)
      c31 = multiplyAdd(s13, y1, c31)
      const s14 = v128.load32_splat(a4, 4)
      c40 = multiplyAdd(s14, x1, c40)
      c41 = multiplyAdd(s14, y1, c41)
      if (rows > 5) {
        const s15 = v128.load32_splat(a5, 4)
        c50 = multiplyAdd(s15, x1, c50)
        c51 = multiplyAdd(s15, y1, c51)
      }
      const x2 = v128.load(b, 64)
      const y2 = v128.load(b, 80)
      const s20 = v128.load32_splat(a0, 8)
      c00 = multiplyAdd(s20, x2, c00)
      c01 = multiplyAdd(s20, y2, c01)
      const s21 = v128.load32_splat(a1, 8)
      c10 = multiplyAdd(s21, x2, c10)
      c11 = multiplyAdd(s21, y2, c11)
      const s22 = v128.load32_splat(a2, 8)
      c20 = multiplyAdd(s22, x2, c20)
      c21 = multiplyAdd(s22, y2, c21)
      const s23 = v128.load32_splat(a3, 8)
      c30 = multiplyAdd(s23, x2, c30)
      c31 = multiplyAdd(s23, y2, c31)
      const s24 = v128.load32_splat(a4, 8)
      c40 = multiplyAdd(s24, x2, c40)
      c41 = multiplyAdd(s24, y2, c41)
      if (rows > 5) {
        const s25 = v128.load32_splat(a5, 8)
        c50 = multiplyAdd(s25, x2, c50)
        c51 = multiplyAdd(s25, y2, c51)
      }
      const x3 = v128.load(b, 96)
      const y3 = v128.load(b, 112)
      const s30 = v128.load32_splat(a0, 12)
      c00 = multiplyAdd(s30, x3, c00)
      c01 = multiplyAdd(s30, y3, c01)
      const s31 = v128.load32_splat(a1, 12)
      c10 = multiplyAdd(s31, x3, c10)
      c11 = multiplyAdd(s31, y3, c11)
      const s32 = v128.load32_splat(a2, 12)
      c20 = multiplyAdd(s32, x3, c20)
      c21 = multiplyAdd(s32, y3, c21)
      const s33 = v128.load32_splat(a3, 12)
      c30 = multiplyAdd(s33, x3, c30)
      c31 = multiplyAdd(s33, y3, c31)
      const s34 = v128.load32_splat(a4, 12)
      c40 = multiplyAdd(s34, x3, c40)
      c41 = multiplyAdd(s34, y3, c41)
      if (rows > 5) {
        const s35 = v128.load32_splat(a5, 12)
        c50 = multiplyAdd(s35, x3, c50)
        c51 = multiplyAdd(s35, y3, c51)
      }
      // Brought into the cache.
      load<i32>(ahead)
      ahead += 16
      a0 += step
      a1 += step
      a2 += step
      a3 += step
      a4 += step
      if (rows > 5) a5 += step
      b += 128
    }
    a0 += skip
    a1 += skip
    a2 += skip
    a3 += skip
    a4 += skip
    if (rows > 5) a5 += skip
  }
  if (end) {
    finishRow(load<usize>(places, 0) + offset, c, c00, c01, add, end, isHalf)
    finishRow(load<usize>(places, 4) + offset, c + cRow, c10, c11, add, end, isHalf)
    finishRow(load<usize>(places, 8) + offset, c + cRow * 2, c20, c21, add, end, isHalf)
    finishRow(load<usize>(places, 12) + offset, c + cRow * 3, c30, c31, add, end, isHalf)
    finishRow(load<usize>(places, 16) + offset, c + cRow * 4, c40, c41, add, end, isHalf)
    if (rows > 5) finishRow(load<usize>(places, 20) + offset, c + cRow * 5, c50, c51, add, end, isHalf)
    return
  }
  put(c, c00, c01, add)
  put(c + cRow, c10, c11, add)
  put(c + cRow * 2, c20, c21, add)
  put(c + cRow * 3, c30, c31, add)
  put(c + cRow * 4, c40, c41, add)
  if (rows > 5) put(c + cRow * 5, c50, c51, add)
}

/** Makes outputs of eight sums, or four: `end` has the bounds, and then the factors and the summands of the columns. */
// @ts-ignore: decorator
@inline
function finishRow(to: usize, c: usize, first: v128, second: v128, add: bool, end: usize, isHalf: bool): void {
  if (add) {
    first = f32x4.add(first, v128.load(c, 0))
    second = f32x4.add(second, v128.load(c, 16))
  }
  const floor = v128.load(end, 0)
  const ceiling = v128.load(end, 16)
  v128.store(to, finish(first, v128.load(end, 32), v128.load(end, 64), floor, ceiling), 0)
  if (!isHalf) v128.store(to, finish(second, v128.load(end, 48), v128.load(end, 80), floor, ceiling), 16)
}

/** Writes eight sums, or adds them to what stands there. */
// @ts-ignore: decorator
@inline
function put(to: usize, first: v128, second: v128, add: bool): void {
  if (add) {
    first = f32x4.add(first, v128.load(to, 0))
    second = f32x4.add(second, v128.load(to, 16))
  }
  v128.store(to, first, 0)
  v128.store(to, second, 16)
}
