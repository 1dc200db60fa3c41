import type { Interpolation, OperationOf, Rounding } from './operations.ts'

/** The inputs that one output of a resized line is made of, with their weights, which sum to 1. */
export interface Taps {
  first: number
  weights: readonly number[]
}

/** How a line is resized: the settings of `resize`, with the scale along this line. */
export interface LineSettings
  extends Pick<OperationOf<'resize'>, 'antialias' | 'coordinates' | 'rounding' | 'cubicA' | 'repeatsEdges'> {
  method: Interpolation
  scale?: number | undefined
}

/** The settings of a resize along its rows or columns. */
export const alongAxis = ({ scales, ...settings }: OperationOf<'resize'>, axis: 0 | 1): LineSettings => ({
  ...settings,
  scale: scales?.[axis],
})

/** Keys 1981, "Cubic Convolution Interpolation for Digital Image Processing": his a is −0.5, PyTorch's −0.75. */
function keys(x: number, a: number): number {
  const distance = Math.abs(x)
  if (distance >= 2) return 0
  if (distance >= 1) return ((a * distance - 5 * a) * distance + 8 * a) * distance - 4 * a
  return ((a + 2) * distance - (a + 3)) * distance * distance + 1
}

const sinc = (x: number) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x))

/** Duchon 1979, "Lanczos Filtering in One and Two Dimensions". */
const lanczos = (radius: number) => (distance: number) =>
  Math.abs(distance) < radius ? sinc(distance) * sinc(distance / radius) : 0

/** Mitchell and Netravali 1988, "Reconstruction Filters in Computer Graphics", with B = C = 1/3. */
function mitchell(x: number): number {
  const distance = Math.abs(x)
  if (distance >= 2) return 0
  if (distance >= 1) return (((-7 * distance + 36) * distance - 60) * distance + 32) / 18
  return ((21 * distance - 36) * distance * distance + 16) / 18
}

/** How far a kernel reaches, in pixels, and its weight at a distance. */
interface Kernel {
  radius: number
  weigh(distance: number, cubicA: number): number
}

const kernels: Record<Exclude<Interpolation, 'nearest' | 'area'>, Kernel> = {
  bilinear: { radius: 1, weigh: (distance) => Math.max(1 - Math.abs(distance), 0) },
  bicubic: { radius: 2, weigh: keys },
  lanczos3: { radius: 3, weigh: lanczos(3) },
  lanczos5: { radius: 5, weigh: lanczos(5) },
  gaussian: {
    radius: 1.5,
    weigh: (distance) => (Math.abs(distance) < 1.5 ? Math.exp(-2 * distance * distance) : 0),
  },
  mitchellcubic: { radius: 2, weigh: mitchell },
}

/** Where the centre of an output lies among the inputs, whose first centre is at 0. See `resize` in operations.ts. */
function placeOf(index: number, from: number, to: number, { coordinates, scale = to / from }: LineSettings): number {
  switch (coordinates) {
    case 'asymmetric':
      return index / scale
    case 'alignCorners':
      return to === 1 ? 0 : (index * (from - 1)) / (to - 1)
    case 'pytorchHalfPixel':
      return to === 1 ? 0 : (index + 0.5) / scale - 0.5
    case 'halfPixelSymmetric':
      return (from / 2) * (1 - to / (from * scale)) + (index + 0.5) / scale - 0.5
    default:
      return (index + 0.5) / scale - 0.5
  }
}

/** The rounding error of other programs' float32 that moves no place to the next pixel. */
const NEAR = 1e-5

const rounded: Record<Rounding, (place: number) => number> = {
  floor: (place) => Math.floor(place + NEAR),
  ceil: (place) => Math.ceil(place - NEAR),
  preferFloor: (place) => Math.ceil(place - 0.5 - NEAR),
  preferCeil: (place) => Math.floor(place + 0.5 + NEAR),
}

/**
 * By a kernel around the centre, which antialiasing widens to what an output covers. Weights that fall outside are left
 * out, or go to the pixel at the edge.
 */
function byKernel(kernel: Kernel, settings: LineSettings, index: number, from: number, to: number): Taps {
  const { antialias, cubicA = -0.5, scale = to / from, repeatsEdges = false } = settings
  const widening = antialias ? Math.max(1 / scale, 1) : 1
  const radius = kernel.radius * widening
  const centre = placeOf(index, from, to, settings)
  const inside = (pixel: number) => Math.min(Math.max(pixel, 0), from - 1)
  const first = inside(Math.ceil(centre - radius))
  const last = inside(Math.floor(centre + radius))
  const weights = new Array<number>(last - first + 1).fill(0)
  for (let pixel = Math.ceil(centre - radius); pixel <= centre + radius; pixel++) {
    if (repeatsEdges || inside(pixel) === pixel) {
      const at = inside(pixel) - first
      weights[at] = (weights[at] as number) + kernel.weigh((pixel - centre) / widening, cubicA)
    }
  }
  const sum = weights.reduce((total, value) => total + value, 0)
  // A centre so far outside that its kernel reaches no pixel takes the one at the edge.
  if (sum === 0) return { first: inside(Math.round(centre)), weights: [1] }
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

/** The nearest pixel: exact in whole numbers where nothing but the number of pixels matters. */
function byNearest(settings: LineSettings, index: number, from: number, to: number): Taps {
  const { coordinates, rounding = 'preferCeil', scale } = settings
  const isUsual = !coordinates && rounding === 'preferCeil' && scale === undefined
  const place = isUsual
    ? Math.floor(((2 * index + 1) * from) / (2 * to))
    : rounded[rounding](placeOf(index, from, to, settings))
  return { first: Math.min(Math.max(place, 0), from - 1), weights: [1] }
}

/**
 * How a line of `from` pixels becomes one of `to`: for each output its inputs. Without further settings as in
 * TensorFlow with half-pixel centres. Antialiasing matters to all but `nearest` and `area`.
 */
export function interpolate(settings: LineSettings, from: number, to: number): Taps[] {
  const { method } = settings
  return Array.from({ length: to }, (_, index) => {
    if (method === 'nearest') return byNearest(settings, index, from, to)
    return method === 'area' ? byArea(index, from, to) : byKernel(kernels[method], settings, index, from, to)
  })
}
