/**
 * The channel indices, sorted by weight, largest first; ties go to the lower index. Weights keep their sign: a channel
 * with a large negative weight is the one that reduces the map most.
 */
export function channelsByWeight(weights: Float64Array): number[] {
  return Array.from(weights.keys()).sort((a, b) => (weights[b] as number) - (weights[a] as number) || a - b)
}
