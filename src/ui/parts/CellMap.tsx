import { type CSSProperties, useEffect, useRef } from 'react'
import { type Cells, colourCells } from '../../image/heat/blend.ts'
import type { Colormap } from '../../image/heat/colormaps/index.ts'
import { usePaint } from './usePaint.ts'

interface CellMapProps {
  map: Cells
  colormap: Colormap
  low: number
  high: number
  /** The accessible name. */
  label: string
}

/** A map at the network's resolution: one square per cell, as wide and high as it is. */
export function CellMap({ map, colormap, low, high, label }: CellMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const paint = usePaint(canvas)
  useEffect(() => paint(colourCells(map, colormap, low, high)), [paint, map, colormap, low, high])
  const ratio = { '--ratio': `${map.width} / ${map.height}` } as CSSProperties
  return <canvas className="cells" ref={canvas} role="img" aria-label={label} style={ratio} />
}
