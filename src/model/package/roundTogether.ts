/** Sums of the products of what goes into a kernel, over many windows of it: entry i, j is Σ xᵢ · xⱼ. */
export interface InputProducts {
  /** Values of a window. */
  side: number
  /** [side, side]; what is above the diagonal is not read. */
  sums: Float64Array
}

/** The grid of each output channel: min + step · scale, with steps from 0 to 255. */
export interface ChannelGrids {
  scale: readonly number[]
  min: readonly number[]
}

/**
 * Added to the diagonal of the products, as a part of its mean: windows that no picture showed count as well. Of the
 * values tried on EfficientNet-Lite0, its answers moved least at this one (docs/numerics.md).
 */
const DAMPING = 0.05

/**
 * The values of a kernel [side, channels] on the grids of uint8, rounded so that what the kernel computes changes
 * little, rather than each value. With e the errors of a channel and H the damped products, eᵀHe is how far its outputs
 * move, squared. H = MᵀDM with a lower triangular M of ones on the diagonal makes that Σ dᵢ · (eᵢ + Σ_{j<i} mᵢⱼ eⱼ)², so
 * each value is rounded after the errors before it are taken off: GPTQ (Frantar et al. 2022, arXiv 2210.17323,
 * algorithm 1), in the form of Babai's nearest plane (Chen et al. 2025, arXiv 2507.18553). The inputs that vary most
 * come first, as in GPTQ's `act-order`.
 */
export function roundTogether(
  kernel: Float32Array,
  { scale, min }: ChannelGrids,
  products: InputProducts,
): Float32Array {
  const { side } = products
  const channels = kernel.length / side
  const order = byDiagonal(products)
  const factors = factorise(products, order)
  const rounded = new Float32Array(kernel.length)
  const errors = new Float64Array(kernel.length)
  const wanted = new Float64Array(channels)
  for (const [i, at] of order.entries()) {
    for (let c = 0; c < channels; c++) wanted[c] = kernel[at * channels + c] as number
    for (let j = 0; j < i; j++) {
      const factor = factors[i * side + j] as number
      for (let c = 0; c < channels; c++)
        wanted[c] = (wanted[c] as number) + factor * (errors[j * channels + c] as number)
    }
    for (let c = 0; c < channels; c++) {
      const [least, size] = [min[c] as number, scale[c] as number]
      const step = Math.min(Math.max(Math.round(((wanted[c] as number) - least) / size), 0), 255)
      const value = Math.fround(step * size + least)
      rounded[at * channels + c] = value
      errors[i * channels + c] = (kernel[at * channels + c] as number) - value
    }
  }
  return rounded
}

/** The inputs of a window, those with the largest squares first. */
function byDiagonal({ side, sums }: InputProducts): readonly number[] {
  const square = (index: number) => sums[index * side + index] as number
  return Array.from({ length: side }, (_, index) => index).sort((a, b) => square(b) - square(a) || a - b)
}

/** The M of H = MᵀDM, below its diagonal: the rows of H in this order are taken off from the last one on. */
function factorise({ side, sums }: InputProducts, order: readonly number[]): Float64Array {
  const at = (i: number, j: number) => sums[Math.max(i, j) * side + Math.min(i, j)] as number
  const trace = order.reduce((sum, index) => sum + at(index, index), 0)
  const damping = (DAMPING * trace) / side || 1
  const matrix = new Float64Array(side * side)
  for (const [i, row] of order.entries()) {
    for (let j = 0; j < i; j++) matrix[i * side + j] = at(row, order[j] as number)
    matrix[i * side + i] = at(row, row) + damping
  }
  for (let k = side - 1; k > 0; k--) {
    const pivot = matrix[k * side + k] as number
    for (let i = 0; i < k; i++) {
      const product = matrix[k * side + i] as number
      if (product === 0) continue
      const share = product / pivot
      for (let j = 0; j <= i; j++) {
        matrix[i * side + j] = (matrix[i * side + j] as number) - share * (matrix[k * side + j] as number)
      }
    }
    for (let j = 0; j < k; j++) matrix[k * side + j] = (matrix[k * side + j] as number) / pivot
  }
  return matrix
}
