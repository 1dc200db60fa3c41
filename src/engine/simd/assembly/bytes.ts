import { larger, multiplyAdd, smaller } from './arithmetic'

// Products of lists with the bytes of a matrix, by the instruction that multiplies sixteen pairs of bytes and adds up
// four at a time. Relaxed SIMD leaves open what it does with a second factor beyond 127; on processors where it is one
// instruction it is exact there too, as unsigned or as signed: `byteOffset` tells. A list is integers of 16 bits, each
// of two such factors.

/**
 * What is added to a second factor to make a byte of it: 128 where the instruction reads it as unsigned, 0 where as
 * signed; -1 where sums overflow on the way, so that it is of no use here (and slower than floats).
 */
export function byteOffset(): i32 {
  if (!ASC_FEATURE_RELAXED_SIMD) return -1
  const sum = i32x4.extract_lane(dot(i8x16.splat(127), i8x16.splat(-1), i32x4.splat(0)), 0)
  if (sum == 4 * 127 * 255) return 128
  return sum == -4 * 127 ? 0 : -1
}

/** Four sums of four products each of signed bytes and bytes as above, added to `sums`. */
// @ts-ignore: decorator
@inline
function dot(bytes: v128, factors: v128, sums: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return i32x4.relaxed_dot_i8x16_i7x16_add_s(bytes, factors, sums)
  const low = i32x4.extadd_pairwise_i16x8_s(i16x8.extmul_low_i8x16_s(bytes, factors))
  const high = i32x4.extadd_pairwise_i16x8_s(i16x8.extmul_high_i8x16_s(bytes, factors))
  const even = v128.shuffle<i32>(low, high, 0, 2, 4, 6)
  const odd = v128.shuffle<i32>(low, high, 1, 3, 5, 7)
  return i32x4.add(sums, i32x4.add(even, odd))
}

/**
 * Writes columns of a matrix of bytes, minus 128, as panels of eight columns, [k / 4, 8, 4], `panel` bytes apart: of
 * the rows at `rows`, a list of `quads` · 4 addresses, `columns` columns from `column` on, in steps of sixteen.
 */
