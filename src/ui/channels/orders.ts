import type { Details } from '../../types.ts'

/** The order of the channels: by their share of the map, or by index. */
export type OrderId = 'share' | 'index'

/** The indices of all channels in this order. */
export function orderOf({ channels, shares }: Details, order: OrderId): number[] {
  const all = Array.from({ length: channels }, (_, channel) => channel)
  if (order === 'index') return all
  return all.sort((a, b) => (shares[b] as number) - (shares[a] as number) || a - b)
}
