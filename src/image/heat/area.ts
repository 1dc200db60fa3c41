import type { Box, Heatmap } from '../../types.ts'
import type { Part } from './crop.ts'

// A map is stretched over the part of the picture that the network saw: its `area`, by default the whole picture.

type Placed = Pick<Heatmap, 'area'>

/** The whole picture. */
export const WHOLE: Box = { top: 0, left: 0, bottom: 1, right: 1 }

/** The pixels under a map, on a picture of [height, width]; at least one. */
export function partUnder({ area = WHOLE }: Placed, height: number, width: number): Part {
  const left = Math.min(Math.round(area.left * width), width - 1)
  const top = Math.min(Math.round(area.top * height), height - 1)
  return {
    ...{ left, top },
    height: Math.max(1, Math.round(area.bottom * height) - top),
    width: Math.max(1, Math.round(area.right * width) - left),
  }
}

/** A point of the picture, in fractions of its sides, in those of the map; null where there is no map. */
export function onMap({ area = WHOLE }: Placed, x: number, y: number): { x: number; y: number } | null {
  const at = { x: (x - area.left) / (area.right - area.left), y: (y - area.top) / (area.bottom - area.top) }
  return at.x < 0 || at.x > 1 || at.y < 0 || at.y > 1 ? null : at
}

/** The cell of a map at a point of the picture, in fractions of its sides; null where there is no map. */
export function cellAt(map: Heatmap, x: number, y: number): { row: number; column: number } | null {
  const at = onMap(map, x, y)
  const cell = (share: number, cells: number) => Math.min(Math.floor(share * cells), cells - 1)
  return at && { row: cell(at.y, map.height), column: cell(at.x, map.width) }
}

/** A box in fractions of the map, in those of the picture. */
export function inPicture({ area = WHOLE }: Placed, { top, left, bottom, right }: Box): Box {
  const across = (x: number) => area.left + x * (area.right - area.left)
  const down = (y: number) => area.top + y * (area.bottom - area.top)
  return { top: down(top), left: across(left), bottom: down(bottom), right: across(right) }
}

/** A cell of a map, in fractions of the picture. */
export const cellBox = (map: Heatmap, row: number, column: number): Box =>
  inPicture(map, {
    top: row / map.height,
    left: column / map.width,
    bottom: (row + 1) / map.height,
    right: (column + 1) / map.width,
  })
