import type { Heatmap } from '../../types.ts'
import { WHOLE } from './area.ts'
import { type PlaceByThirds, placeByThirds, type Third, thirdOf } from './thirds.ts'

/** A part of the picture that can be named in words. */
export type Place =
  | PlaceByThirds
  | 'everywhere'
  /** All over the part that the network sees of the picture. */
  | 'allSeen'
  | 'nowhere'

/** From this standard deviation on, in fractions of the side, heat spreads along the whole side. Even heat has 0.29. */
const SPREAD = 0.25

/** From this standard deviation on, there is more heat at the two ends than between them. */
const HOLLOW = 0.3

/**
 * Where the heat of a map is, by its centre and its spread. Both are weighted by squared values: faint heat often
 * covers the whole picture and would pull every centre to the middle. A map over a part of the picture spreads within that
 * part; its centre is one of the picture.
 */
export function placeOf({ height, width, values, area = WHOLE }: Heatmap): Place {
  const columns = new Float64Array(width)
  const rows = new Float64Array(height)
  values.forEach((value, cell) => {
    const [row, column] = [Math.floor(cell / width), cell % width]
    columns[column] = (columns[column] as number) + value ** 2
    rows[row] = (rows[row] as number) + value ** 2
  })
  if (!(columns.reduce((sum, mass) => sum + mass, 0) > 0)) return 'nowhere'
  const across = along(columns, area.left, area.right)
  const down = along(rows, area.top, area.bottom)
  const { left, top, right, bottom } = area
  const all = left > 0 || top > 0 || right < 1 || bottom < 1 ? 'allSeen' : 'everywhere'
  if (across.spread >= SPREAD && down.spread >= SPREAD) return all
  const place = placeByThirds[down.third][across.third]
  return place === 'middle' && Math.max(across.spread, down.spread) >= HOLLOW ? all : place
}

/**
 * The third of the picture's side that contains the centre of mass, and the standard deviation within the map, which
 * reaches from `from` to `to`. The mass of a cell is spread evenly over it.
 */
function along(masses: Float64Array, from: number, to: number): { third: Third; spread: number } {
  const cells = masses.length
  const total = masses.reduce((sum, mass) => sum + mass, 0)
  const mean = (of: (position: number) => number) =>
    masses.reduce((sum, mass, i) => sum + mass * of((i + 0.5) / cells), 0) / total
  const centre = mean((position) => position)
  const variance = mean((position) => (position - centre) ** 2) + 1 / (12 * cells ** 2)
  return { third: thirdOf(from + centre * (to - from)), spread: Math.sqrt(variance) }
}
