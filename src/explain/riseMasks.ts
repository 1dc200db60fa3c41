import { enlarger } from './enlarge.ts'
import { uniform } from './random.ts'

/** What random masks are like. */
export interface MaskRule {
  /** Cells along a side of the grid that is enlarged. */
  side: number
  /** The share of the cells that is shown. */
  keep: number
  seed: number
}

/**
 * Makes the masks of RISE, by their number (Petsiuk et al. 2018, section 3.2): a grid of cells that are shown (1) or
 * not (0), enlarged by half-pixel bilinear interpolation to one cell more than the picture, and cut out at a random
 * place. [height, width], 0 to 1.
 */
export function riseMasks({ side, keep, seed }: MaskRule, height: number, width: number) {
  const rows = Math.ceil(height / side)
  const columns = Math.ceil(width / side)
  const stride = (side + 1) * columns
  const enlarge = enlarger({ height: side, width: side }, { height: (side + 1) * rows, width: stride }, 'halfPixel')
  return (number: number): Float32Array<ArrayBuffer> => {
    const large = enlarge(uniform(side * side, seed + 2 * number).map((value) => (value < keep ? 1 : 0)))
    const [down = 0, right = 0] = uniform(2, seed + 2 * number + 1)
    const start = Math.floor(down * rows) * stride + Math.floor(right * columns)
    const mask = new Float32Array(height * width)
    for (let y = 0; y < height; y++) {
      mask.set(large.subarray(start + y * stride, start + y * stride + width), y * width)
    }
    return mask
  }
}
