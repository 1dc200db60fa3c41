import { multiplyAdd } from './arithmetic'
import { quadOf, widen } from './unpack'

// Dense layers, on weights as they are stored: [values, units], row by row. A row belongs to one input value, so rows of values that are zero, after ReLU
// more than half, are never read. Eight rows at a time are walked along together: down a column, each step would be as long as a memory page.

/** The largest of so many floats, without their signs. */
export function largestMagnitude(from: usize, count: i32): f32 {
  let largest: f32 = 0
  for (let i = 0; i < count; i++) largest = max(largest, abs(load<f32>(from + <usize>i * 4)))
  return largest
}

/** The sum of so many floats. */
export function sumOf(from: usize, count: i32): f64 {
  let sum: f64 = 0
  for (let i = 0; i < count; i++) sum += <f64>load<f32>(from + <usize>i * 4)
  return sum
}

/**
 * Lists the rows of the values that are not zero, the first of which lies at `row`, `rowBytes` apart, and those values: divided by `step` and rounded to
 * 16-bit integers, or as floats where it is zero. The lists are filled up with zeros to a multiple of eight. Gives their length.
 */
export function listRows(
  from: usize,
  count: i32,
  row: usize,
  rowBytes: usize,
  step: f64,
  rows: usize,
  values: usize,
): i32 {
  let length: usize = 0
  let at = row
  for (let i = 0; i < count; i++) {
    const value = load<f32>(from + <usize>i * 4)
    // Written wherever it belongs, and counted where it is worth it: more than half are zeros in no order, which no processor foresees.
    store<usize>(rows + length * 4, at)
    if (step > 0) store<i16>(values + length * 2, <i16>nearest(<f64>value / step))
    else store<f32>(values + length * 4, value)
    length += <usize>(value != 0)
    at += rowBytes
  }
  for (; length & 7; length++) {
    store<usize>(rows + length * 4, row)
    if (step > 0) store<i16>(values + length * 2, 0)
    else store<f32>(values + length * 4, 0)
  }
  return <i32>length
}

/**
 * Adds to `columns` sums what `count` rows, a multiple of eight, give: `rows` is a list of their addresses, to which `offset` bytes are added,
 * `values` the list of what they are multiplied with.
 */
export function denseFloat32(rows: usize, values: usize, count: i32, offset: usize, columns: i32, sums: usize): void {
  for (let i = 0; i < count; i += 8) {
    const p0 = load<usize>(rows, 0) + offset
    const p1 = load<usize>(rows, 4) + offset
    const p2 = load<usize>(rows, 8) + offset
    const p3 = load<usize>(rows, 12) + offset
    const p4 = load<usize>(rows, 16) + offset
    const p5 = load<usize>(rows, 20) + offset
    const p6 = load<usize>(rows, 24) + offset
    const p7 = load<usize>(rows, 28) + offset
    const x0 = v128.load32_splat(values, 0)
    const x1 = v128.load32_splat(values, 4)
    const x2 = v128.load32_splat(values, 8)
    const x3 = v128.load32_splat(values, 12)
    const x4 = v128.load32_splat(values, 16)
    const x5 = v128.load32_splat(values, 20)
    const x6 = v128.load32_splat(values, 24)
    const x7 = v128.load32_splat(values, 28)
    let j = 0
    for (; j + 4 <= columns; j += 4) {
      const at = <usize>j * 4
      const y = sums + <usize>j * 4
      let sum = v128.load(y)
      sum = multiplyAdd(v128.load(p0 + at), x0, sum)
      sum = multiplyAdd(v128.load(p1 + at), x1, sum)
      sum = multiplyAdd(v128.load(p2 + at), x2, sum)
      sum = multiplyAdd(v128.load(p3 + at), x3, sum)
      sum = multiplyAdd(v128.load(p4 + at), x4, sum)
      sum = multiplyAdd(v128.load(p5 + at), x5, sum)
      sum = multiplyAdd(v128.load(p6 + at), x6, sum)
      sum = multiplyAdd(v128.load(p7 + at), x7, sum)
      v128.store(y, sum)
    }
    for (; j < columns; j++) {
      const at = <usize>j * 4
      const y = sums + <usize>j * 4
      let sum = load<f32>(y)
      sum += load<f32>(p0 + at) * load<f32>(values, 0)
      sum += load<f32>(p1 + at) * load<f32>(values, 4)
      sum += load<f32>(p2 + at) * load<f32>(values, 8)
      sum += load<f32>(p3 + at) * load<f32>(values, 12)
      sum += load<f32>(p4 + at) * load<f32>(values, 16)
      sum += load<f32>(p5 + at) * load<f32>(values, 20)
      sum += load<f32>(p6 + at) * load<f32>(values, 24)
      sum += load<f32>(p7 + at) * load<f32>(values, 28)
      store<f32>(y, sum)
    }
    rows += 32
    values += 32
  }
}

