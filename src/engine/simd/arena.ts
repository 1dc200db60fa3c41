/** An area of memory that is needed from one step to another, both included. */
export interface Area {
  bytes: number
  first: number
  last: number
  /** Another area that this one may overlap, although both are needed at the same time. */
  mayOverlap?: Area | undefined
}

const ALIGNMENT = 64

const isFree = (one: Area, other: Area) =>
  one.last < other.first || other.last < one.first || one.mayOverlap === other || other.mayOverlap === one

/** The bytes that an area takes: cache lines, and one more, so that equal offsets in two do not share a cache set. */
export const alignedBytes = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT + ALIGNMENT

/**
 * Places areas so that two that are needed at the same time never overlap: the largest first, each at the lowest offset
 * that is free. Returns their offsets, and the bytes of all.
 */
export function placeAreas(areas: readonly Area[]): { offsets: Map<Area, number>; bytes: number } {
  const offsets = new Map<Area, number>()
  let end = 0
  const placed: Area[] = []
  for (const area of [...areas].sort((a, b) => b.bytes - a.bytes)) {
    if (area.bytes === 0) {
      offsets.set(area, 0)
      continue
    }
    const size = alignedBytes(area.bytes)
    const taken = placed
      .filter((other) => !isFree(area, other))
      .map((other) => [offsets.get(other) as number, alignedBytes(other.bytes)] as const)
      .sort(([a], [b]) => a - b)
    let at = 0
    for (const [start, bytes] of taken) {
      if (start >= at + size) break
      at = Math.max(at, start + bytes)
    }
    offsets.set(area, at)
    end = Math.max(end, at + size)
    placed.push(area)
  }
  return { offsets, bytes: end }
}
