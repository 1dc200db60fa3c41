import { constant, multiplyAdd } from './arithmetic'
import { quadOf, widen } from './unpack'

// Dense layers, on weights as they are stored: [values, units], row by row. Each row belongs to one input value, so the
// rows of zeros, more than half of them after ReLU, are never read. Eight rows are traversed together: going down a
// column, each step would be as long as a memory page.

/** The weight of the high part of a value: see `listRows`. */
const HIGH: f32 = 32768

/** The largest magnitude of `count` floats. */
export function largestMagnitude(from: usize, count: i32): f32 {
  let largest: f32 = 0
  for (let i = 0; i < count; i++) largest = max(largest, abs(load<f32>(from + <usize>i * 4)))
  return largest
}

/** The sum of `count` floats. */
export function sumOf(from: usize, count: i32): f64 {
  let sum: f64 = 0
  for (let i = 0; i < count; i++) sum += <f64>load<f32>(from + <usize>i * 4)
  return sum
}

/**
 * Lists the rows of the nonzero values and these values. The first row is at `row`; rows are `rowBytes` apart. Values
 * are written as floats or, if `step` is not zero, as integer multiples of it below 2^30 in two 16-bit parts: eight
 * high parts (n / 2^15, rounded), then the eight remainders. Both lists are padded with zeros to a multiple of eight.
 * Returns their length.
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
    // Branch-free: always written, counted only if nonzero. More than half are zeros in random order, which no branch
    // predictor foresees.
    store<usize>(rows + length * 4, at)
    if (step > 0) storeParts(values, length, <i32>nearest(<f64>value / step))
    else store<f32>(values + length * 4, value)
    length += <usize>(value != 0)
    at += rowBytes
  }
  for (; length & 7; length++) {
    store<usize>(rows + length * 4, row)
    if (step > 0) storeParts(values, length, 0)
    else store<f32>(values + length * 4, 0)
  }
  return <i32>length
}

// @ts-ignore: decorator
@inline
function storeParts(values: usize, index: usize, whole: i32): void {
  const high = (whole + (1 << 14)) >> 15
  const at = values + (index >> 3) * 32 + (index & 7) * 2
  store<i16>(at, <i16>high, 0)
  store<i16>(at, <i16>(whole - (high << 15)), 16)
}

// Rows are stored as T: f32, or u16 for 16-bit floats. Branches on T are resolved at compile time.

/** Four values of a row, as floats. */
// @ts-ignore: decorator
@inline
function quadAt<T>(at: usize): v128 {
  if (isFloat<T>()) return v128.load(at)
  return widen(v128.load16x4_u(at))
}

/** One value of a row, as a float. */
// @ts-ignore: decorator
@inline
function valueAt<T>(at: usize): f32 {
  if (isFloat<T>()) return <f32>load<T>(at)
  return f32x4.extract_lane(widen(i32x4.splat(load<u16>(at))), 0)
}

/**
 * Adds the products of `count` rows, a multiple of eight, to `columns` sums. `rows` lists the addresses of the rows, to
 * which `offset` bytes are added; `values` lists their factors.
 */
