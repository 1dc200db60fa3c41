import type { CamInput, CamMap } from './method.ts'

/** Terms of float32 that cancel to less than this share of their magnitudes leave nothing but rounding. */
const ROUNDING = 1e-5

/**
 * The mean over the channels of what a function makes of each activation and its gradient, [height, width]. The papers
 * have the sum; after scaling, the map is the same. All zeros where the terms cancel in every cell: those of output times
 * gradient do where only normalisations of single cells read the layer, as in transformers, for these give the same for
 * any multiple of a cell.
 */
export function elementwise(
  { height, width, channels, activations, gradients }: CamInput,
  of: (activation: number, gradient: number) => number,
): CamMap {
  const at = (index: number) => of(activations[index] as number, gradients[index] as number)
  const values = new Float64Array(height * width)
  let [largest, magnitude] = [0, 0]
  for (let cell = 0, index = 0; cell < values.length; cell++) {
    let [sum, sizes] = [0, 0]
    for (const end = index + channels; index < end; index++) {
      const term = at(index)
      sum += term
      sizes += Math.abs(term)
    }
    values[cell] = sum / channels
    largest = Math.max(largest, Math.abs(sum))
    magnitude = Math.max(magnitude, sizes)
  }
  if (largest <= ROUNDING * magnitude) values.fill(0)
  return { height, width, values, products: () => Float64Array.from(activations, (_, index) => at(index)) }
}
