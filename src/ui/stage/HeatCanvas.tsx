import { useLayoutEffect, useRef, useState } from 'react'
import { type ColormapId, colormaps } from '../../image/heat/colormaps/index.ts'
import { createHeatPainter, heatSize } from '../../image/heat/paintHeat.ts'
import type { Heatmap } from '../../types.ts'
import { usePaint } from '../parts/usePaint.ts'

/**
 * WebKitGTK up to 2.50 does not add a GPU-backed canvas to what is below it, but draws it on top: the stage is darker
 * than the saved picture. A canvas in main memory is added correctly.
 */
const inMemory = /^Apple/.test(navigator.vendor) ? { willReadFrequently: true } : undefined

interface HeatCanvasProps {
  heatmap: Heatmap
  colours: ColormapId
  opacity: number
  /** Its height in physical pixels. */
  height: number
  width: number
  /** The share of it, from the left, that is cut off. */
  cut?: number
  /** False if no colours are drawn, so that there is nothing to paint. */
  isDrawn: boolean
  /** True if it is hidden for a moment. */
  isHidden: boolean
}

/**
 * The coloured heatmap over the photo. The style sheet adds it to the photo (`plus-lighter`): with its opacity that is
 * `opacity * colour + photo`, clamped, as in the saved picture. So a change of the opacity or the cut paints nothing.
 */
export function HeatCanvas(props: HeatCanvasProps) {
  const { heatmap, colours, opacity, height, width, cut = 0, isDrawn, isHidden } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const paint = usePaint(canvas, inMemory)
  const [painter] = useState(createHeatPainter)
  const size = heatSize(height, width)
  const isBlank = useRef(true)
  useLayoutEffect(() => {
    if (!isDrawn) return
    const draw = () => {
      isBlank.current = false
      paint(painter(heatmap, colormaps[colours], size.height, size.width))
    }
    if (!isBlank.current) return draw()
    // The first heatmap of a picture comes with all of its texts; on an empty canvas, painting can wait until they have
    // rendered.
    const timer = setTimeout(draw)
    return () => clearTimeout(timer)
  }, [paint, painter, heatmap, colours, size.height, size.width, isDrawn])
  const style = { opacity, ...(cut > 0 && { clipPath: `inset(0 0 0 ${cut * 100}%)` }) }
  return <canvas className="heat" ref={canvas} style={style} hidden={isHidden || !isDrawn} />
}