/** As `denseFloat32`, on 16-bit floats. */
export function denseFloat16(rows: usize, values: usize, count: i32, offset: usize, columns: i32, sums: usize): void {
  for (let i = 0; i < count; i += 8) {
    const p0 = load<usize>(rows, 0) + offset
    const p1 = load<usize>(rows, 4) + offset
    const p2 = load<usize>(rows, 8) + offset
    const p3 = load<usize>(rows, 12) + offset
    const p4 = load<usize>(rows, 16) + offset
    const p5 = load<usize>(rows, 20) + offset
    const p6 = load<usize>(rows, 24) + offset
    const p7 = load<usize>(rows, 28) + offset
    const x0 = v128.load32_splat(values, 0)
    const x1 = v128.load32_splat(values, 4)
    const x2 = v128.load32_splat(values, 8)
    const x3 = v128.load32_splat(values, 12)
    const x4 = v128.load32_splat(values, 16)
    const x5 = v128.load32_splat(values, 20)
    const x6 = v128.load32_splat(values, 24)
    const x7 = v128.load32_splat(values, 28)
    let j = 0
    for (; j + 4 <= columns; j += 4) {
      const at = <usize>j * 2
      const y = sums + <usize>j * 4
      let sum = v128.load(y)
      sum = multiplyAdd(widen(v128.load16x4_u(p0 + at)), x0, sum)
      sum = multiplyAdd(widen(v128.load16x4_u(p1 + at)), x1, sum)
      sum = multiplyAdd(widen(v128.load16x4_u(p2 + at)), x2, sum)
      sum = multiplyAdd(widen(v128.load16x4_u(p3 + at)), x3, sum)
      sum = multiplyAdd(widen(v128.load16x4_u(p4 + at)), x4, sum)
      sum = multiplyAdd(widen(v128.load16x4_u(p5 + at)), x5, sum)
      sum = multiplyAdd(widen(v128.load16x4_u(p6 + at)), x6, sum)
      sum = multiplyAdd(widen(v128.load16x4_u(p7 + at)), x7, sum)
      v128.store(y, sum)
    }
    for (; j < columns; j++) {
      const at = <usize>j * 2
      const y = sums + <usize>j * 4
      let sum = load<f32>(y)
      sum += f32x4.extract_lane(widen(i32x4.splat(load<u16>(p0 + at))), 0) * load<f32>(values, 0)
      sum += f32x4.extract_lane(widen(i32x4.splat(load<u16>(p1 + at))), 0) * load<f32>(values, 4)
      sum += f32x4.extract_lane(widen(i32x4.splat(load<u16>(p2 + at))), 0) * load<f32>(values, 8)
      sum += f32x4.extract_lane(widen(i32x4.splat(load<u16>(p3 + at))), 0) * load<f32>(values, 12)
      sum += f32x4.extract_lane(widen(i32x4.splat(load<u16>(p4 + at))), 0) * load<f32>(values, 16)
      sum += f32x4.extract_lane(widen(i32x4.splat(load<u16>(p5 + at))), 0) * load<f32>(values, 20)
      sum += f32x4.extract_lane(widen(i32x4.splat(load<u16>(p6 + at))), 0) * load<f32>(values, 24)
      sum += f32x4.extract_lane(widen(i32x4.splat(load<u16>(p7 + at))), 0) * load<f32>(values, 28)
      store<f32>(y, sum)
    }
    rows += 32
    values += 32
  }
}

