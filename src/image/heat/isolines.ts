import type { Box, Heatmap } from '../../types.ts'
import { WHOLE } from './area.ts'
import { valueAt } from './upsample.ts'

/** A point in fractions of the map's sides: 0, 0 is the top left corner, 1, 1 the bottom right one. */
export type Point = readonly [x: number, y: number]

/** A closed ring; the last point connects to the first. */
export type Polygon = readonly Point[]

/**
 * Lines are straight between the nodes of a grid of about this many a side, at most {@link FINEST} to a cell of the
 * map.
 */
const GRID_SIDE = 224
const FINEST = 8

/** Rings with a smaller area, as a share of the picture, are degenerate: points and lines. */
const NO_AREA = 1e-9

/**
 * The outlines of the region where the enlarged map is at or above a threshold, as closed rings. A ring inside another
 * one is a hole (even-odd rule). Where the map is hot at its edge, the rings follow the edge.
 *
 * Marching squares. The two ambiguous cases are resolved by the value at the saddle (Nielson, Hamann 1991, "The
 * asymptotic decider"). Lines cross the grid exactly where the enlarged map, as `valueAt` gives it, equals the
 * threshold.
 */
export function isolines(map: Heatmap, threshold: number): Polygon[] {
  const grid = grids.get(map) ?? sampleGrid(map)
  grids.set(map, grid)
  findPieces(grid, threshold)
  return joinRings(grid, threshold).filter((ring) => Math.abs(areaOf(ring)) > NO_AREA)
}

/** Rounds to a hundredth of a pixel, for SVG paths. */
export const toHundredths = (position: number): number => Math.round(position * 100) / 100

/** A point in SVG path syntax, for a picture of this size, with the map at its area. */
export const writePoint = (
  [x, y]: Point,
  width: number,
  height: number,
  { top, left, bottom, right }: Box = WHOLE,
): string => `${toHundredths((left + x * (right - left)) * width)} ${toHundredths((top + y * (bottom - top)) * height)}`

/** A ring as an SVG path, for a picture of this size. */
export const writeRing = (ring: Polygon, width: number, height: number, area?: Box): string =>
  `M${ring.map((point) => writePoint(point, width, height, area)).join('L')}Z`

/** Rings as an SVG path, for a picture of this size, to be filled with the even-odd rule. */
export const toPath = (polygons: readonly Polygon[], width: number, height: number, area?: Box): string =>
  polygons.map((ring) => writeRing(ring, width, height, area)).join('')

/**
 * Grid nodes in fractions of the map, surrounded by a border of -Infinity that closes the rings at its edge.
 */
interface Grid {
  xs: Float64Array
  ys: Float64Array
  /** [ys, xs] */
  values: Float64Array
  pieces: Pieces
}

/** Dragging a threshold queries one map again and again. */
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
  const edges = 2 * values.length
  return { xs, ys, values, pieces: { next: new Int32Array(edges).fill(NONE), starts: new Int32Array(edges), count: 0 } }
}

/** The map's edges, twice each, the cell centres, and steps in between. */
function gridLines(cells: number): Float64Array {
  const steps = Math.min(Math.max(Math.floor(GRID_SIDE / cells), 1), FINEST)
  const middles = Array.from({ length: (cells - 1) * steps + 1 }, (_, i) => (i / steps + 0.5) / cells)
  return Float64Array.of(0, 0, ...middles, 1, 1)
}

/** Line segments while they are joined; the arrays are reused for the next threshold. */
interface Pieces {
  /** The grid edge after each grid edge, or {@link NONE}. */
  next: Int32Array
  /** The grid edges that have a next one. */
  starts: Int32Array
  count: number
}

const NONE = -1

/**
 * For cells with one line, the sides where it enters and leaves: clockwise, from cold to hot, then from hot to cold.
 * Sides and corners are numbered clockwise from the top left, a side like the corner at its start. A cell's number has
 * a bit for each hot corner.
 */
