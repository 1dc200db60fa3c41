import { floorOf, larger, multiplyAdd } from './arithmetic'

// Winograd's F(4 x 4, 3 x 3), by Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", 2015: four outputs from six inputs with six
// products in place of twelve, in each direction. Their points are 0, 1, -1, 2, -2 and infinity; here they are 0, A, -A, B, -B and infinity with
// A = 5/8 and B = 3/2, whose powers are exact too, at less than half the error (0.14 against 0.31 millionths of the largest output, as rms;
// on the choice of points: Barabasz and others, "Error Analysis and Improving the Accuracy of Winograd Convolution for Deep Neural Networks", 2020).

const A: f32 = 0.625
const B: f32 = 1.5
const A2: f32 = A * A
const B2: f32 = B * B

/** One column of six of Bᵀd, at `to`, `plane` bytes apart. */
// @ts-ignore: decorator
@inline
function transformInput(d0: v128, d1: v128, d2: v128, d3: v128, d4: v128, d5: v128, to: usize, plane: usize): void {
  const evens = multiplyAdd(f32x4.splat(-B2), d2, d4)
  const odds = f32x4.mul(f32x4.splat(A), multiplyAdd(f32x4.splat(-B2), d1, d3))
  const farEvens = multiplyAdd(f32x4.splat(-A2), d2, d4)
  const farOdds = f32x4.mul(f32x4.splat(B), multiplyAdd(f32x4.splat(-A2), d1, d3))
  v128.store(to, multiplyAdd(f32x4.splat(A2 * B2), d0, multiplyAdd(f32x4.splat(-(A2 + B2)), d2, d4)))
  v128.store(to + plane, f32x4.add(evens, odds))
  v128.store(to + plane * 2, f32x4.sub(evens, odds))
  v128.store(to + plane * 3, f32x4.add(farEvens, farOdds))
  v128.store(to + plane * 4, f32x4.sub(farEvens, farOdds))
  v128.store(to + plane * 5, multiplyAdd(f32x4.splat(A2 * B2), d1, multiplyAdd(f32x4.splat(-(A2 + B2)), d3, d5)))
}

/**
 * Bᵀ d B of the 6 x 6 inputs at `from`, quad by quad. The 36 results of a quad go to planes `toPlane` bytes apart, those of the next quad
 * `toStep` bytes on. `temp`: 576 bytes.
 */
export function inputs4(
  from: usize,
  row: usize,
  pixel: usize,
  quads: i32,
  to: usize,
  toPlane: usize,
  toStep: usize,
  temp: usize,
): void {
  for (let quad = 0; quad < quads; quad++) {
    let at = from
    for (let x: usize = 0; x < 6; x++) {
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
      transformInput(d0, d1, d2, d3, d4, v128.load(p), temp + x * 16, 96)
      at += pixel
    }
    let t = temp
    let plane = to
    for (let y = 0; y < 6; y++) {
      transformInput(
        v128.load(t, 0),
        v128.load(t, 16),
        v128.load(t, 32),
        v128.load(t, 48),
        v128.load(t, 64),
        v128.load(t, 80),
        plane,
        toPlane,
      )
      t += 96
      plane += toPlane * 6
    }
    from += 16
    to += toStep
  }
}

/** One column of six of G g, at `to`, `plane` bytes apart. */
// @ts-ignore: decorator
@inline
function transformFilter(g0: v128, g1: v128, g2: v128, to: usize, plane: usize): void {
  // One over the product of a point's distances to the other points.
  const atA: f32 = 1 / (2 * A2 * (A2 - B2))
  const atB: f32 = 1 / (2 * B2 * (B2 - A2))
  const near = multiplyAdd(f32x4.splat(atA), g0, f32x4.mul(f32x4.splat(atA * A2), g2))
  const nearOdd = f32x4.mul(f32x4.splat(atA * A), g1)
  const far = multiplyAdd(f32x4.splat(atB), g0, f32x4.mul(f32x4.splat(atB * B2), g2))
  const farOdd = f32x4.mul(f32x4.splat(atB * B), g1)
  v128.store(to, f32x4.mul(f32x4.splat(1 / (A2 * B2)), g0))
  v128.store(to + plane, f32x4.add(near, nearOdd))
  v128.store(to + plane * 2, f32x4.sub(near, nearOdd))
  v128.store(to + plane * 3, f32x4.add(far, farOdd))
  v128.store(to + plane * 4, f32x4.sub(far, farOdd))
  v128.store(to + plane * 5, g2)
}

