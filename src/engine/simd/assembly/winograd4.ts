import { constant, larger, multiplyAdd, smaller } from './arithmetic'

// Winograd's F(4 x 4, 3 x 3), by Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", 2015: four
// outputs from six inputs with six products instead of twelve, in each direction. They use the points 0, 1, -1, 2, -2
// and infinity. Here they are 0, A, -A, B, -B and infinity with A = 5/8 and B = 3/2, whose powers are exact too, at
// less than half the error (0.14 instead of 0.31 millionths of the largest output, rms). On the choice of points:
// Barabasz and others, "Error Analysis and Improving the Accuracy of Winograd Convolution for Deep Neural Networks",
// 2020.

const A: f32 = 0.625
const B: f32 = 1.5
const A2: f32 = A * A
const B2: f32 = B * B

/**
 * One column of six of Bᵀd, written to `to`, `plane` bytes apart. `a`, `b`: A and B; `a2`, `b2`: their squares,
 * negated; `far`: the product of these squares; `sum`: their sum.
 */
// @ts-ignore: decorator
@inline
function transformInput(
  d0: v128,
  d1: v128,
  d2: v128,
  d3: v128,
  d4: v128,
  d5: v128,
  to: usize,
  plane: usize,
  a: v128,
  b: v128,
  a2: v128,
  b2: v128,
  far: v128,
  sum: v128,
): void {
  v128.store(to, multiplyAdd(far, d0, multiplyAdd(sum, d2, d4)))
  to += plane
  const evens = multiplyAdd(b2, d2, d4)
  const odds = f32x4.mul(a, multiplyAdd(b2, d1, d3))
  v128.store(to, f32x4.add(evens, odds))
  to += plane
  v128.store(to, f32x4.sub(evens, odds))
  to += plane
  const farEvens = multiplyAdd(a2, d2, d4)
  const farOdds = f32x4.mul(b, multiplyAdd(a2, d1, d3))
  v128.store(to, f32x4.add(farEvens, farOdds))
  to += plane
  v128.store(to, f32x4.sub(farEvens, farOdds))
  to += plane
  v128.store(to, multiplyAdd(far, d1, multiplyAdd(sum, d3, d5)))
}

/** Bytes of a row of `temp` in `inputs4`: the columns of six adjacent tiles, which overlap by two. */
const LINE: usize = (6 * 4 + 2) * 16

/**
 * Bᵀ d B of the 6 x 6 inputs of at most six adjacent tiles, quad by quad, starting at `from`. The 36 results of a quad
 * go to planes `toPlane` bytes apart, those of the next tile 16 bytes on, those of the next quad `toStep`. `temp`: 2592
 * bytes.
 */
export function inputs4(
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
  const constants = temp + LINE * 6
  const a = constant(A, constants)
  const b = constant(B, constants + 16)
  const a2 = constant(-A2, constants + 32)
  const b2 = constant(-B2, constants + 48)
  const far = constant(A2 * B2, constants + 64)
  const sum = constant(-(A2 + B2), constants + 80)
  const end = temp + (tiles * 4 + 2) * 16
  for (let quad = 0; quad < quads; quad++) {
    let at = from
    for (let t = temp; t < end; t += 16) {
      let p = at
      const d0 = v128.load(p)
      p += row
      const d1 = v128.load(p)
      p += row
      const d2 = v128.load(p)
      p += row
      const d3 = v128.load(p)
      p += row
      const d4 = v128.load(p)
      p += row
      transformInput(d0, d1, d2, d3, d4, v128.load(p), t, LINE, a, b, a2, b2, far, sum)
      at += pixel
    }
    let line = temp
    let plane = to
    for (let y = 0; y < 6; y++) {
      let t = line
      const stop = plane + tiles * 16
      for (let tile = plane; tile < stop; tile += 16) {
        const d0 = v128.load(t, 0)
        const d1 = v128.load(t, 16)
        const d2 = v128.load(t, 32)
        const d3 = v128.load(t, 48)
        const d4 = v128.load(t, 64)
        transformInput(d0, d1, d2, d3, d4, v128.load(t, 80), tile, toPlane, a, b, a2, b2, far, sum)
        t += 64
      }
      line += LINE
      plane += toPlane * 6
    }
    from += 16
    to += toStep
  }
}