// @ts-ignore: decorator
@inline
function dense<T>(rows: usize, values: usize, count: i32, offset: usize, columns: i32, sums: usize): void {
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
      const at = <usize>j * sizeof<T>()
      const y = sums + <usize>j * 4
      let sum = v128.load(y)
      sum = multiplyAdd(quadAt<T>(p0 + at), x0, sum)
      sum = multiplyAdd(quadAt<T>(p1 + at), x1, sum)
      sum = multiplyAdd(quadAt<T>(p2 + at), x2, sum)
      sum = multiplyAdd(quadAt<T>(p3 + at), x3, sum)
      sum = multiplyAdd(quadAt<T>(p4 + at), x4, sum)
      sum = multiplyAdd(quadAt<T>(p5 + at), x5, sum)
      sum = multiplyAdd(quadAt<T>(p6 + at), x6, sum)
      sum = multiplyAdd(quadAt<T>(p7 + at), x7, sum)
      v128.store(y, sum)
    }
    for (; j < columns; j++) {
      const at = <usize>j * sizeof<T>()
      const y = sums + <usize>j * 4
      let sum = load<f32>(y)
      sum += valueAt<T>(p0 + at) * load<f32>(values, 0)
      sum += valueAt<T>(p1 + at) * load<f32>(values, 4)
      sum += valueAt<T>(p2 + at) * load<f32>(values, 8)
      sum += valueAt<T>(p3 + at) * load<f32>(values, 12)
      sum += valueAt<T>(p4 + at) * load<f32>(values, 16)
      sum += valueAt<T>(p5 + at) * load<f32>(values, 20)
      sum += valueAt<T>(p6 + at) * load<f32>(values, 24)
      sum += valueAt<T>(p7 + at) * load<f32>(values, 28)
      store<f32>(y, sum)
    }
    rows += 32
    values += 32
  }
}

/** {@link dense} for floats. */
export function denseFloat32(rows: usize, values: usize, count: i32, offset: usize, columns: i32, sums: usize): void {
  dense<f32>(rows, values, count, offset, columns, sums)
}

/** {@link dense} for 16-bit floats. */
export function denseFloat16(rows: usize, values: usize, count: i32, offset: usize, columns: i32, sums: usize): void {
  dense<u16>(rows, values, count, offset, columns, sums)
}

/**
 * Like {@link dense}, for bytes minus `zero`, 0 to 255, with `values` as integers in two parts. The products of a part
 * with eight rows are summed exactly: they stay below 8 · 255 · 32767, a 32nd of the range of 32 bits. The contribution
 * of `zero` is the same for all columns, so the sums start with it. Both parts then become floats and are added.
 * `temp`: 32 bytes. With `hasZeros`, each column has a zero of its own, negated, at `zeros`: see `denseColumnsUint8`.
 */
// @ts-ignore: decorator
@inline
function denseBytes(
  rows: usize,
  values: usize,
  count: i32,
  offset: usize,
  columns: i32,
  sums: usize,
  temp: usize,
  zero: i32,
  hasZeros: bool,
  zeros: usize,
): void {
  v128.store(temp, i32x4.splat(0x00ff00ff))
  const low = v128.load(temp)
  const worth = constant(HIGH, temp + 16)
  for (let i = 0; i < count; i += 8) {
    const highs = sumOfEight(values)
    const rests = sumOfEight(values + 16)
    const high = i32x4.splat(hasZeros ? highs : -zero * highs)
    const rest = i32x4.splat(hasZeros ? rests : -zero * rests)
    let j = 0
    for (; j + 16 <= columns; j += 16) {
      const at = <usize>j
      sixteenUint8(rows, offset + at, sums + at * 4, values, high, rest, low, worth, hasZeros, zeros + at * 4)
    }
    for (; j < columns; j++) {
      const start = hasZeros ? load<i32>(zeros + <usize>j * 4) : -zero
      let highSum = start * highs
      let restSum = start * rests
      for (let row: usize = 0; row < 8; row++) {
        const byte = <i32>load<u8>(load<usize>(rows + row * 4) + offset + <usize>j)
        highSum += byte * <i32>load<i16>(values + row * 2)
        restSum += byte * <i32>load<i16>(values + row * 2, 16)
      }
      const y = sums + <usize>j * 4
      store<f32>(y, load<f32>(y) + (<f32>highSum * HIGH + <f32>restSum))
    }
    rows += 32
    values += 32
  }
}

/** {@link denseBytes} with one zero for all columns. */
export function denseUint8(
  rows: usize,
  values: usize,
  count: i32,
  offset: usize,
  columns: i32,
  sums: usize,
  temp: usize,
  zero: i32,
): void {
  denseBytes(rows, values, count, offset, columns, sums, temp, zero, false, 0)
}

