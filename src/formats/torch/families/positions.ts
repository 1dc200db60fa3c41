import { interpolate } from '../../../graph/interpolation.ts'

/** Bicubic with a = −0.75, of the pixel at the edge beyond it, as PyTorch resizes. */
const sharp = { method: 'bicubic', cubicA: -0.75, repeatsEdges: true, antialias: false } as const

/** The same with `antialias=True`: a = −0.5, and nothing beyond the edge. */
const smooth = { method: 'bicubic', cubicA: -0.5, repeatsEdges: false, antialias: true } as const

/**
 * Positions of a square of patches, [side · side, channels], for another number of rows and columns, as
 * `interpolate(mode='bicubic', align_corners=False)` of PyTorch makes them, or the same with `antialias=True`.
 */
export function stretchedPositions(
  values: Float32Array,
  side: number,
  [rows, columns]: readonly [rows: number, columns: number],
  antialias = false,
): Float32Array {
  const settings = antialias ? smooth : sharp
  const channels = values.length / (side * side)
  const [down, across] = [interpolate(settings, side, rows), interpolate(settings, side, columns)]
  const result = new Float32Array(rows * columns * channels)
  let at = 0
  for (const vertical of down) {
    for (const horizontal of across) {
      for (let c = 0; c < channels; c++) {
        let sum = 0
        for (const [i, high] of vertical.weights.entries()) {
          const row = (vertical.first + i) * side + horizontal.first
          for (const [j, wide] of horizontal.weights.entries()) {
            sum += high * wide * (values[(row + j) * channels + c] as number)
          }
        }
        result[at++] = sum
      }
    }
  }
  return result
}
