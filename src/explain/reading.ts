import type { SplitScale } from './gradientScale.ts'
import type { CamInput } from './method.ts'

/**
 * The output of a target layer and the gradient of the score with respect to it. The true gradients are those of
 * `input` times both parts of the scale.
 */
export interface CamReading extends SplitScale {
  input: CamInput
  /** The logarithm of the whole scale: see `Seed.logScale`. */
  logScale: number
}

/** The mean of each channel's gradients over height and width. */
export function meanGradients({
  height,
  width,
  channels,
  gradients,
}: Omit<CamInput, 'activations' | 'gradients'> & { gradients: Float32Array | Float64Array }): Float64Array {
  const means = new Float64Array(channels)
  for (let at = 0; at < gradients.length; at++) {
    means[at % channels] = (means[at % channels] as number) + (gradients[at] as number)
  }
  return means.map((sum) => sum / (height * width))
}