/**
 * As `denseFloat32`, on bytes, with `values` as 16-bit integers: exact sums of whole numbers. Those of eight rows stay below
 * 8 · 255 · 32767, a 32nd of what 32 bits hold, and are added up as floats. Columns are taken two by two, as they share 16 bits: the even ones
 * are left by a mask, the odd ones by a shift. `temp`: 16 bytes.
 */
export function denseUint8(
  rows: usize,
  values: usize,
  count: i32,
  offset: usize,
  columns: i32,
  sums: usize,
  temp: usize,
): void {
  v128.store(temp, i32x4.splat(0x00ff00ff))
  const low = v128.load(temp)
  for (let i = 0; i < count; i += 8) {
    const p0 = load<usize>(rows, 0) + offset
    const p1 = load<usize>(rows, 4) + offset
    const p2 = load<usize>(rows, 8) + offset
    const p3 = load<usize>(rows, 12) + offset
    const p4 = load<usize>(rows, 16) + offset
    const p5 = load<usize>(rows, 20) + offset
    const p6 = load<usize>(rows, 24) + offset
    const p7 = load<usize>(rows, 28) + offset
    const x0 = v128.load32_splat(values, 0)
    const x1 = v128.load32_splat(values, 4)
    const x2 = v128.load32_splat(values, 8)
    const x3 = v128.load32_splat(values, 12)
    let j = 0
    // A whole line of the cache at a time.
    for (; j + 64 <= columns; j += 64) {
      const q0 = p0 + <usize>j
      const q1 = p1 + <usize>j
      const q2 = p2 + <usize>j
      const q3 = p3 + <usize>j
      const q4 = p4 + <usize>j
      const q5 = p5 + <usize>j
      const q6 = p6 + <usize>j
      const q7 = p7 + <usize>j
      const y = sums + <usize>j * 4
      sixteenUint8<None>(q0, q1, q2, q3, q4, q5, q6, q7, y, x0, x1, x2, x3, low)
      sixteenUint8<One>(q0, q1, q2, q3, q4, q5, q6, q7, y, x0, x1, x2, x3, low)
      sixteenUint8<Two>(q0, q1, q2, q3, q4, q5, q6, q7, y, x0, x1, x2, x3, low)
      sixteenUint8<Three>(q0, q1, q2, q3, q4, q5, q6, q7, y, x0, x1, x2, x3, low)
    }
    for (; j + 16 <= columns; j += 16) {
      const q0 = p0 + <usize>j
      const q1 = p1 + <usize>j
      const q2 = p2 + <usize>j
      const q3 = p3 + <usize>j
      const q4 = p4 + <usize>j
      const q5 = p5 + <usize>j
      const q6 = p6 + <usize>j
      const q7 = p7 + <usize>j
      const y = sums + <usize>j * 4
      sixteenUint8<None>(q0, q1, q2, q3, q4, q5, q6, q7, y, x0, x1, x2, x3, low)
    }
    for (; j < columns; j++) {
      const at = <usize>j
      let sum = 0
      sum += <i32>load<u8>(p0 + at) * <i32>load<i16>(values, 0)
      sum += <i32>load<u8>(p1 + at) * <i32>load<i16>(values, 2)
      sum += <i32>load<u8>(p2 + at) * <i32>load<i16>(values, 4)
      sum += <i32>load<u8>(p3 + at) * <i32>load<i16>(values, 6)
      sum += <i32>load<u8>(p4 + at) * <i32>load<i16>(values, 8)
      sum += <i32>load<u8>(p5 + at) * <i32>load<i16>(values, 10)
      sum += <i32>load<u8>(p6 + at) * <i32>load<i16>(values, 12)
      sum += <i32>load<u8>(p7 + at) * <i32>load<i16>(values, 14)
      const y = sums + <usize>j * 4
      store<f32>(y, load<f32>(y) + <f32>sum)
    }
    rows += 32
    values += 16
  }
}

// A load takes an offset along, at no cost, only where it is a constant of the language, which an argument is not and the size of a type is.
@unmanaged
class None {}
@unmanaged
class One {
  first: v128
}
@unmanaged
class Two extends One {
  second: v128
}
@unmanaged
class Three extends Two {
  third: v128
}