const sides = Array.from({ length: 16 }, (_, cell) => {
  const isHot = (corner: number) => ((cell >> (corner % 4)) & 1) === 1
  const find = (wanted: boolean) =>
    [0, 1, 2, 3].find((side) => isHot(side) !== wanted && isHot(side + 1) === wanted) ?? 0
  return { enters: find(true), leaves: find(false) }
})

/**
 * Finds the segments, with the hot side on the left. The edge from a node to its right neighbour has twice the node's
 * number; the edge to the node below, one more.
 */
function findPieces({ xs, ys, values, pieces }: Grid, threshold: number): void {
  const stride = xs.length
  const edgeOf = (node: number, side: number) =>
    side === 0 ? 2 * node : side === 1 ? 2 * node + 3 : side === 2 ? 2 * (node + stride) : 2 * node + 1
  const link = (node: number, enters: number, leaves: number) => {
    const edge = edgeOf(node, enters)
    pieces.next[edge] = edgeOf(node, leaves)
    pieces.starts[pieces.count++] = edge
  }
  const isHot = (node: number) => ((values[node] as number) >= threshold ? 1 : 0)
  for (let row = 0; row + 1 < ys.length; row++) {
    const first = row * stride
    let left = isHot(first) | (isHot(first + stride) << 3)
    for (let node = first; node + 1 < first + stride; node++) {
      const right = isHot(node + 1) | (isHot(node + 1 + stride) << 1)
      const cell = left | (right << 1)
      left = (right & 1) | ((right & 2) << 2)
      if (cell === 0 || cell === 15) continue
      if (cell !== 5 && cell !== 10) {
        const { enters, leaves } = sides[cell] as (typeof sides)[number]
        link(node, enters, leaves)
        continue
      }
      // Two lines: around the hot corners, or around the cold ones.
      const step = saddle(values, node, stride) >= threshold ? 3 : 1
      const side = cell === 5 ? 1 : 0
      link(node, side, (side + step) % 4)
      link(node, side + 2, (side + 2 + step) % 4)
    }
  }
}

/** The value at the saddle of the bilinear patch whose top left node is given. */
function saddle(values: Float64Array, node: number, stride: number): number {
  const at = (offset: number) => values[node + offset] as number
  const [topLeft, topRight, bottomRight, bottomLeft] = [at(0), at(1), at(stride + 1), at(stride)]
  return (topLeft * bottomRight - topRight * bottomLeft) / (topLeft + bottomRight - topRight - bottomLeft)
}

/** Joins the segments into rings, and consumes them. */
function joinRings({ xs, ys, values, pieces }: Grid, threshold: number): Polygon[] {
  const stride = xs.length
  const pointOn = (edge: number): Point => {
    const from = edge >> 1
    const to = edge % 2 === 0 ? from + 1 : from + stride
    const [low, high] = [values[from] as number, values[to] as number]
    // Towards the border of -Infinity, the line lies on the map's edge.
    const share = low === Number.NEGATIVE_INFINITY ? 1 : (threshold - low) / (high - low)
    const between = (a: number, b: number) => a + share * (b - a)
    return [
      between(xs[from % stride] as number, xs[to % stride] as number),
      between(ys[Math.floor(from / stride)] as number, ys[Math.floor(to / stride)] as number),
    ]
  }
  const rings: Polygon[] = []
  const { next, starts, count } = pieces
  for (let i = 0; i < count; i++) {
    const ring: Point[] = []
    for (let edge = starts[i] as number; next[edge] !== NONE; ) {
      ring.push(pointOn(edge))
      const after = next[edge] as number
      next[edge] = NONE
      edge = after
    }
    if (ring.length > 0) rings.push(ring)
  }
  pieces.count = 0
  return rings
}

/** Twice the signed area. */
function areaOf(ring: Polygon): number {
  let area = 0
  // Without destructuring, which is slow until the JIT has optimised this.
  for (let i = 0, last = ring.length - 1; i < ring.length; last = i++) {
    const from = ring[last] as Point
    const to = ring[i] as Point
    area += from[0] * to[1] - to[0] * from[1]
  }
  return area
}
