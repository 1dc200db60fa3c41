import type { Shape } from '../graph.ts'
import { valueCount } from '../shapes/settings.ts'
import { usersOf } from '../usersOf.ts'

/** Bytes of a float32. */
const BYTES = 4

/**
 * The most bytes of outputs that are needed at one time when the nodes run in order: each output from its node to its
 * last user; `kept` ones to the end.
 */
export function peakBytes(
  nodes: readonly { readonly inputs: readonly number[]; readonly shape: Shape }[],
  kept: readonly number[],
): number {
  const sizes = nodes.map(({ shape }) => valueCount(shape) * BYTES)
  const lastUse = usersOf(nodes).map((users, place) => users.at(-1) ?? place)
  for (const place of kept) lastUse[place] = nodes.length
  const ends: number[][] = nodes.map(() => [])
  for (const [place, last] of lastUse.entries()) ends[last]?.push(place)
  let live = 0
  let peak = 0
  for (const place of nodes.keys()) {
    live += sizes[place] ?? 0
    peak = Math.max(peak, live)
    for (const ended of ends[place] ?? []) live -= sizes[ended] ?? 0
  }
  return peak
}

/** Bytes of tensors of these shapes as float32. */
export const bytesOf = (shapes: Iterable<Shape>): number =>
  [...shapes].reduce((sum, shape) => sum + valueCount(shape) * BYTES, 0)
