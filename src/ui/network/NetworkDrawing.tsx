import { memo } from 'react'
import type { LayerSummary } from '../../types.ts'
import {
  CARD_WIDTH,
  type NetworkDrawing as Drawing,
  type PlacedCard,
  ROW_HEIGHT,
  TITLE_HEIGHT,
} from './layOutNetwork.ts'
import { shorten } from './shorten.ts'

/** The most letters of a name, and of a kind, that fit. */
const NAME = 31
const KIND = 18

interface NetworkDrawingProps {
  drawing: Drawing
  label: string
  /** The layer that is explained. */
  target: string
  /** The layer that a person has chosen. */
  chosen: string | null
  scale: number
}

/** A network as an SVG. What can change lies over what cannot: hundreds of cards stay as they are. */
export function NetworkDrawing({ drawing, label, target, chosen, scale }: NetworkDrawingProps) {
  const { width, height } = drawing
  return (
    <svg
      className="network-drawing"
      role="img"
      aria-label={label}
      width={width * scale}
      height={height * scale}
      viewBox={`0 0 ${width} ${height}`}
    >
      <defs>
        <marker id="network-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path className="network-head" d="M0 0.5 8 4 0 7.5z" />
        </marker>
      </defs>
      <Drawn drawing={drawing} />
      <Row drawing={drawing} layer={target} className="network-target" />
      {chosen !== null && <Row drawing={drawing} layer={chosen} className="network-chosen" />}
    </svg>
  )
}

const Drawn = memo(({ drawing: { groups, arrows, cards } }: { drawing: Drawing }) => (
  <>
    {groups.map(({ name, left, top, width, height }) => (
      <rect key={name} className="network-group" x={left} y={top} width={width} height={height} rx="10" />
    ))}
    {arrows.map(({ id, path }) => (
      <path key={id} className="network-arrow" d={path} markerEnd="url(#network-arrow)" />
    ))}
    {groups.map(({ name, left, top }) => (
      <text key={name} className="network-group-name" x={left + 12} y={top + TITLE_HEIGHT - 7}>
        {shorten(name, 34)}
      </text>
    ))}
    {cards.map((card) => (
      <Card key={card.id} card={card} />
    ))}
  </>
))

function Card({ card: { layers, group, left, top, width, height } }: { card: PlacedCard }) {
  const prefix = group === undefined ? 0 : group.length + 1
  return (
    <g transform={`translate(${left} ${top})`}>
      <rect className="network-card" width={width} height={height} rx="8" />
      {layers.map((layer, at) => (
        <Layer key={layer.name} layer={layer} name={layer.name.slice(prefix)} top={at * ROW_HEIGHT} />
      ))}
    </g>
  )
}

/** One layer: its name, its kind, and the shape of its output. */
function Layer({ layer, name, top }: { layer: LayerSummary; name: string; top: number }) {
  const { className: kind, outputShape } = layer
  return (
    <g data-layer={layer.name} transform={`translate(0 ${top})`}>
      <title>{`${layer.name}, ${kind}`}</title>
      <rect className="network-row" width={CARD_WIDTH} height={ROW_HEIGHT} rx="8" />
      {top > 0 && <line className="network-rule" x1="10" x2={CARD_WIDTH - 10} y1="0" y2="0" />}
      <text className="network-name" x="12" y="16">
        {shorten(name, NAME)}
      </text>
      <text className="network-kind" x="12" y="31">
        {shorten(kind, KIND)}
      </text>
      <text className="network-kind" x={CARD_WIDTH - 12} y="31" textAnchor="end">
        {outputShape.join(' × ')}
      </text>
    </g>
  )
}

/** A frame around a layer. */
function Row({ drawing, layer, className }: { drawing: Drawing; layer: string; className: string }) {
  const place = placeOf(drawing, layer)
  return (
    place && <rect className={className} x={place.left} y={place.top} width={CARD_WIDTH} height={ROW_HEIGHT} rx="8" />
  )
}

/** The top left corner of a layer in a drawing; undefined if it is not there. */
export function placeOf({ cards }: Drawing, layer: string): { left: number; top: number } | undefined {
  for (const { layers, left, top } of cards) {
    const at = layers.findIndex(({ name }) => name === layer)
    if (at >= 0) return { left, top: top + at * ROW_HEIGHT }
  }
  return undefined
}
