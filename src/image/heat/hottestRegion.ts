import type { Box, Heatmap } from '../../types.ts'
import { inPicture } from './area.ts'

/** The bounding box of the hottest region, in fractions of the picture. */
export interface Region extends Box {
  /** The centre of the hottest cell. */
  peak: { x: number; y: number }
}

/**
 * The bounding box of the connected region of the enlarged map, at or above a threshold, that contains the maximum.
 * Null if the map is all zero, or if even the maximum is below the threshold.
 *
 * Computed without pixels: between the centres of four neighbouring cells, the enlarged map is a bilinear patch. If
 * part of a patch is hot, a corner is hot, and the outermost hot point lies on a side, where values change linearly.
 */
export function hottestRegion({ height, width, values, area }: Heatmap, threshold: number): Region | null {
  const peak = values.indexOf(values.reduce((highest, value) => Math.max(highest, value), 0))
  const at = (cell: number) => values[cell] as number
  if (!(at(peak) > 0) || at(peak) < threshold) return null
  const isHot = (cell: number) => at(cell) >= threshold
  const middle = (cell: number) => ({ row: Math.floor(cell / width), column: cell % width })
  let [top, left] = [height, width]
  let [bottom, right] = [0, 0]

  const seen = new Set([peak])
  // The list grows during the loop.
  for (const cell of seen) {
    const { row, column } = middle(cell)
    for (const down of [-1, 0, 1]) {
      for (const along of [-1, 0, 1]) {
        if (down === 0 && along === 0) continue
        const isInside = row + down >= 0 && row + down < height && column + along >= 0 && column + along < width
        const other = cell + down * width + along
        const isSide = down === 0 || along === 0
        if (isInside && isHot(other) && (isSide || isJoined(cell, other, down, along))) seen.add(other)
        if (!isSide) continue
        // How far the heat reaches towards the next centre. In the outer half of an edge cell, values are constant.
        let reach = 0.5
        if (isInside) reach = isHot(other) ? 0 : (at(cell) - threshold) / (at(cell) - at(other))
        top = Math.min(top, row + 0.5 + Math.min(down, 0) * reach)
        bottom = Math.max(bottom, row + 0.5 + Math.max(down, 0) * reach)
        left = Math.min(left, column + 0.5 + Math.min(along, 0) * reach)
        right = Math.max(right, column + 0.5 + Math.max(along, 0) * reach)
      }
    }
  }

  /**
   * Whether two hot cells that touch at a corner are connected: through a hot neighbour, or over the saddle between two
   * cold ones.
   */
  function isJoined(cell: number, other: number, down: number, along: number): boolean {
    const [beside, below] = [cell + along, cell + down * width]
    // A hot neighbour connects them by itself.
    if (isHot(beside) || isHot(below)) return false
    const level = at(cell) + at(other) - at(beside) - at(below)
    return (at(cell) * at(other) - at(beside) * at(below)) / level >= threshold
  }

  const { row, column } = middle(peak)
  const place = (box: Box) => inPicture(area ? { area } : {}, box)
  const [x, y] = [(column + 0.5) / width, (row + 0.5) / height]
  const centre = place({ top: y, left: x, bottom: y, right: x })
  return {
    ...place({ top: top / height, left: left / width, bottom: bottom / height, right: right / width }),
    peak: { x: centre.left, y: centre.top },
  }
}
