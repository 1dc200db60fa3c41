/**
 * The channel indices, sorted by their share of the map (`explain/shares.ts`), largest first; ties go to the lower
 * index. Channels that are zero everywhere add nothing. They come after those that do not lower the map, so that none is
 * first where the map is empty and all shares are zero, and before those that lower it; after all where each lowers it.
 * `activations` are those of the layer, channels last.
 */
export function byShare(shares: Float64Array, activations: ArrayLike<number>): number[] {
  return Array.from(shares.keys()).sort(orderOf(shares, activations))
}

/** The first channel of that order. */
export function firstByShare(shares: Float64Array, activations: ArrayLike<number>): number {
  const order = orderOf(shares, activations)
  let first = 0
  for (let channel = 1; channel < shares.length; channel++) if (order(channel, first) < 0) first = channel
  return first
}

function orderOf(shares: Float64Array, activations: ArrayLike<number>): (a: number, b: number) => number {
  const count = shares.length
  const responds = new Uint8Array(count)
  for (let at = 0; at < activations.length; at++) if (activations[at] !== 0) responds[at % count] = 1
  const lowers = (channel: number) => (shares[channel] as number) < 0
  const hasFirst = shares.some((share, channel) => share >= 0 && responds[channel] === 1)
  const placeOfDead = hasFirst ? 1 : 3
  const place = (channel: number) => (responds[channel] === 0 ? placeOfDead : lowers(channel) ? 2 : 0)
  return (a, b) => place(a) - place(b) || (shares[b] as number) - (shares[a] as number) || a - b
}
