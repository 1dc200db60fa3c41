import { mapOf, seededNumbers, spotsOn } from '../../fixtures/madeMaps.ts'
import { strokesOf } from '../../src/image/heat/strokes.ts'
import type { Heatmap } from '../../src/types.ts'

/**
 * A map, how it is drawn, and the lines that Heatlens draws: segments [x, y, x, y] in pixels, each with a grey level
 * and a width.
 */
interface Geometry {
  map: { height: number; width: number; values: number[] }
  threshold: number
  height: number
  width: number
  strokes: { pieces: number[][]; colour: number; width: number }[]
}

/**
 * Lines and boxes over synthetic maps: random ones, saddles, plateaus at the threshold, heat at the edges, one cell,
 * none at all.
 */
export function madeGeometry(): Geometry[] {
  const random = seededNumbers(15)
  const scaled = (map: Heatmap) => {
    const peak = Math.max(...map.values)
    return { ...map, values: map.values.map((value) => value / peak) }
  }
  const maps = [
    ...[1, 2, 3, 5, 7, 14, 14, 28].map((side) => scaled(mapOf(side, side + (side % 3), () => random()))),
    ...[3, 4, 6, 9].map((side) => scaled(mapOf(side, side, () => Math.floor(random() * 5)))),
    scaled(mapOf(14, 14, () => Math.max(random() - 0.6, 0))),
    spotsOn(14, 14, [
      [0, 0, 2],
      [9, 13, 3],
      [7, 5, 1],
    ]),
    mapOf(7, 7, (row, column) => (row === 6 || column === 3 ? 1 : 0)),
    mapOf(2, 2, (row, column) => (row === column ? 1 : 0)),
    mapOf(4, 4, () => 0),
  ]
  const sizes = [
    [150, 226],
    [480, 320],
    [1, 9],
    [3000, 2000],
  ] as const
  return maps.flatMap((map) =>
    [0, 0.1, 0.25, 0.4, 0.5, 0.77, 1].map((threshold, i) => {
      const [height, width] = sizes[i % sizes.length] as (typeof sizes)[number]
      const strokes = strokesOf(map, { overlayStyle: 'contours', threshold, showsRegion: true }, height, width)
      return {
        map: { height: map.height, width: map.width, values: Array.from(map.values) },
        ...{ threshold, height, width },
        strokes: strokes.map(({ path, colour, width }) => ({
          pieces: piecesOf(path),
          colour: Number.parseInt(colour.slice(1, 3), 16),
          width,
        })),
      }
    }),
  )
}

/** The segments of an SVG path with M, L, H, V and Z. */
function piecesOf(path: string): number[][] {
  const pieces: number[][] = []
  let [x, y, startX, startY] = [0, 0, 0, 0]
  for (const [, letter, numbers = ''] of path.matchAll(/([MLHVZ])([^MLHVZ]*)/g)) {
    const [first = 0, second = 0] = numbers.split(' ').map(Number)
    const to =
      letter === 'H' ? [first, y] : letter === 'V' ? [x, first] : letter === 'Z' ? [startX, startY] : [first, second]
    const [toX = 0, toY = 0] = to
    if (letter === 'M') [startX, startY] = [toX, toY]
    else pieces.push([x, y, toX, toY])
    ;[x, y] = [toX, toY]
  }
  return pieces
}
