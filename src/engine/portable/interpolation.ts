import type { Interpolation } from '../../graph/operations.ts'

/** The inputs that one output of a resized line is made of, with their weights, which sum to 1. */
export interface Taps {
  first: number
  weights: readonly number[]
}

/** Keys 1981, "Cubic Convolution Interpolation for Digital Image Processing", with a = −0.5. */
function keys(x: number): number {
  const distance = Math.abs(x)
  if (distance >= 2) return 0
  if (distance >= 1) return ((-0.5 * distance + 2.5) * distance - 4) * distance + 2
  return (1.5 * distance - 2.5) * distance * distance + 1
}

const kernels = {
  bilinear: { radius: 1, weight: (x: number) => Math.max(1 - Math.abs(x), 0) },
  bicubic: { radius: 2, weight: keys },
}

/** By a kernel around the centre, in the middle of pixels, which antialiasing widens to what an output covers. */
function byKernel(method: 'bilinear' | 'bicubic', index: number, from: number, to: number, antialias: boolean): Taps {
  const { radius, weight } = kernels[method]
  const widening = antialias ? Math.max(from / to, 1) : 1
  const centre = ((index + 0.5) * from) / to
  const first = Math.max(Math.ceil(centre - radius * widening - 0.5), 0)
  const last = Math.min(Math.floor(centre + radius * widening - 0.5), from - 1)
  const weights = Array.from({ length: last - first + 1 }, (_, tap) => weight((first + tap + 0.5 - centre) / widening))
  const sum = weights.reduce((total, value) => total + value, 0)
  return { first, weights: weights.map((value) => value / sum) }
}

/** The share of each pixel in what an output covers. */
function byArea(index: number, from: number, to: number): Taps {
  const [start, end] = [(index * from) / to, ((index + 1) * from) / to]
  const first = Math.floor(start)
  const last = Math.min(Math.ceil(end), from)
  const overlap = (pixel: number) => Math.min(end, pixel + 1) - Math.max(start, pixel)
  return { first, weights: Array.from({ length: last - first }, (_, tap) => (overlap(first + tap) * to) / from) }
}

/**
 * How a line of `from` pixels becomes one of `to`: for each output its inputs, as in TensorFlow with half-pixel
 * centres. Antialiasing matters to `bilinear` and `bicubic` only.
 */
export function interpolate(method: Interpolation, from: number, to: number, antialias: boolean): Taps[] {
  return Array.from({ length: to }, (_, index) => {
    if (method === 'nearest') return { first: Math.floor(((2 * index + 1) * from) / (2 * to)), weights: [1] }
    return method === 'area' ? byArea(index, from, to) : byKernel(method, index, from, to, antialias)
  })
}
