import type { Heatmap } from '../types.ts'
import { valueAt } from './upsample.ts'

/** A point of the picture in fractions of its sides: 0, 0 is the top left corner, 1, 1 the bottom right one. */
export type Point = readonly [x: number, y: number]

/** A closed ring; the last point is joined to the first one. */
export type Polygon = readonly Point[]

/** Lines are straight between the nodes of a grid of about this many a side, at most {@link FINEST} to a cell of the map. */
const GRID_SIDE = 224
const FINEST = 8

/** Smaller rings, in shares of the picture, are points and lines without anything inside. */
const NO_AREA = 1e-9

/**
 * The outlines of where the enlarged map is at or over a threshold, as closed rings; a ring inside another one is a hole (even-odd). Where the
 * map is hot at the edge of the picture, they run along it.
 *
 * Marching squares, with the two ambiguous cases told apart by the value at the saddle (Nielson, Hamann 1991, "The asymptotic decider"). The
 * lines cross the grid exactly where the enlarged map, which `valueAt` gives, has the threshold's value.
 */
export function isolines(map: Heatmap, threshold: number): Polygon[] {
  const grid = grids.get(map) ?? sampleGrid(map)
  grids.set(map, grid)
  return joinRings(grid, crossings(grid, threshold), threshold).filter((ring) => Math.abs(areaOf(ring)) > NO_AREA)
}

/** A position in a path: to a hundredth of a pixel. */
export const toHundredths = (position: number): number => Math.round(position * 100) / 100

/** Rings as an SVG path for a picture of this size, to be filled by the even-odd rule. */
export function toPath(polygons: readonly Polygon[], width: number, height: number): string {
  const write = ([x, y]: Point) => `${toHundredths(x * width)} ${toHundredths(y * height)}`
  return polygons.map((ring) => `M${ring.map(write).join('L')}Z`).join('')
}

/** Nodes in fractions of the picture, with a rim of nothing around it, which closes the rings at its edge. */
interface Grid {
  xs: Float64Array
  ys: Float64Array
  /** [ys, xs] */
  values: Float64Array
}

/** A threshold that is dragged asks for one map again and again. */
const grids = new WeakMap<Heatmap, Grid>()

function sampleGrid(map: Heatmap): Grid {
  const xs = gridLines(map.width)
  const ys = gridLines(map.height)
  const values = new Float64Array(xs.length * ys.length).fill(Number.NEGATIVE_INFINITY)
  for (let row = 1; row < ys.length - 1; row++) {
    for (let column = 1; column < xs.length - 1; column++) {
      values[row * xs.length + column] = valueAt(map, xs[column] as number, ys[row] as number)
    }
  }
  return { xs, ys, values }
}

/** The picture's edges, twice each, the middles of the cells, and steps in between. */
function gridLines(cells: number): Float64Array {
  const steps = Math.min(Math.max(Math.floor(GRID_SIDE / cells), 1), FINEST)
  const middles = Array.from({ length: (cells - 1) * steps + 1 }, (_, i) => (i / steps + 0.5) / cells)
  return Float64Array.of(0, 0, ...middles, 1, 1)
}

/**
 * The pieces of the lines: which edge of the grid comes after which, with the hot side on the left. The edge from a node to the one right of it has
 * twice the node's number, the one to the node below it one more.
 */
function crossings({ xs, ys, values }: Grid, threshold: number): Map<number, number> {
  const next = new Map<number, number>()
  const stride = xs.length
  const isHot = new Uint8Array(values.length)
  for (let i = 0; i < values.length; i++) isHot[i] = Number((values[i] as number) >= threshold)
  for (let row = 0; row + 1 < ys.length; row++) {
    for (let column = 0; column + 1 < stride; column++) {
      // Clockwise from the top left corner; each edge begins at the corner of its number.
      const node = row * stride + column
      const below = node + stride
      const first = isHot[node]
      if (isHot[node + 1] === first && isHot[below + 1] === first && isHot[below] === first) continue
      const corners = [node, node + 1, below + 1, below] as const
      const hot = corners.map((corner) => isHot[corner] === 1)
      const edges = [2 * node, 2 * node + 3, 2 * below, 2 * node + 1] as const
      const out = [0, 1, 2, 3].filter((i) => hot[i] && !hot[(i + 1) % 4])
      // A line comes in where, clockwise, cold becomes hot. Where there are two, they go around the hot corners, or around the cold ones.
      const step = out.length === 2 && saddle(corners.map((corner) => values[corner] as number)) >= threshold ? 3 : 1
      for (let i = 0; i < 4; i++) {
        if (hot[i] || !hot[(i + 1) % 4]) continue
        const end = out.length === 2 ? (i + step) % 4 : (out[0] as number)
        next.set(edges[i] as number, edges[end] as number)
      }
    }
  }
  return next
}

/** The value where a bilinear patch is level; its corners clockwise. */
function saddle([a, b, c, d]: readonly number[]): number {
  const [topLeft, topRight, bottomRight, bottomLeft] = [a, b, c, d] as [number, number, number, number]
  return (topLeft * bottomRight - topRight * bottomLeft) / (topLeft + bottomRight - topRight - bottomLeft)
}

function joinRings({ xs, ys, values }: Grid, next: Map<number, number>, threshold: number): Polygon[] {
  const stride = xs.length
  const pointOn = (edge: number): Point => {
    const from = edge >> 1
    const to = edge % 2 === 0 ? from + 1 : from + stride
    const [low, high] = [values[from] as number, values[to] as number]
    // Towards the rim, which is infinitely low, the line is on the edge of the picture.
    const share = low === Number.NEGATIVE_INFINITY ? 1 : (threshold - low) / (high - low)
    const between = (a: number, b: number) => a + share * (b - a)
    return [
      between(xs[from % stride] as number, xs[to % stride] as number),
      between(ys[Math.floor(from / stride)] as number, ys[Math.floor(to / stride)] as number),
    ]
  }
  const rings: Polygon[] = []
  for (const [start] of next) {
    const ring: Point[] = []
    for (let edge: number | undefined = start; edge !== undefined; ) {
      const after = next.get(edge)
      next.delete(edge)
      if (after !== undefined) ring.push(pointOn(edge))
      edge = after
    }
    rings.push(ring)
  }
  return rings
}

/** Twice the signed area. */
function areaOf(ring: Polygon): number {
  let area = 0
  for (let i = 0; i < ring.length; i++) {
    const [x, y] = ring[i] as Point
    const [nextX, nextY] = ring[(i + 1) % ring.length] as Point
    area += x * nextY - nextX * y
  }
  return area
}
