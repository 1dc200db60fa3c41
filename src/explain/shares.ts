import { byShare } from '../image/heat/byShare.ts'
import type { CamInput } from './method.ts'
import { meanGradients } from './reading.ts'

/**
 * Each channel's share of the Grad-CAM map, in channel order: its contribution to the cells where the map is positive,
 * divided by the contributions of all channels there. Shares sum to 1; a channel that reduces the map has a negative
 * share. All zero if the map is empty. `weights` are the means of the gradients, in any scale.
 */
export function sharesOf(input: CamInput, weights: Float64Array = meanGradients(input)): Float64Array {
  const { activations, channels, height, width } = input
  const parts = new Float64Array(channels)
  for (let cell = 0; cell < height * width; cell++) {
    const first = cell * channels
    let map = 0
    for (let k = 0; k < channels; k++) map += (weights[k] as number) * (activations[first + k] as number)
    if (map <= 0) continue
    for (let k = 0; k < channels; k++) parts[k] = (parts[k] as number) + (activations[first + k] as number)
  }
  const weighted = parts.map((sum, k) => sum * (weights[k] as number))
  const total = weighted.reduce((sum, part) => sum + part, 0)
  return total > 0 ? weighted.map((part) => part / total) : weighted.fill(0)
}

/** The channel that adds most to the Grad-CAM map: the first of the wall of channels (`image/heat/byShare.ts`). */
export const mostSharing = (input: CamInput, weights: Float64Array): number =>
  byShare(sharesOf(input, weights), input.activations)[0] as number