/** Adds what sixteen columns of eight rows give, as many columns on as `T` has bytes; `low`: the mask of even columns. */
// @ts-ignore: decorator
@inline
function sixteenUint8<T>(
  q0: usize,
  q1: usize,
  q2: usize,
  q3: usize,
  q4: usize,
  q5: usize,
  q6: usize,
  q7: usize,
  y: usize,
  x0: v128,
  x1: v128,
  x2: v128,
  x3: v128,
  low: v128,
): void {
  const even0 = v128.load(q0, offsetof<T>())
  const odd0 = v128.load(q1, offsetof<T>())
  const near0 = pairsLow(even0, odd0)
  const far0 = pairsHigh(even0, odd0)
  let a = i32x4.dot_i16x8_s(v128.and(near0, low), x0)
  let b = i32x4.dot_i16x8_s(i16x8.shr_u(near0, 8), x0)
  let c = i32x4.dot_i16x8_s(v128.and(far0, low), x0)
  let d = i32x4.dot_i16x8_s(i16x8.shr_u(far0, 8), x0)
  const even1 = v128.load(q2, offsetof<T>())
  const odd1 = v128.load(q3, offsetof<T>())
  const near1 = pairsLow(even1, odd1)
  const far1 = pairsHigh(even1, odd1)
  a = i32x4.add(a, i32x4.dot_i16x8_s(v128.and(near1, low), x1))
  b = i32x4.add(b, i32x4.dot_i16x8_s(i16x8.shr_u(near1, 8), x1))
  c = i32x4.add(c, i32x4.dot_i16x8_s(v128.and(far1, low), x1))
  d = i32x4.add(d, i32x4.dot_i16x8_s(i16x8.shr_u(far1, 8), x1))
  const even2 = v128.load(q4, offsetof<T>())
  const odd2 = v128.load(q5, offsetof<T>())
  const near2 = pairsLow(even2, odd2)
  const far2 = pairsHigh(even2, odd2)
  a = i32x4.add(a, i32x4.dot_i16x8_s(v128.and(near2, low), x2))
  b = i32x4.add(b, i32x4.dot_i16x8_s(i16x8.shr_u(near2, 8), x2))
  c = i32x4.add(c, i32x4.dot_i16x8_s(v128.and(far2, low), x2))
  d = i32x4.add(d, i32x4.dot_i16x8_s(i16x8.shr_u(far2, 8), x2))
  const even3 = v128.load(q6, offsetof<T>())
  const odd3 = v128.load(q7, offsetof<T>())
  const near3 = pairsLow(even3, odd3)
  const far3 = pairsHigh(even3, odd3)
  a = i32x4.add(a, i32x4.dot_i16x8_s(v128.and(near3, low), x3))
  b = i32x4.add(b, i32x4.dot_i16x8_s(i16x8.shr_u(near3, 8), x3))
  c = i32x4.add(c, i32x4.dot_i16x8_s(v128.and(far3, low), x3))
  d = i32x4.add(d, i32x4.dot_i16x8_s(i16x8.shr_u(far3, 8), x3))
  v128.store(y, f32x4.add(v128.load(y, offsetof<T>() * 4 + 0), f32x4.convert_i32x4_s(v128.shuffle<i32>(a, b, 0, 4, 1, 5))), offsetof<T>() * 4 + 0)
  v128.store(y, f32x4.add(v128.load(y, offsetof<T>() * 4 + 16), f32x4.convert_i32x4_s(v128.shuffle<i32>(a, b, 2, 6, 3, 7))), offsetof<T>() * 4 + 16)
  v128.store(y, f32x4.add(v128.load(y, offsetof<T>() * 4 + 32), f32x4.convert_i32x4_s(v128.shuffle<i32>(c, d, 0, 4, 1, 5))), offsetof<T>() * 4 + 32)
  v128.store(y, f32x4.add(v128.load(y, offsetof<T>() * 4 + 48), f32x4.convert_i32x4_s(v128.shuffle<i32>(c, d, 2, 6, 3, 7))), offsetof<T>() * 4 + 48)
}

// @ts-ignore: decorator
@inline
function pairsLow(a: v128, b: v128): v128 {
  return v128.shuffle<i16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11)
}

