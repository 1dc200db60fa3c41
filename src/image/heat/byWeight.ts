/**
 * The channel indices, sorted by weight, largest first; ties go to the lower index. Weights keep their sign: a channel
 * with a large negative weight is the one that reduces the map most. Channels that are zero everywhere add nothing,
 * whatever their weight, and come last. `activations` are those of the layer, channels last.
 */
export function channelsByWeight(weights: Float64Array, activations: ArrayLike<number>): number[] {
  const count = weights.length
  const responds = new Uint8Array(count)
  for (let at = 0; at < activations.length; at++) if (activations[at] !== 0) responds[at % count] = 1
  const last = (channel: number) => 1 - (responds[channel] as number)
  return Array.from(weights.keys()).sort(
    (a, b) => last(a) - last(b) || (weights[b] as number) - (weights[a] as number) || a - b,
  )
}
