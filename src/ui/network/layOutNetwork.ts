import { Graph, layout } from '@dagrejs/dagre'
import type { LayerSummary } from '../../types.ts'
import { type Card, groupLayers } from './groupLayers.ts'

/** Sizes in pixels at full scale. */
export const CARD_WIDTH = 232
export const ROW_HEIGHT = 38
/** The space around the drawing. */
const MARGIN = 16
/** The height of a nested model's name. */
export const TITLE_HEIGHT = 24

export interface Box {
  left: number
  top: number
  width: number
  height: number
}

export interface PlacedCard extends Box, Card {}

/** A network as a drawing: everything in pixels from the top left. */
export interface NetworkDrawing {
  width: number
  height: number
  cards: readonly PlacedCard[]
  /** Paths of SVG, each from one card to another. */
  arrows: readonly { id: string; path: string }[]
  /** Nested models, around their cards. */
  groups: readonly (Box & { name: string })[]
}

/** Draws a network from top to bottom (dagre: Sugiyama's layers). */
export function layOutNetwork(summary: readonly LayerSummary[]): NetworkDrawing {
  const { cards, arrows } = groupLayers(summary)
  const graph = new Graph({ compound: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 24, edgesep: 12, ranksep: 26, ranker: 'tight-tree' })
  const groups = [...new Set(cards.flatMap(({ group }) => group ?? []))]
  // dagre knows nodes by text: numbers never clash with what it adds itself.
  const keyOf = new Map(cards.map(({ id }, at) => [id, `c${at}`]))
  const groupKey = new Map(groups.map((name, at) => [name, `g${at}`]))
  for (const key of groupKey.values()) graph.setNode(key, {})
  for (const { id, layers, group } of cards) {
    const key = keyOf.get(id) as string
    graph.setNode(key, { width: CARD_WIDTH, height: layers.length * ROW_HEIGHT })
    if (group !== undefined) graph.setParent(key, groupKey.get(group))
  }
  for (const [from, to] of arrows) graph.setEdge(keyOf.get(from) as string, keyOf.get(to) as string, {})
  layout(graph)
  return toDrawing(graph, cards, groups, keyOf)
}

interface Centred {
  x: number
  y: number
  width: number
  height: number
}

function toDrawing(
  graph: Graph,
  cards: readonly Card[],
  names: readonly string[],
  keyOf: ReadonlyMap<string, string>,
): NetworkDrawing {
  const placed = cards.map((card): PlacedCard => {
    const { x, y, width, height } = graph.node(keyOf.get(card.id) as string) as Centred
    return { ...card, width, height, left: x - width / 2, top: y - height / 2 }
  })
  const groups = names.map((name) => ({ name, ...around(placed.filter(({ group }) => group === name)) }))
  const lines = graph.edges().map((edge) => (graph.edge(edge) as { points: Point[] }).points)
  const corners = [...placed, ...groups].flatMap(({ left, top, width, height }) => [
    { x: left, y: top },
    { x: left + width, y: top + height },
  ])
  const points = [...corners, ...lines.flat()]
  // Not Math.min(...): a large network has more points than a call has room for arguments.
  const [left, right] = extentOf(points.map(({ x }) => x))
  const [top, bottom] = extentOf(points.map(({ y }) => y))
  const shift = { x: MARGIN - left, y: MARGIN - top }
  const moved = <T extends Box>(box: T): T => ({ ...box, left: box.left + shift.x, top: box.top + shift.y })
  return {
    width: Math.ceil(right - left + 2 * MARGIN),
    height: Math.ceil(bottom - top + 2 * MARGIN),
    cards: placed.map(moved),
    groups: groups.map(moved),
    arrows: lines.map((line, at) => ({
      id: `${at}`,
      path: curve(line.map(({ x, y }) => ({ x: x + shift.x, y: y + shift.y }))),
    })),
  }
}

interface Point {
  x: number
  y: number
}

function extentOf(values: readonly number[]): [low: number, high: number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
}

/** The box around cards, with space for a title above them. */
function around(cards: readonly Box[]): Box {
  const [left] = extentOf(cards.map((card) => card.left))
  const [, right] = extentOf(cards.map((card) => card.left + card.width))
  const [top] = extentOf(cards.map((card) => card.top))
  const [, bottom] = extentOf(cards.map((card) => card.top + card.height))
  const space = 12
  return {
    left: left - space,
    top: top - space - TITLE_HEIGHT,
    width: right - left + 2 * space,
    height: bottom - top + 2 * space + TITLE_HEIGHT,
  }
}

/** A smooth line from top to bottom: straight through the middle of each piece, rounded at the points between. */
function curve(points: readonly Point[]): string {
  const round = ({ x, y }: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`
  const [first, ...rest] = points as [Point, ...Point[]]
  const last = rest.at(-1) ?? first
  const between = rest.slice(0, -1).map((point, at) => {
    const next = rest[at + 1] as Point
    const middle = at === rest.length - 2 ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 }
    return `Q${round(point)} ${round(middle)}`
  })
  return `M${round(first)}${between.join('') || `L${round(last)}`}`
}