/**
 * {@link denseBytes} with a zero for each column: `zeros`, negated 32-bit integers. Those of each sixteen columns stand
 * in the order in which they are processed: 0, 2, 4, 6, then 1, 3, 5, 7, and the same of the other eight.
 */
export function denseColumnsUint8(
  rows: usize,
  values: usize,
  count: i32,
  offset: usize,
  columns: i32,
  sums: usize,
  temp: usize,
  zeros: usize,
): void {
  denseBytes(rows, values, count, offset, columns, sums, temp, 0, true, zeros)
}

/** The sum of eight 16-bit integers. */
function sumOfEight(at: usize): i32 {
  let sum = 0
  for (let i: usize = 0; i < 16; i += 2) sum += <i32>load<i16>(at + i)
  return sum
}

/**
 * Adds the products of sixteen columns of eight rows, `at` bytes into the rows. Columns are processed in pairs that
 * share 16 bits: a mask (`low`) leaves the even ones, a shift the odd ones. `high` and `rest` are the initial sums of
 * the two parts, or with `hasZeros` what the zeros at `zeros` are multiplied by; `worth` is the weight of a high part.
 */
// @ts-ignore: decorator
@inline
function sixteenUint8(
  rows: usize,
  at: usize,
  y: usize,
  values: usize,
  high: v128,
  rest: v128,
  low: v128,
  worth: v128,
  hasZeros: bool,
  zeros: usize,
): void {
  const one0 = v128.load(load<usize>(rows, 0) + at)
  const other0 = v128.load(load<usize>(rows, 4) + at)
  const near0 = pairsLow(one0, other0)
  const far0 = pairsHigh(one0, other0)
  const x0 = v128.load32_splat(values, 0)
  const z0 = v128.load32_splat(values, 16)
  const evenNear0 = v128.and(near0, low)
  let a = i32x4.add(startOf(high, hasZeros, zeros + 0), i32x4.dot_i16x8_s(evenNear0, x0))
  let aRest = i32x4.add(startOf(rest, hasZeros, zeros + 0), i32x4.dot_i16x8_s(evenNear0, z0))
  const oddNear0 = i16x8.shr_u(near0, 8)
  let b = i32x4.add(startOf(high, hasZeros, zeros + 16), i32x4.dot_i16x8_s(oddNear0, x0))
  let bRest = i32x4.add(startOf(rest, hasZeros, zeros + 16), i32x4.dot_i16x8_s(oddNear0, z0))
  const evenFar0 = v128.and(far0, low)
  let c = i32x4.add(startOf(high, hasZeros, zeros + 32), i32x4.dot_i16x8_s(evenFar0, x0))
  let cRest = i32x4.add(startOf(rest, hasZeros, zeros + 32), i32x4.dot_i16x8_s(evenFar0, z0))
  const oddFar0 = i16x8.shr_u(far0, 8)
  let d = i32x4.add(startOf(high, hasZeros, zeros + 48), i32x4.dot_i16x8_s(oddFar0, x0))
  let dRest = i32x4.add(startOf(rest, hasZeros, zeros + 48), i32x4.dot_i16x8_s(oddFar0, z0))
  const one1 = v128.load(load<usize>(rows, 8) + at)
  const other1 = v128.load(load<usize>(rows, 12) + at)
  const near1 = pairsLow(one1, other1)
  const far1 = pairsHigh(one1, other1)
  const x1 = v128.load32_splat(values, 4)
  const z1 = v128.load32_splat(values, 20)
  const evenNear1 = v128.and(near1, low)
  a = i32x4.add(a, i32x4.dot_i16x8_s(evenNear1, x1))
  aRest = i32x4.add(aRest, i32x4.dot_i16x8_s(evenNear1, z1))
  const oddNear1 = i16x8.shr_u(near1, 8)
  b = i32x4.add(b, i32x4.dot_i16x8_s(oddNear1, x1))
  bRest = i32x4.add(bRest, i32x4.dot_i16x8_s(oddNear1, z1))
  const evenFar1 = v128.and(far1, low)
  c = i32x4.add(c, i32x4.dot_i16x8_s(evenFar1, x1))
  cRest = i32x4.add(cRest, i32x4.dot_i16x8_s(evenFar1, z1))
  const oddFar1 = i16x8.shr_u(far1, 8)
  d = i32x4.add(d, i32x4.dot_i16x8_s(oddFar1, x1))
  dRest = i32x4.add(dRest, i32x4.dot_i16x8_s(oddFar1, z1))
  const one2 = v128.load(load<usize>(rows, 16) + at)
  const other2 = v128.load(load<usize>(rows, 20) + at)
  const near2 = pairsLow(one2, other2)
  const far2 = pairsHigh(one2, other2)
  const x2 = v128.load32_splat(values, 8)
  const z2 = v128.load32_splat(values, 24)
  const evenNear2 = v128.and(near2, low)
  a = i32x4.add(a, i32x4.dot_i16x8_s(evenNear2, x2))
  aRest = i32x4.add(aRest, i32x4.dot_i16x8_s(evenNear2, z2))
  const oddNear2 = i16x8.shr_u(near2, 8)
  b = i32x4.add(b, i32x4.dot_i16x8_s(oddNear2, x2))
  bRest = i32x4.add(bRest, i32x4.dot_i16x8_s(oddNear2, z2))
  const evenFar2 = v128.and(far2, low)
  c = i32x4.add(c, i32x4.dot_i16x8_s(evenFar2, x2))
  cRest = i32x4.add(cRest, i32x4.dot_i16x8_s(evenFar2, z2))
  const oddFar2 = i16x8.shr_u(far2, 8)
  d = i32x4.add(d, i32x4.dot_i16x8_s(oddFar2, x2))
  dRest = i32x4.add(dRest, i32x4.dot_i16x8_s(oddFar2, z2))
  const one3 = v128.load(load<usize>(rows, 24) + at)
  const other3 = v128.load(load<usize>(rows, 28) + at)
  const near3 = pairsLow(one3, other3)
  const far3 = pairsHigh(one3, other3)
  const x3 = v128.load32_splat(values, 12)
  const z3 = v128.load32_splat(values, 28)
  const evenNear3 = v128.and(near3, low)
  a = i32x4.add(a, i32x4.dot_i16x8_s(evenNear3, x3))
  aRest = i32x4.add(aRest, i32x4.dot_i16x8_s(evenNear3, z3))
  const oddNear3 = i16x8.shr_u(near3, 8)
  b = i32x4.add(b, i32x4.dot_i16x8_s(oddNear3, x3))
  bRest = i32x4.add(bRest, i32x4.dot_i16x8_s(oddNear3, z3))
  const evenFar3 = v128.and(far3, low)
  c = i32x4.add(c, i32x4.dot_i16x8_s(evenFar3, x3))
  cRest = i32x4.add(cRest, i32x4.dot_i16x8_s(evenFar3, z3))
  const oddFar3 = i16x8.shr_u(far3, 8)
  d = i32x4.add(d, i32x4.dot_i16x8_s(oddFar3, x3))
  dRest = i32x4.add(dRest, i32x4.dot_i16x8_s(oddFar3, z3))
  a = inFloats(a, aRest, worth)
  b = inFloats(b, bRest, worth)
  c = inFloats(c, cRest, worth)
  d = inFloats(d, dRest, worth)
  v128.store(y, f32x4.add(v128.load(y, 0), v128.shuffle<i32>(a, b, 0, 4, 1, 5)), 0)
  v128.store(y, f32x4.add(v128.load(y, 16), v128.shuffle<i32>(a, b, 2, 6, 3, 7)), 16)
  v128.store(y, f32x4.add(v128.load(y, 32), v128.shuffle<i32>(c, d, 0, 4, 1, 5)), 32)
  v128.store(y, f32x4.add(v128.load(y, 48), v128.shuffle<i32>(c, d, 2, 6, 3, 7)), 48)
}

