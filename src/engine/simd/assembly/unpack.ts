/**
 * Converts four 16-bit floats, in the low halves of four lanes, to 32-bit floats. Packages hold no infinity and no NaN;
 * these would come out as numbers.
 */
// @ts-ignore: decorator
@inline
export function widen(halves: v128): v128 {
  const sign = v128.shl<i32>(v128.and(halves, i32x4.splat(0x8000)), 16)
  const magnitude = v128.shl<i32>(v128.and(halves, i32x4.splat(0x7fff)), 13)
  const normal = v128.add<i32>(magnitude, i32x4.splat(112 << 23))
  // Subnormal numbers: computed as a fraction of 2^-14, because 32-bit denormals are slow.
  const tiny = f32x4.sub(v128.add<i32>(magnitude, i32x4.splat(113 << 23)), v128.splat<i32>(113 << 23))
  return v128.or(sign, v128.bitselect(tiny, normal, i32x4.lt_s(magnitude, i32x4.splat(1 << 23))))
}

/** Sixteen bytes minus those of `zeros`, 16 bits each, as four quads of floats, selected by `part`, 0 to 3. */
// @ts-ignore: decorator
@inline
export function quadOf(bytes: v128, part: i32, zeros: v128): v128 {
  const words = part < 2 ? i16x8.extend_low_i8x16_u(bytes) : i16x8.extend_high_i8x16_u(bytes)
  const centred = i16x8.sub(words, zeros)
  return f32x4.convert_i32x4_s(part & 1 ? i32x4.extend_high_i16x8_s(centred) : i32x4.extend_low_i16x8_s(centred))
}

/** Copies `rows` rows of `count` floats. Rows are `fromRow` and `toRow` bytes apart. */
export function unpackFloat32(from: usize, fromRow: usize, rows: i32, count: i32, to: usize, toRow: usize): void {
  for (let row = 0; row < rows; row++) {
    memory.copy(to, from, <usize>count * 4)
    from += fromRow
    to += toRow
  }
}

/** Converts rows of `count` 16-bit floats to 32-bit floats. */
export function unpackFloat16(from: usize, fromRow: usize, rows: i32, count: i32, to: usize, toRow: usize): void {
  for (let row = 0; row < rows; row++) {
    let i = 0
    for (; i + 4 <= count; i += 4) v128.store(to + <usize>i * 4, widen(v128.load16x4_u(from + <usize>i * 2)))
    for (; i < count; i++) {
      f32.store(to + <usize>i * 4, f32x4.extract_lane(widen(i32x4.splat(load<u16>(from + <usize>i * 2))), 0))
    }
    from += fromRow
    to += toRow
  }
}

/**
 * Converts rows of `count` bytes to floats: (byte − zero) · scale + rest. `zero`, 0 to 255, is subtracted while the
 * values are integers: adding a minimum to floats would cost small weights their low digits.
 */
export function unpackUint8(
  from: usize,
  fromRow: usize,
  rows: i32,
  count: i32,
  to: usize,
  toRow: usize,
  scale: f32,
  rest: f32,
  zero: i32,
): void {
  const scales = f32x4.splat(scale)
  const rests = f32x4.splat(rest)
  const zeros = i16x8.splat(<i16>zero)
  for (let row = 0; row < rows; row++) {
    let i = 0
    for (; i + 16 <= count; i += 16) {
      const bytes = v128.load(from + <usize>i)
      const at = to + <usize>i * 4
      v128.store(at, f32x4.add(f32x4.mul(quadOf(bytes, 0, zeros), scales), rests), 0)
      v128.store(at, f32x4.add(f32x4.mul(quadOf(bytes, 1, zeros), scales), rests), 16)
      v128.store(at, f32x4.add(f32x4.mul(quadOf(bytes, 2, zeros), scales), rests), 32)
      v128.store(at, f32x4.add(f32x4.mul(quadOf(bytes, 3, zeros), scales), rests), 48)
    }
    for (; i < count; i++) {
      f32.store(to + <usize>i * 4, <f32>(<i32>load<u8>(from + <usize>i) - zero) * scale + rest)
    }
    from += fromRow
    to += toRow
  }
}

/**
 * {@link unpackUint8} with a scale, rest and zero (as floats) of its own for each of the `count` columns, at `scales`,
 * `rests` and `zeros`.
 */
export function unpackColumnsUint8(
  from: usize,
  fromRow: usize,
  rows: i32,
  count: i32,
  to: usize,
  toRow: usize,
  scales: usize,
  rests: usize,
  zeros: usize,
): void {
  for (let row = 0; row < rows; row++) {
    let i = 0
    for (; i + 4 <= count; i += 4) {
      const at = <usize>i * 4
      const words = i16x8.extend_low_i8x16_u(v128.load32_zero(from + <usize>i))
      const value = f32x4.sub(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(words)), v128.load(zeros + at))
      v128.store(to + at, f32x4.add(f32x4.mul(value, v128.load(scales + at)), v128.load(rests + at)))
    }
    for (; i < count; i++) {
      const at = <usize>i * 4
      const value = <f32>load<u8>(from + <usize>i) - f32.load(zeros + at)
      f32.store(to + at, value * f32.load(scales + at) + f32.load(rests + at))
    }
    from += fromRow
    to += toRow
  }
}
