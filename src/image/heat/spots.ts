import type { Heatmap } from '../../types.ts'
import { inPicture, WHOLE } from './area.ts'
import { type PlaceByThirds, placeByThirds, thirdOf } from './thirds.ts'
import { enlarge } from './upsample.ts'

/** A part of the picture that can be named in words. `near…`: in its central third, but beside the centre. */
export type SpotPlace =
  | PlaceByThirds
  | 'nearTop'
  | 'nearBottom'
  | 'nearLeft'
  | 'nearRight'
  /** From the left to the right, halfway up; from the top to the bottom. */
  | 'across'
  | 'down'

/** What can be said of the heat of a map. Shares and places are those of the whole picture. */
export type Finding =
  | { kind: 'nothing' }
  /** `allSeen`: all over the part that the network sees of the picture. */
  | { kind: 'all' | 'allSeen' }
  /** The network sees so little of the picture, as of a strip, that places in it are those of what it sees. */
  | { kind: 'littleSeen'; share: number }
  /** `area`: one that is too large to be called a spot. */
  | { kind: 'spot' | 'area'; place: SpotPlace; share: number }
  | { kind: 'two'; places: readonly [SpotPlace, SpotPlace]; share: number }
  /** `place` is that of the largest. */
  | { kind: 'several'; count: number; place: SpotPlace; share: number }
  /** So many and so small, as of pixels, that those worth a word are less than half of the heat. */
  | { kind: 'many'; share: number }

/** A region of the enlarged map. */
interface Spot {
  /** The sum of its values. */
  heat: number
  /** Its part of the map. */
  share: number
  /** Its centre of heat, and its box, in fractions of the map. */
  x: number
  y: number
  box: { top: number; left: number; bottom: number; right: number }
}

/** What is at least this hot belongs to a spot, as in the box around the hottest region. */
const HOT = 0.5
/** A map is enlarged to at least this many points a side. */
const SIDE = 64
/** A region with less than this part of the heat of all regions is not worth a word. */
const SPECK = 0.1
/** The regions that are worth one have at least this part of it. */
const MOST = 0.5
/** From this part of the map on, heat is all over it. */
const ALL = 0.5
/** From this part of the picture on, a spot is an area. */
const AREA = 0.2
/** Of less than this part of the picture, no places are told. */
const LITTLE = 0.1
/** A centre this near to the picture's, in fractions of the side, is in the middle. */
const MIDDLE = 0.06
/** A region along this part of a side reaches from end to end; one that is no wider than `BAND` is a band. */
const END_TO_END = 0.85
const BAND = 0.5

/**
 * Finds the spots of a map: the connected regions at or over half of its maximum, after it is enlarged as on the
 * picture. Without a maximum there are none.
 */
export function findSpots(map: Heatmap): Finding {
  const area = map.area ?? WHOLE
  const spots = regionsOf(map).sort((a, b) => b.heat - a.heat)
  const heat = spots.reduce((sum, spot) => sum + spot.heat, 0)
  if (!(heat > 0)) return { kind: 'nothing' }
  const hot = spots.reduce((sum, spot) => sum + spot.share, 0)
  const seen = (area.right - area.left) * (area.bottom - area.top)
  if (seen < LITTLE) return { kind: 'littleSeen', share: seen }
  if (hot >= ALL) return { kind: seen < 1 ? 'allSeen' : 'all' }

  const told = spots.filter((spot) => spot.heat >= SPECK * heat)
  if (told.reduce((sum, spot) => sum + spot.heat, 0) < MOST * heat) return { kind: 'many', share: hot * seen }
  const share = told.reduce((sum, spot) => sum + spot.share, 0) * seen
  const [first, second] = told.map((spot) => placeOfSpot(map, spot))
  const place = first as SpotPlace
  if (second === undefined) return { kind: share >= AREA ? 'area' : 'spot', place, share }
  return told.length === 2
    ? { kind: 'two', places: [place, second], share }
    : { kind: 'several', count: told.length, place, share }
}

function placeOfSpot(map: Heatmap, { x, y, box }: Spot): SpotPlace {
  const around = inPicture(map, box)
  const [width, height] = [around.right - around.left, around.bottom - around.top]
  const { left, top } = inPicture(map, { top: y, left: x, bottom: y, right: x })
  const [row, column] = [thirdOf(top), thirdOf(left)]
  if (row === 1 && width >= END_TO_END && height < BAND) return 'across'
  if (column === 1 && height >= END_TO_END && width < BAND) return 'down'
  if (row !== 1 || column !== 1) return placeByThirds[row][column]
  const [right, below] = [left - 0.5, top - 0.5]
  if (Math.max(Math.abs(right), Math.abs(below)) < MIDDLE) return 'middle'
  if (Math.abs(right) >= Math.abs(below)) return right < 0 ? 'nearLeft' : 'nearRight'
  return below < 0 ? 'nearTop' : 'nearBottom'
}

/** The connected regions at or over `HOT`; points that touch at a side are connected. */
function regionsOf(map: Heatmap): Spot[] {
  const [height, width] = [Math.max(map.height, SIDE), Math.max(map.width, SIDE)]
  const values = enlarge(map, height, width)
  const isNew = Uint8Array.from(values, (value) => Number(value >= HOT))
  const spots: Spot[] = []
  for (let from = 0; from < isNew.length; from++) {
    if (isNew[from] === 0) continue
    isNew[from] = 0
    const points = [from]
    const box = { top: 1, left: 1, bottom: 0, right: 0 }
    let [heat, x, y] = [0, 0, 0]
    // The list grows during the loop.
    for (const point of points) {
      const [row, column] = [Math.floor(point / width), point % width]
      const value = values[point] as number
      heat += value
      x += (value * (column + 0.5)) / width
      y += (value * (row + 0.5)) / height
      box.top = Math.min(box.top, row / height)
      box.bottom = Math.max(box.bottom, (row + 1) / height)
      box.left = Math.min(box.left, column / width)
      box.right = Math.max(box.right, (column + 1) / width)
      const visit = (other: number, isThere: boolean) => {
        if (!isThere || isNew[other] === 0) return
        isNew[other] = 0
        points.push(other)
      }
      visit(point - width, row > 0)
      visit(point + width, row < height - 1)
      visit(point - 1, column > 0)
      visit(point + 1, column < width - 1)
    }
    spots.push({ heat, share: points.length / values.length, x: x / heat, y: y / heat, box })
  }
  return spots
}