export function panelsOfBytes(rows: usize, quads: usize, column: usize, columns: usize, to: usize, panel: usize): void {
  const middle = i8x16.splat(-128)
  for (let quad: usize = 0; quad < quads; quad++) {
    const a = load<usize>(rows, 0) + column
    const b = load<usize>(rows, 4) + column
    const c = load<usize>(rows, 8) + column
    const d = load<usize>(rows, 12) + column
    let at = to + quad * 32
    for (let i: usize = 0; i < columns; i += 16) {
      const first = v128.xor(v128.load(a + i), middle)
      const second = v128.xor(v128.load(b + i), middle)
      const third = v128.xor(v128.load(c + i), middle)
      const fourth = v128.xor(v128.load(d + i), middle)
      const ab = v128.shuffle<i8>(first, second, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
      const cd = v128.shuffle<i8>(third, fourth, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
      const ef = v128.shuffle<i8>(first, second, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
      const gh = v128.shuffle<i8>(third, fourth, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
      v128.store(at, v128.shuffle<i16>(ab, cd, 0, 8, 1, 9, 2, 10, 3, 11), 0)
      v128.store(at, v128.shuffle<i16>(ab, cd, 4, 12, 5, 13, 6, 14, 7, 15), 16)
      at += panel
      v128.store(at, v128.shuffle<i16>(ef, gh, 0, 8, 1, 9, 2, 10, 3, 11), 0)
      v128.store(at, v128.shuffle<i16>(ef, gh, 4, 12, 5, 13, 6, 14, 7, 15), 16)
      at += panel
    }
    rows += 16
  }
}

/**
 * Writes `count` floats as multiples of 1 / `by`, each as a high and a low byte: [k / 4, 2, 4] with `step` bytes
 * from one quad to the next. What is written is the integer with `offset` · 257 added, so that both bytes have theirs.
 */
export function splitList(from: usize, count: usize, by: f32, offset: i32, to: usize, step: usize): void {
  const factor = f32x4.splat(by)
  // Where factors are signed, the low byte goes from -128 to 127, so half a high one is added and taken from it again.
  const add = i32x4.splat(offset ? 32768 : 128)
  const take = i8x16.splat(offset ? 0 : -128)
  for (let i: usize = 0; i < count; i += 4) {
    const whole = i32x4.add(i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(from), factor))), add)
    const bytes = v128.shuffle<i8>(whole, whole, 1, 5, 9, 13, 0, 4, 8, 12, 1, 5, 9, 13, 0, 4, 8, 12)
    store<i32>(to, i32x4.extract_lane(bytes, 0), 0)
    store<i32>(to, i32x4.extract_lane(v128.xor(bytes, take), 1), 4)
    from += 16
    to += step
  }
}

/**
 * Products of lists with panels of bytes, as outputs: sum · step · scale + total · rest + known, clamped. `v`: groups
 * of three lists, `vGroup` bytes apart, each [k / 4, 3, 2, 4] as `splitList` writes them; `u`: panels, `uPanel` bytes
 * apart; `quads` quads of k; `m`: lists `mRow` bytes apart. `lists`: the step and the total of each list. `columns`: for
 * each panel eight scales, eight rests and eight known numbers. `offset`: as of `byteOffset`.
 */
export function multiplyBytes(
  v: usize,
  vGroup: usize,
  groups: i32,
  u: usize,
  uPanel: usize,
  panels: i32,
  quads: usize,
  m: usize,
  mRow: usize,
  lists: usize,
  columns: usize,
  lowest: f32,
  highest: f32,
  offset: i32,
): void {
  const floor = f32x4.splat(lowest)
  const ceiling = f32x4.splat(highest)
  for (let panel = 0; panel < panels; panel++) {
    // What an offset of the high bytes adds to each sum.
    let first = i32x4.splat(0)
    let second = i32x4.splat(0)
    if (offset) {
      const one = i8x16.splat(1)
      for (let at = u, end = u + quads * 32; at < end; at += 32) {
        first = dot(v128.load(at, 0), one, first)
        second = dot(v128.load(at, 16), one, second)
      }
      first = i32x4.mul(first, i32x4.splat(-offset))
      second = i32x4.mul(second, i32x4.splat(-offset))
    }
    let from = v
    let to = m + <usize>panel * 32
    let list = lists
    for (let group = 0; group < groups; group++) {
      multiplyThree(from, u, quads, first, second, to, mRow, list, columns, floor, ceiling)
      from += vGroup
      to += mRow * 3
      list += 24
    }
    u += uPanel
    columns += 96
  }
}

// @ts-ignore: decorator
@inline
function multiplyThree(
  a: usize,
  b: usize,
  quads: usize,
  first: v128,
  second: v128,
  to: usize,
  toRow: usize,
  list: usize,
  columns: usize,
  floor: v128,
  ceiling: v128,
): void {
  let c00 = first
  let c01 = second
  let c10 = i32x4.splat(0)
  let c11 = i32x4.splat(0)
  let c20 = first
  let c21 = second
  let c30 = i32x4.splat(0)
  let c31 = i32x4.splat(0)
  let c40 = first
  let c41 = second
  let c50 = i32x4.splat(0)
  let c51 = i32x4.splat(0)
  const stop = a + quads * 24
  while (a < stop) {
    const x = v128.load(b, 0)
    const y = v128.load(b, 16)
    const s0 = v128.load32_splat(a, 0)
    c00 = dot(x, s0, c00)
    c01 = dot(y, s0, c01)
    const s1 = v128.load32_splat(a, 4)
    c10 = dot(x, s1, c10)
    c11 = dot(y, s1, c11)
    const s2 = v128.load32_splat(a, 8)
    c20 = dot(x, s2, c20)
    c21 = dot(y, s2, c21)
    const s3 = v128.load32_splat(a, 12)
    c30 = dot(x, s3, c30)
    c31 = dot(y, s3, c31)
    const s4 = v128.load32_splat(a, 16)
    c40 = dot(x, s4, c40)
    c41 = dot(y, s4, c41)
    const s5 = v128.load32_splat(a, 20)
    c50 = dot(x, s5, c50)
    c51 = dot(y, s5, c51)
    a += 24
    b += 32
  }
  putList(to, c00, c01, c10, c11, list, columns, floor, ceiling)
  putList(to + toRow, c20, c21, c30, c31, list + 8, columns, floor, ceiling)
  putList(to + toRow * 2, c40, c41, c50, c51, list + 16, columns, floor, ceiling)
}

// @ts-ignore: decorator
@inline
function putList(
  to: usize,
  high0: v128,
  high1: v128,
  low0: v128,
  low1: v128,
  list: usize,
  columns: usize,
  floor: v128,
  ceiling: v128,
): void {
  const step = v128.load32_splat(list, 0)
  const total = v128.load32_splat(list, 4)
  put(to, high0, low0, step, total, columns, floor, ceiling)
  put(to + 16, high1, low1, step, total, columns + 16, floor, ceiling)
}

// @ts-ignore: decorator
@inline
function put(
  to: usize,
  high: v128,
  low: v128,
  step: v128,
  total: v128,
  columns: usize,
  floor: v128,
  ceiling: v128,
): void {
  const sum = multiplyAdd(f32x4.convert_i32x4_s(high), f32x4.splat(256), f32x4.convert_i32x4_s(low))
  const rests = multiplyAdd(total, v128.load(columns, 32), v128.load(columns, 64))
  const value = multiplyAdd(sum, f32x4.mul(step, v128.load(columns, 0)), rests)
  v128.store(to, smaller(larger(value, floor), ceiling))
}
