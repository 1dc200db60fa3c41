import { constant, finish, larger } from './arithmetic'

// Winograd's F(2 x 2, 3 x 3), by Lavin and Gray, 2015: two outputs from four inputs with four products instead of six,
// in each direction. It takes more products than F(4 x 4, 3 x 3), but its filters are less than half as large and its
// errors smaller: better for small feature maps.

/** One column of four of Bᵀd, written to `to`, `plane` bytes apart. */
// @ts-ignore: decorator
@inline
function transformInput(d0: v128, d1: v128, d2: v128, d3: v128, to: usize, plane: usize): void {
  v128.store(to, f32x4.sub(d0, d2))
  v128.store(to + plane, f32x4.add(d1, d2))
  v128.store(to + plane * 2, f32x4.sub(d2, d1))
  v128.store(to + plane * 3, f32x4.sub(d1, d3))
}

/** Bytes of a row of `temp` in `inputs2`: the columns of six adjacent tiles, which overlap by two. */
const LINE: usize = (6 * 2 + 2) * 16

/** Bᵀ d B of the 4 x 4 inputs of some tiles, in 16 planes; otherwise like `inputs4`. `temp`: 896 bytes. */
export function inputs2(
  from: usize,
  row: usize,
  pixel: usize,
  tiles: usize,
  quads: i32,
  to: usize,
  toPlane: usize,
  toStep: usize,
  temp: usize,
): void {
  const end = temp + (tiles * 2 + 2) * 16
  for (let quad = 0; quad < quads; quad++) {
    let at = from
    for (let t = temp; t < end; t += 16) {
      const d1 = v128.load(at + row)
      const d2 = v128.load(at + row * 2)
      transformInput(v128.load(at), d1, d2, v128.load(at + row * 3), t, LINE)
      at += pixel
    }
    let line = temp
    let plane = to
    for (let y = 0; y < 4; y++) {
      let t = line
      const stop = plane + tiles * 16
      for (let tile = plane; tile < stop; tile += 16) {
        transformInput(v128.load(t, 0), v128.load(t, 16), v128.load(t, 32), v128.load(t, 48), tile, toPlane)
        t += 32
      }
      line += LINE
      plane += toPlane * 4
    }
    from += 16
    to += toStep
  }
}

/** One column of four of G g, written to `to`, `plane` bytes apart. */
// @ts-ignore: decorator
@inline
function transformFilter(g0: v128, g1: v128, g2: v128, to: usize, plane: usize, half: v128): void {
  const sum = f32x4.mul(half, f32x4.add(g0, g2))
  const middle = f32x4.mul(half, g1)
  v128.store(to, g0)
  v128.store(to + plane, f32x4.add(sum, middle))
  v128.store(to + plane * 2, f32x4.sub(sum, middle))
  v128.store(to + plane * 3, g2)
}

/** G g Gᵀ, in 16 planes; otherwise like `filters4`. `temp`: 208 bytes. */
export function filters2(
  from: usize,
  channel: usize,
  tap: usize,
  count: i32,
  quads: i32,
  to: usize,
  toPlane: usize,
  toPanel: usize,
  temp: usize,
): void {
  const half = constant(0.5, temp + 192)
  for (let k = 0; k < count; k++) {
    for (let quad: usize = 0; quad < <usize>quads; quad++) {
      let p = from + <usize>k * channel + quad * 16
      for (let x: usize = 0; x < 3; x++) {
        transformFilter(v128.load(p), v128.load(p + tap * 3), v128.load(p + tap * 6), temp + x * 16, 48, half)
        p += tap
      }
      let t = temp
      let plane = to + (quad >> 1) * toPanel + <usize>k * 32 + (quad & 1) * 16
      for (let y = 0; y < 4; y++) {
        transformFilter(v128.load(t, 0), v128.load(t, 16), v128.load(t, 32), plane, toPlane, half)
        t += 48
        plane += toPlane * 4
      }
    }
  }
}

/**
 * Aᵀ m A · scale + shift, then a clamp: the 2 x 2 outputs of one tile, or their maximum with `pool`; otherwise like
 * `outputs4`. `temp`: 128 bytes.
 */
export function outputs2(
  from: usize,
  fromPlane: usize,
  quads: i32,
  scales: usize,
  shifts: usize,
  to: usize,
  row: usize,
  pixel: usize,
  rows: i32,
  columns: i32,
  lowest: f32,
  highest: f32,
  pool: bool,
  temp: usize,
): void {
  const floor = f32x4.splat(lowest)
  const ceiling = f32x4.splat(highest)
  for (let quad = 0; quad < quads; quad++) {
    for (let x: usize = 0; x < 4; x++) {
      const p = from + x * fromPlane
      const m1 = v128.load(p + fromPlane * 4)
      const m2 = v128.load(p + fromPlane * 8)
      const t = temp + x * 16
      v128.store(t, f32x4.add(f32x4.add(v128.load(p), m1), m2), 0)
      v128.store(t, f32x4.sub(f32x4.sub(m1, m2), v128.load(p + fromPlane * 12)), 64)
    }
    const scale = v128.load(scales)
    const shift = v128.load(shifts)
    const first = finish(sumLeft(temp), scale, shift, floor, ceiling)
    const second = finish(sumRight(temp), scale, shift, floor, ceiling)
    const third = finish(sumLeft(temp + 64), scale, shift, floor, ceiling)
    const fourth = finish(sumRight(temp + 64), scale, shift, floor, ceiling)
    if (pool) {
      if (rows > 0 && columns > 0) v128.store(to, larger(larger(first, second), larger(third, fourth)))
    } else {
      v128.store(to, first)
      if (columns > 1) v128.store(to + pixel, second)
      if (rows > 1) {
        v128.store(to + row, third)
        if (columns > 1) v128.store(to + row + pixel, fourth)
      }
    }
    from += 16
    scales += 16
    shifts += 16
    to += 16
  }
}

// @ts-ignore: decorator
@inline
function sumLeft(t: usize): v128 {
  return f32x4.add(f32x4.add(v128.load(t, 0), v128.load(t, 16)), v128.load(t, 32))
}

// @ts-ignore: decorator
@inline
function sumRight(t: usize): v128 {
  return f32x4.sub(f32x4.sub(v128.load(t, 16), v128.load(t, 32)), v128.load(t, 48))
}
