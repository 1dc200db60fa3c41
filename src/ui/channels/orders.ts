import type { Details } from '../../types.ts'

/** In what order channels can be laid out: by their share of the map, or by number. */
export type OrderId = 'share' | 'index'

/** The numbers of all channels in an order. */
export function orderOf({ channels, shares }: Details, order: OrderId): number[] {
  const all = Array.from({ length: channels }, (_, channel) => channel)
  if (order === 'index') return all
  return all.sort((a, b) => (shares[b] as number) - (shares[a] as number) || a - b)
}