/**
 * One column of six of G g, written to `to`, `plane` bytes apart. `near` and `far`: the reciprocal of the product of
 * the distances from A, and from B, to the other points. The suffixes 1 and 2: the same, times the point and its
 * square. `zero`: the same for 0.
 */
// @ts-ignore: decorator
@inline
function transformFilter(
  g0: v128,
  g1: v128,
  g2: v128,
  to: usize,
  plane: usize,
  near: v128,
  near1: v128,
  near2: v128,
  far: v128,
  far1: v128,
  far2: v128,
  zero: v128,
): void {
  v128.store(to, f32x4.mul(zero, g0))
  to += plane
  const evens = multiplyAdd(near, g0, f32x4.mul(near2, g2))
  const odds = f32x4.mul(near1, g1)
  v128.store(to, f32x4.add(evens, odds))
  to += plane
  v128.store(to, f32x4.sub(evens, odds))
  to += plane
  const farEvens = multiplyAdd(far, g0, f32x4.mul(far2, g2))
  const farOdds = f32x4.mul(far1, g1)
  v128.store(to, f32x4.add(farEvens, farOdds))
  to += plane
  v128.store(to, f32x4.sub(farEvens, farOdds))
  v128.store(to + plane, g2)
}

/**
 * G g Gᵀ of the 3 x 3 filters of `count` input channels and `quads` quads of output channels. `from`: [3, 3, channels,
 * filters], with `channel` bytes between input channels and `tap` bytes between taps. `to`: 36 planes of panels, each
 * [channels, 8]. `temp`: 400 bytes.
 */
export function filters4(
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
  const atA: f32 = 1 / (2 * A2 * (A2 - B2))
  const atB: f32 = 1 / (2 * B2 * (B2 - A2))
  const constants = temp + 288
  const near = constant(atA, constants)
  const near1 = constant(atA * A, constants + 16)
  const near2 = constant(atA * A2, constants + 32)
  const far = constant(atB, constants + 48)
  const far1 = constant(atB * B, constants + 64)
  const far2 = constant(atB * B2, constants + 80)
  const zero = constant(1 / (A2 * B2), constants + 96)
  for (let k = 0; k < count; k++) {
    for (let quad: usize = 0; quad < <usize>quads; quad++) {
      let p = from + <usize>k * channel + quad * 16
      for (let x: usize = 0; x < 3; x++) {
        const g0 = v128.load(p)
        const g1 = v128.load(p + tap * 3)
        transformFilter(g0, g1, v128.load(p + tap * 6), temp + x * 16, 48, near, near1, near2, far, far1, far2, zero)
        p += tap
      }
      let t = temp
      let plane = to + (quad >> 1) * toPanel + <usize>k * 32 + (quad & 1) * 16
      for (let y = 0; y < 6; y++) {
        const g0 = v128.load(t, 0)
        const g1 = v128.load(t, 16)
        transformFilter(g0, g1, v128.load(t, 32), plane, toPlane, near, near1, near2, far, far1, far2, zero)
        t += 48
        plane += toPlane * 6
      }
    }
  }
}

/**
 * Aᵀ m A · scale + shift, then a clamp: the outputs of one tile, quad by quad. The first `rows` x `columns` of them are
 * written to `to`; with `pool`, the maximum of each 2 x 2, which `rows` and `columns` then count. `from`: 36 planes.
 * `temp`: 480 bytes.
 */
