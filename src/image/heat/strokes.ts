import type { Box, Heatmap } from '../../types.ts'
import type { Drawing } from './drawing.ts'
import { hottestRegion } from './hottestRegion.ts'
import { isolines, type Point, type Polygon, toHundredths, writePoint, writeRing } from './isolines.ts'

/** The settings for lines drawn over a photo. */
export type Lines = Pick<Drawing, 'overlayStyle' | 'threshold' | 'showsRegion'>

/** A stroked path. All strokes have round joins and caps and no fill. */
export interface Stroke {
  /** SVG path syntax, in pixels of the picture. */
  path: string
  colour: string
  /** In pixels of the picture. */
  width: number
}

/** Widths of a line's light core and of the line with its dark edges, in shares of the picture's longer side. */
const STRONG = { light: 0.004, dark: 0.008 }
const THIN = { light: 0.0013, dark: 0.0033 }

/** Each line is light with dark edges, so that it is visible on any photo. */
const LIGHT = '#ffffff'
const DARK = '#111111'

/** The levels of the thin lines. */
const QUARTERS = [0.25, 0.5, 0.75]

/** A thin line closer than this to the strong one would only blur it. */
const APART = 0.04

/**
 * The lines over a picture of [height, width], in drawing order: for contours, thin lines at the quarters and a strong
 * one at the threshold, except along the map's edge; and the box of the hottest region. Save picture draws them on
 * a canvas, the page in an SVG of the picture's size: `<path d={path} stroke={colour} stroke-width={width} fill="none"
 * stroke-linejoin="round" stroke-linecap="round">`.
 */
export function strokesOf(
  map: Heatmap,
  { overlayStyle, threshold, showsRegion }: Lines,
  height: number,
  width: number,
): Stroke[] {
  const side = Math.max(height, width)
  const line = (path: string, { light, dark }: typeof STRONG): Stroke[] =>
    path === ''
      ? []
      : [
          { path, colour: DARK, width: Math.max(dark * side, 2.5) },
          { path, colour: LIGHT, width: Math.max(light * side, 1) },
        ]
  const isHot = map.values.some((value) => value > 0)
  const strokes: Stroke[] = []
  if (overlayStyle === 'contours' && isHot) {
    const quarters = QUARTERS.filter((level) => Math.abs(level - threshold) >= APART)
    strokes.push(
      ...line(quarters.map((level) => quarterOf(map, level, height, width)).join(''), THIN),
      ...line(contour(isolines(map, threshold), height, width, map.area), STRONG),
    )
  }
  const region = showsRegion && hottestRegion(map, threshold)
  if (region) {
    // Inset by half the line width, so that the whole line is visible at the edge.
    const rim = Math.max(STRONG.dark * side, 2.5) / 2
    const inside = (share: number, length: number) =>
      toHundredths(Math.min(Math.max(share * length, rim), length - rim))
    const [top, bottom] = [inside(region.top, height), inside(region.bottom, height)]
    const [left, right] = [inside(region.left, width), inside(region.right, width)]
    strokes.push(...line(`M${left} ${top}H${right}V${bottom}H${left}Z`, STRONG))
  }
  return strokes
}

/** Cached paths of the thin lines, which do not depend on the threshold. */
const quarterPaths = new WeakMap<Heatmap, Map<string, string>>()

function quarterOf(map: Heatmap, level: number, height: number, width: number): string {
  const paths = quarterPaths.get(map) ?? new Map<string, string>()
  quarterPaths.set(map, paths)
  const key = `${level} ${height} ${width}`
  const path = paths.get(key) ?? contour(isolines(map, level), height, width, map.area)
  paths.set(key, path)
  return path
}

const contour = (rings: readonly Polygon[], height: number, width: number, area: Box | undefined) =>
  rings.map((ring) => along(ring, height, width, area)).join('')

const isAlongEdge = (a: Point, b: Point) =>
  (a[0] === b[0] && (a[0] === 0 || a[0] === 1)) || (a[1] === b[1] && (a[1] === 0 || a[1] === 1))

/** A ring as a path, without its parts along the map's edges, which separate nothing. */
function along(ring: Polygon, height: number, width: number, area: Box | undefined): string {
  const next = (i: number) => (i + 1 < ring.length ? i + 1 : 0)
  const isEdge = (i: number) => isAlongEdge(ring[i] as Point, ring[next(i)] as Point)
  const write = (i: number) => writePoint(ring[i] as Point, width, height, area)
  const first = ring.findIndex((_, i) => isEdge(i))
  if (first === -1) return writeRing(ring, width, height, area)
  let path = ''
  let begins = true
  // Starts after a part along the edge, so that the path need not be closed.
  for (let step = 0, i = next(first); step < ring.length; step++, i = next(i)) {
    if (isEdge(i)) {
      begins = true
      continue
    }
    if (begins) path += `M${write(i)}`
    path += `L${write(next(i))}`
    begins = false
  }
  return path
}
