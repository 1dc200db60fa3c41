import type { PictureShape } from '../pictureShape.ts'

type Size = Omit<PictureShape, 'name'>

const SIDE = 11
const SIGMA = 5
/** SciPy cuts a Gaussian off at four standard deviations. */
const REACH = 4 * SIGMA

/**
 * One side of RISE's kernel of 11 x 11: what SciPy's `gaussian_filter` with sigma 5 makes of an impulse in the middle of
 * 11 cells, which it mirrors at both ends. It sums to 1.
 */
export function blurWeights(): Float64Array {
  const weights = new Float64Array(SIDE)
  const gauss = (distance: number) => Math.exp(-(distance ** 2) / (2 * SIGMA ** 2))
  for (let cell = 0; cell < SIDE; cell++) {
    for (let distance = -REACH; distance <= REACH; distance++) {
      const at = (((cell + distance) % (2 * SIDE)) + 2 * SIDE) % (2 * SIDE)
      const mirrored = at < SIDE ? at : 2 * SIDE - 1 - at
      if (mirrored === (SIDE - 1) / 2) weights[cell] = (weights[cell] as number) + gauss(distance)
    }
  }
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}

/** A picture, [height, width, channels], blurred by RISE's kernel, with zeros around it. */
export function blur(picture: Float32Array, { height, width, channels }: Size): Float32Array {
  const rows = alongside(picture, height, width * channels)
  return alongside(rows, width, channels)
}

/** Blurs along one side of `length` steps, which are `stride` values apart. */
function alongside(values: Float32Array, length: number, stride: number): Float32Array {
  const weights = blurWeights()
  const half = (SIDE - 1) / 2
  return values.map((_, at) => {
    const place = Math.floor(at / stride) % length
    let sum = 0
    for (let offset = Math.max(-half, -place); offset <= Math.min(half, length - 1 - place); offset++) {
      sum += (weights[half + offset] as number) * (values[at + offset * stride] as number)
    }
    return sum
  })
}