/** The initial sums of four columns. */
// @ts-ignore: decorator
@inline
function startOf(sum: v128, hasZeros: bool, zeros: usize): v128 {
  return hasZeros ? i32x4.mul(v128.load(zeros), sum) : sum
}

/** Combines the sums of the high parts and of the remainders into floats. */
// @ts-ignore: decorator
@inline
function inFloats(high: v128, rest: v128, worth: v128): v128 {
  return multiplyAdd(f32x4.convert_i32x4_s(high), worth, f32x4.convert_i32x4_s(rest))
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

/**
 * Multiplies `rows` rows, `row` bytes apart, by the gradient of the units, which gives the gradient of the values. Rows
 * are stored as T: f32, u16 for 16-bit floats, or u8 for bytes, from which `zero`, 0 to 255, is subtracted, without
 * scale and minimum.
 */
// @ts-ignore: decorator
@inline
function transposed<T>(
  from: usize,
  row: usize,
  rows: i32,
  columns: i32,
  gradient: usize,
  to: usize,
  zero: i32,
): void {
  const zeros = i16x8.splat(<i16>zero)
  for (let i = 0; i < rows; i++) {
    let a = f32x4.splat(0)
    let b = f32x4.splat(0)
    let c = f32x4.splat(0)
    let d = f32x4.splat(0)
    let j = 0
    for (; j + 16 <= columns; j += 16) {
      const at = from + <usize>j * sizeof<T>()
      const g = gradient + <usize>j * 4
      if (sizeof<T>() == 1) {
        const bytes = v128.load(at)
        a = multiplyAdd(quadOf(bytes, 0, zeros), v128.load(g, 0), a)
        b = multiplyAdd(quadOf(bytes, 1, zeros), v128.load(g, 16), b)
        c = multiplyAdd(quadOf(bytes, 2, zeros), v128.load(g, 32), c)
        d = multiplyAdd(quadOf(bytes, 3, zeros), v128.load(g, 48), d)
      } else if (isFloat<T>()) {
        a = multiplyAdd(v128.load(at, 0), v128.load(g, 0), a)
        b = multiplyAdd(v128.load(at, 16), v128.load(g, 16), b)
        c = multiplyAdd(v128.load(at, 32), v128.load(g, 32), c)
        d = multiplyAdd(v128.load(at, 48), v128.load(g, 48), d)
      } else {
        a = multiplyAdd(widen(v128.load16x4_u(at, 0)), v128.load(g, 0), a)
        b = multiplyAdd(widen(v128.load16x4_u(at, 8)), v128.load(g, 16), b)
        c = multiplyAdd(widen(v128.load16x4_u(at, 16)), v128.load(g, 32), c)
        d = multiplyAdd(widen(v128.load16x4_u(at, 24)), v128.load(g, 48), d)
      }
    }
    let sum = total(a, b, c, d)
    for (; j < columns; j++) {
      const at = from + <usize>j * sizeof<T>()
      const value = sizeof<T>() == 1 ? <f32>(<i32>load<u8>(at) - zero) : valueAt<T>(at)
      sum += value * load<f32>(gradient + <usize>j * 4)
    }
    store<f32>(to, sum)
    from += row
    to += 4
  }
}

/** {@link transposed} for floats. */
export function transposedFloat32(from: usize, row: usize, rows: i32, columns: i32, gradient: usize, to: usize): void {
  transposed<f32>(from, row, rows, columns, gradient, to, 0)
}

/** {@link transposed} for 16-bit floats. */
export function transposedFloat16(from: usize, row: usize, rows: i32, columns: i32, gradient: usize, to: usize): void {
  transposed<u16>(from, row, rows, columns, gradient, to, 0)
}

/** {@link transposed} for bytes minus `zero`. */
export function transposedUint8(
  from: usize,
  row: usize,
  rows: i32,
  columns: i32,
  gradient: usize,
  to: usize,
  zero: i32,
): void {
  transposed<u8>(from, row, rows, columns, gradient, to, zero)
}
