/**
 * The numbers of all channels, the one with the largest weight first; of equals, the lower one. This is what is meant by the channel that
 * weighs most: the weight with its sign, because a weight far below zero takes most away from the map that is asked about.
 */
export function channelsByWeight(weights: Float64Array): number[] {
  return Array.from(weights.keys()).sort((a, b) => (weights[b] as number) - (weights[a] as number) || a - b)
}
