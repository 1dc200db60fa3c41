/** The outputs of a layer, [height, width, channels]. */
interface Planes {
  height: number
  width: number
  channels: number
  activations: Float32Array
}

/**
 * Each channel's share of a map that is the mean of channels times their weights, in channel order: its contribution to
 * the cells where the map is positive, divided by the contributions of all channels there. Shares sum to 1; a channel
 * that reduces the map has a negative share. All zero if the map is empty. Weights may be in any scale.
 */
export function channelShares({ activations, channels, height, width }: Planes, weights: Float64Array): Float64Array {
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
