import { largestEigenvector } from '../lanczos.ts'
import type { CamMethod } from '../method.ts'
import { centred, largerSideUp, type Planes } from '../principal.ts'
import { dots } from '../products.ts'

/** The kernel has a number for each pair of cells, so larger layers are made smaller by means of blocks first. */
const MOST_CELLS = 4096

/** The largest eigenvalue of a kernel of cells that are all alike, for each of them. */
const ROUNDING = 1e-12

/**
 * KPCA-CAM (Karmani et al. 2024): the first component of kernel PCA on the channels of the cells, with grad-cam's kernel
 * tanh(x · y / channels + 1). Its sign is chosen so that the larger side is positive.
 */
export const kpcaCam: CamMethod = {
  paper: 'Karmani et al. 2024',
  isCounterfactual: false,
  isClassFree: true,
  cost: () => 0,
  async run({ shape: [height = 0, width = 0, channels = 0], question: { layer }, activations }) {
    const planes = shrunk({ height, width, channels, values: await activations(layer) })
    const kernel = kernelOf(planes)
    const { value, vector } = largestEigenvector(planes.height * planes.width, kernel)
    const isFound = value > ROUNDING * vector.length
    const values = vector.map((one) => (isFound ? one * Math.sqrt(value) : 0))
    return { height: planes.height, width: planes.width, values: largerSideUp(values), isAbsolute: true }
  },
}

/** Multiplies by the kernel of all pairs of cells, less the means of its rows and columns. */
function kernelOf(planes: Planes): (vector: Float64Array) => Float64Array {
  const { channels } = planes
  const cells = planes.height * planes.width
  const values = centred(planes)
  // The lower triangle, row by row.
  const kernel = new Float64Array((cells * (cells + 1)) / 2)
  for (let i = 0, to = 0; i < cells; i++) {
    dots({ values, length: channels, count: i + 1 }, values, i * channels, kernel, to)
    for (const end = to + i + 1; to < end; to++) kernel[to] = Math.tanh((kernel[to] as number) / channels + 1)
  }
  return (vector) => {
    const from = lessMean(vector)
    const product = new Float64Array(cells)
    for (let i = 0, at = 0; i < cells; i++) {
      let sum = 0
      const own = from[i] as number
      for (let j = 0; j < i; j++) {
        const value = kernel[at++] as number
        sum += value * (from[j] as number)
        product[j] = (product[j] as number) + value * own
      }
      product[i] = (product[i] as number) + sum + (kernel[at++] as number) * own
    }
    return lessMean(product)
  }
}

function lessMean(vector: Float64Array): Float64Array {
  const mean = vector.reduce((sum, value) => sum + value, 0) / vector.length
  return vector.map((value) => value - mean)
}

/** The means of blocks of cells, such that there are not too many. */
function shrunk(planes: Planes): Planes {
  const { height, width, channels, values } = planes
  const side = Math.ceil(Math.sqrt((height * width) / MOST_CELLS))
  if (side <= 1) return planes
  const [rows, columns] = [Math.ceil(height / side), Math.ceil(width / side)]
  const sums = new Float64Array(rows * columns * channels)
  const counts = new Float64Array(rows * columns)
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const cell = Math.floor(y / side) * columns + Math.floor(x / side)
      counts[cell] = (counts[cell] as number) + 1
      for (let to = cell * channels, end = to + channels; to < end; to++) {
        sums[to] = (sums[to] as number) + (values[at++] as number)
      }
    }
  }
  const means = sums.map((sum, at) => sum / (counts[Math.floor(at / channels)] as number))
  return { height: rows, width: columns, channels, values: means }
}