// @ts-ignore: decorator
@inline
function pairsHigh(a: v128, b: v128): v128 {
  return v128.shuffle<i16>(a, b, 4, 12, 5, 13, 6, 14, 7, 15)
}

// @ts-ignore: decorator
@inline
function total(a: v128, b: v128, c: v128, d: v128): f32 {
  const sum = f32x4.add(f32x4.add(a, b), f32x4.add(c, d))
  return (
    f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 1) + (f32x4.extract_lane(sum, 2) + f32x4.extract_lane(sum, 3))
  )
}

/** The products of `rows` rows, `row` bytes apart, with the gradient of the units: the gradient of the values. */
export function transposedFloat32(from: usize, row: usize, rows: i32, columns: i32, gradient: usize, to: usize): void {
  for (let i = 0; i < rows; i++) {
    let a = f32x4.splat(0)
    let b = f32x4.splat(0)
    let c = f32x4.splat(0)
    let d = f32x4.splat(0)
    let j = 0
    for (; j + 16 <= columns; j += 16) {
      const at = from + <usize>j * 4
      const g = gradient + <usize>j * 4
      a = multiplyAdd(v128.load(at, 0), v128.load(g, 0), a)
      b = multiplyAdd(v128.load(at, 16), v128.load(g, 16), b)
      c = multiplyAdd(v128.load(at, 32), v128.load(g, 32), c)
      d = multiplyAdd(v128.load(at, 48), v128.load(g, 48), d)
    }
    let sum = total(a, b, c, d)
    for (; j < columns; j++) sum += load<f32>(from + <usize>j * 4) * load<f32>(gradient + <usize>j * 4)
    store<f32>(to, sum)
    from += row
    to += 4
  }
}

/** As `transposedFloat32`, on 16-bit floats. */
export function transposedFloat16(from: usize, row: usize, rows: i32, columns: i32, gradient: usize, to: usize): void {
  for (let i = 0; i < rows; i++) {
    let a = f32x4.splat(0)
    let b = f32x4.splat(0)
    let c = f32x4.splat(0)
    let d = f32x4.splat(0)
    let j = 0
    for (; j + 16 <= columns; j += 16) {
      const at = from + <usize>j * 2
      const g = gradient + <usize>j * 4
      a = multiplyAdd(widen(v128.load16x4_u(at, 0)), v128.load(g, 0), a)
      b = multiplyAdd(widen(v128.load16x4_u(at, 8)), v128.load(g, 16), b)
      c = multiplyAdd(widen(v128.load16x4_u(at, 16)), v128.load(g, 32), c)
      d = multiplyAdd(widen(v128.load16x4_u(at, 24)), v128.load(g, 48), d)
    }
    let sum = total(a, b, c, d)
    for (; j < columns; j++) sum += f32x4.extract_lane(widen(i32x4.splat(load<u16>(from + <usize>j * 2))), 0) * load<f32>(gradient + <usize>j * 4)
    store<f32>(to, sum)
    from += row
    to += 4
  }
}

/** As `transposedFloat32`, on bytes as they are, without scale and minimum. */
export function transposedUint8(from: usize, row: usize, rows: i32, columns: i32, gradient: usize, to: usize): void {
  for (let i = 0; i < rows; i++) {
    let a = f32x4.splat(0)
    let b = f32x4.splat(0)
    let c = f32x4.splat(0)
    let d = f32x4.splat(0)
    let j = 0
    for (; j + 16 <= columns; j += 16) {
      const at = from + <usize>j * 1
      const g = gradient + <usize>j * 4
      const bytes = v128.load(at)
      a = multiplyAdd(quadOf(bytes, 0), v128.load(g, 0), a)
      b = multiplyAdd(quadOf(bytes, 1), v128.load(g, 16), b)
      c = multiplyAdd(quadOf(bytes, 2), v128.load(g, 32), c)
      d = multiplyAdd(quadOf(bytes, 3), v128.load(g, 48), d)
    }
    let sum = total(a, b, c, d)
    for (; j < columns; j++) sum += <f32>load<u8>(from + <usize>j) * load<f32>(gradient + <usize>j * 4)
    store<f32>(to, sum)
    from += row
    to += 4
  }
}