/**
 * G g Gᵀ of the 3 x 3 filters of `count` input channels and `quads` quads of output channels. `from`: [3, 3, channels, filters] with `channel` bytes
 * from one input channel to the next and `tap` bytes from one tap to the next. `to`: 36 planes of panels, each [channels, 8]. `temp`: 288 bytes.
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
  for (let k = 0; k < count; k++) {
    for (let quad: usize = 0; quad < <usize>quads; quad++) {
      let p = from + <usize>k * channel + quad * 16
      for (let x: usize = 0; x < 3; x++) {
        transformFilter(v128.load(p), v128.load(p + tap * 3), v128.load(p + tap * 6), temp + x * 16, 48)
        p += tap
      }
      let t = temp
      let plane = to + (quad >> 1) * toPanel + <usize>k * 32 + (quad & 1) * 16
      for (let y = 0; y < 6; y++) {
        transformFilter(v128.load(t, 0), v128.load(t, 16), v128.load(t, 32), plane, toPlane)
        t += 48
        plane += toPlane * 6
      }
    }
  }
}

/**
 * Aᵀ m A, plus the bias, cut by ReLU where it is set: the outputs of one tile, quad by quad, of which the first `rows` x `columns` are written
 * to `to`. With `pool` they are the largest of each 2 x 2, and `rows` and `columns` count those. `from`: 36 planes. `temp`: 384 bytes.
 */
export function outputs4(
  from: usize,
  fromPlane: usize,
  quads: i32,
  bias: usize,
  to: usize,
  row: usize,
  pixel: usize,
  rows: i32,
  columns: i32,
  relu: bool,
  pool: bool,
  temp: usize,
): void {
  const floor = floorOf(relu)
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
      v128.store(t, weigh(B, farDifference, A, difference), 96)
      v128.store(t, weigh(B2, farSum, A2, sum), 192)
      v128.store(t, f32x4.add(weigh(B2 * B, farDifference, A2 * A, difference), v128.load(p)), 288)
    }
    const b = v128.load(bias)
    let t = temp
    let line = to
    if (pool) {
      for (let y = 0; y < rows; y++) {
        finishRow(t, b)
        finishRow(t + 96, b)
        v128.store(line, larger(larger(larger(v128.load(t, 0), v128.load(t, 16)), larger(v128.load(t, 96), v128.load(t, 112))), floor))
        if (columns > 1) {
          v128.store(
            line + pixel,
            larger(larger(larger(v128.load(t, 32), v128.load(t, 48)), larger(v128.load(t, 128), v128.load(t, 144))), floor),
          )
        }
        t += 192
        line += row
      }
    } else {
      for (let y = 0; y < rows; y++) {
        finishRow(t, b)
        v128.store(line, larger(v128.load(t, 0), floor))
        if (columns > 1) v128.store(line + pixel, larger(v128.load(t, 16), floor))
        if (columns > 2) v128.store(line + pixel * 2, larger(v128.load(t, 32), floor))
        if (columns > 3) v128.store(line + pixel * 3, larger(v128.load(t, 48), floor))
        t += 96
        line += row
      }
    }
    from += 16
    bias += 16
    to += 16
  }
}

/** The four outputs of a row of six, plus the bias, in their place. */
// @ts-ignore: decorator
@inline
function finishRow(t: usize, bias: v128): void {
  const m1 = v128.load(t, 16)
  const m2 = v128.load(t, 32)
  const m3 = v128.load(t, 48)
  const m4 = v128.load(t, 64)
  const sum = f32x4.add(m1, m2)
  const difference = f32x4.sub(m1, m2)
  const farSum = f32x4.add(m3, m4)
  const farDifference = f32x4.sub(m3, m4)
  const last = f32x4.add(weigh(B2 * B, farDifference, A2 * A, difference), v128.load(t, 80))
  v128.store(t, f32x4.add(f32x4.add(f32x4.add(v128.load(t, 0), sum), farSum), bias), 0)
  v128.store(t, f32x4.add(weigh(B, farDifference, A, difference), bias), 16)
  v128.store(t, f32x4.add(weigh(B2, farSum, A2, sum), bias), 32)
  v128.store(t, f32x4.add(last, bias), 48)
}

// @ts-ignore: decorator
@inline
function weigh(a: f32, x: v128, b: f32, y: v128): v128 {
  return multiplyAdd(f32x4.splat(a), x, f32x4.mul(f32x4.splat(b), y))
}
