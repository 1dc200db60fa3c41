import type { LayerCall } from '../layerCall.ts'
import { countOf } from '../sides.ts'
import type { Value } from '../value.ts'
import { Composition } from './composed.ts'

/** Queries, keys and values of several heads: [axes…, heads, channels], of the author's axes without the batch. */
interface Heads {
  query: Value
  /** Its heads may be fewer: each then serves as many neighbouring heads of queries. */
  key: Value
  value: Value
  /** The axes that are attended over; along the others, each place by itself. */
  axes: readonly number[]
  /** What products are multiplied by. */
  scale: number
  /** 0 where a query may look at a key, [queries, keys]; added to the products. */
  mask?: Value | undefined
}

const range = (length: number) => Array.from({ length }, (_, index) => index)

/**
 * softmax(query · keyᵀ · scale) · value of each head, as queries are: [axes…, heads, channels]. Also gives the shares,
 * [other axes…, heads, queries, keys].
 */
export function attend(
  call: LayerCall,
  { query, key, value, axes, scale, mask }: Heads,
): { mixed: Value; shares: Value } {
  const make = new Composition(call)
  const rank = query.rank - 2
  const others = range(rank).filter((axis) => !axes.includes(axis))
  const heads = query.sides?.at(-2) ?? 1
  const shared = heads / (key.sides?.at(-2) ?? heads)
  const sidesAt = (one: Value, at: readonly number[]) => at.map((axis) => one.sides?.[axis])
  /** The sides before those that are attended over. Keys of a group have a side for the heads that share them. */
  const outer = (one: Value, own: number) => [
    ...sidesAt(one, others),
    ...(shared === 1 ? [heads] : [heads / shared, own]),
  ]
  const table = (one: Value, part: string, isTurned: boolean): Value => {
    const order = isTurned ? [...others, rank, rank + 1, ...axes] : [...others, rank, ...axes, rank + 1]
    const moved = make.permute(one, order, `${part}_by_head`)
    if (axes.length === 1 && shared === 1) return moved
    const places = countOf(sidesAt(one, axes))
    const width = one.sides?.at(-1)
    const own = part === 'query' ? shared : 1
    return make.reshape(moved, [...outer(one, own), ...(isTurned ? [width, places] : [places, width])], `${part}_table`)
  }
  const scaled = make.scalar('multiply', table(query, 'query', false), scale, 'query_scaled')
  const products = make.matmul(scaled, table(key, 'key', true), 'scores')
  const scores = mask ? make.combine('add', products, mask, 'scores_masked') : products
  const shares = make.softmax(scores, 'shares')
  const mixed = make.matmul(shares, table(value, 'value', false), 'mixed')
  const apart =
    axes.length === 1 && shared === 1
      ? mixed
      : make.reshape(
          mixed,
          [...sidesAt(query, others), heads, ...sidesAt(query, axes), value.sides?.at(-1)],
          'mixed_apart',
        )
  const now = [...others, rank, ...axes, rank + 1]
  const back = range(rank + 2).map((axis) => now.indexOf(axis))
  return { mixed: make.permute(apart, back, 'by_token'), shares }
}
