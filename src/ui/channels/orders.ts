import type { Details } from '../../types.ts'

/** In what order channels can be laid out. */
export const orders = { share: 'by share of the map', index: 'by number' }

export type OrderId = keyof typeof orders

/** The numbers of all channels in an order. */
export function orderOf({ channels, shares }: Details, order: OrderId): number[] {
  const all = Array.from({ length: channels }, (_, channel) => channel)
  if (order === 'index') return all
  return all.sort((a, b) => (shares[b] as number) - (shares[a] as number) || a - b)
}
