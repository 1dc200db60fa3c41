import { byShare } from '../../image/heat/byShare.ts'
import type { Details } from '../../types.ts'

/** The order of the channels: by their share of the map, or by index. */
export type OrderId = 'share' | 'index'

/** The indices of all channels in this order. */
export function orderOf({ channels, activations }: Details, shares: Float64Array, order: OrderId): number[] {
  return order === 'index' ? Array.from({ length: channels }, (_, channel) => channel) : byShare(shares, activations)
}