export function outputs4(
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
  const constants = temp + 384
  const a1 = constant(A, constants)
  const a2 = constant(A2, constants + 16)
  const a3 = constant(A2 * A, constants + 32)
  const b1 = constant(B, constants + 48)
  const b2 = constant(B2, constants + 64)
  const b3 = constant(B2 * B, constants + 80)
  for (let quad = 0; quad < quads; quad++) {
    for (let x: usize = 0; x < 6; x++) {
      let p = from + x * fromPlane
      const step = fromPlane * 6
      const m0 = v128.load(p)
      p += step
      const m1 = v128.load(p)
      p += step
      const m2 = v128.load(p)
      p += step
      const m3 = v128.load(p)
      p += step
      const m4 = v128.load(p)
      p += step
      const sum = f32x4.add(m1, m2)
      const difference = f32x4.sub(m1, m2)
      const farSum = f32x4.add(m3, m4)
      const farDifference = f32x4.sub(m3, m4)
      const t = temp + x * 16
      v128.store(t, f32x4.add(f32x4.add(m0, sum), farSum), 0)
      v128.store(t, weigh(b1, farDifference, a1, difference), 96)
      v128.store(t, weigh(b2, farSum, a2, sum), 192)
      v128.store(t, f32x4.add(weigh(b3, farDifference, a3, difference), v128.load(p)), 288)
    }
    const scale = v128.load(scales)
    const shift = v128.load(shifts)
    let t = temp
    let line = to
    if (pool) {
      for (let y = 0; y < rows; y++) {
        finishRow(t, scale, shift, a1, a2, a3, b1, b2, b3)
        finishRow(t + 96, scale, shift, a1, a2, a3, b1, b2, b3)
        const first = larger(larger(v128.load(t, 0), v128.load(t, 16)), larger(v128.load(t, 96), v128.load(t, 112)))
        v128.store(line, smaller(larger(first, floor), ceiling))
        if (columns > 1) {
          const second = larger(larger(v128.load(t, 32), v128.load(t, 48)), larger(v128.load(t, 128), v128.load(t, 144)))
          v128.store(line + pixel, smaller(larger(second, floor), ceiling))
        }
        t += 192
        line += row
      }
    } else {
      for (let y = 0; y < rows; y++) {
        finishRow(t, scale, shift, a1, a2, a3, b1, b2, b3)
        v128.store(line, smaller(larger(v128.load(t, 0), floor), ceiling))
        if (columns > 1) v128.store(line + pixel, smaller(larger(v128.load(t, 16), floor), ceiling))
        if (columns > 2) v128.store(line + pixel * 2, smaller(larger(v128.load(t, 32), floor), ceiling))
        if (columns > 3) v128.store(line + pixel * 3, smaller(larger(v128.load(t, 48), floor), ceiling))
        t += 96
        line += row
      }
    }
    from += 16
    scales += 16
    shifts += 16
    to += 16
  }
}

/** The four outputs of a row of six, times scale plus shift, in place. */
// @ts-ignore: decorator
@inline
function finishRow(
  t: usize,
  scale: v128,
  shift: v128,
  a1: v128,
  a2: v128,
  a3: v128,
  b1: v128,
  b2: v128,
  b3: v128,
): void {
  const m1 = v128.load(t, 16)
  const m2 = v128.load(t, 32)
  const m3 = v128.load(t, 48)
  const m4 = v128.load(t, 64)
  const sum = f32x4.add(m1, m2)
  const difference = f32x4.sub(m1, m2)
  const farSum = f32x4.add(m3, m4)
  const farDifference = f32x4.sub(m3, m4)
  const last = f32x4.add(weigh(b3, farDifference, a3, difference), v128.load(t, 80))
  v128.store(t, multiplyAdd(f32x4.add(f32x4.add(v128.load(t, 0), sum), farSum), scale, shift), 0)
  v128.store(t, multiplyAdd(weigh(b1, farDifference, a1, difference), scale, shift), 16)
  v128.store(t, multiplyAdd(weigh(b2, farSum, a2, sum), scale, shift), 32)
  v128.store(t, multiplyAdd(last, scale, shift), 48)
}

// @ts-ignore: decorator
@inline
function weigh(a: v128, x: v128, b: v128, y: v128): v128 {
  return multiplyAdd(a, x, f32x4.mul(b, y))
}
