import type { CamInput, CamMap } from './method.ts'

/**
 * The mean over the channels of what a function makes of each activation and its gradient, [height, width]. The papers
 * have the sum; after scaling, the map is the same.
 */
export function elementwise(
  { height, width, channels, activations, gradients }: CamInput,
  of: (activation: number, gradient: number) => number,
): CamMap {
  const at = (index: number) => of(activations[index] as number, gradients[index] as number)
  const values = new Float64Array(height * width)
  for (let cell = 0, index = 0; cell < values.length; cell++) {
    let sum = 0
    for (const end = index + channels; index < end; index++) sum += at(index)
    values[cell] = sum / channels
  }
  return { height, width, values, products: () => Float64Array.from(activations, (_, index) => at(index)) }
}
