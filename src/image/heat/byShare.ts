/**
 * The channel indices, sorted by their share of the map (`explain/shares.ts`), largest first; ties go to the lower
 * index. Channels that are zero everywhere add nothing and come last, so that none is first where the map is empty and
 * all shares are zero. `activations` are those of the layer, channels last.
 */
export function byShare(shares: Float64Array, activations: ArrayLike<number>): number[] {
  const count = shares.length
  const responds = new Uint8Array(count)
  for (let at = 0; at < activations.length; at++) if (activations[at] !== 0) responds[at % count] = 1
  const last = (channel: number) => 1 - (responds[channel] as number)
  return Array.from(shares.keys()).sort(
    (a, b) => last(a) - last(b) || (shares[b] as number) - (shares[a] as number) || a - b,
  )
}
