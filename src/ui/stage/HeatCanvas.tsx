import { useLayoutEffect, useRef, useState } from 'react'
import { type ColormapId, colormaps } from '../../image/heat/colormaps/index.ts'
import { createHeatPainter, heatSize } from '../../image/heat/paintHeat.ts'
import type { Heatmap } from '../../types.ts'
import { usePaint } from '../parts/usePaint.ts'

/**
 * WebKitGTK up to 2.50 does not add a canvas that its graphics processor holds to what is under it, but lays it over: the stage is darker than the
 * picture that is saved. One that is in memory is added.
 */
const inMemory = /^Apple/.test(navigator.vendor) ? { willReadFrequently: true } : undefined

interface HeatCanvasProps {
  heatmap: Heatmap
  colours: ColormapId
  opacity: number
  /** Pixels of the screen that it covers. */
  height: number
  width: number
  /** The share of it, from the left, that is cut off. */
  cut?: number
  /** False where no colours are drawn at all, so that nothing need be painted. */
  isDrawn: boolean
  /** True where it is out of the way for a moment. */
  isHidden: boolean
}

/**
 * The heat in colours, to lie over the photo. The style sheet adds it to the photo (`plus-lighter`): with its opacity that is
 * `opacity * colour + photo`, clamped, as in the picture that is saved. So nothing is painted when only the opacity or the cut changes.
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
    // With the first heat of a picture comes all that is said of it; on an empty canvas it may wait until that is drawn.
    const timer = setTimeout(draw)
    return () => clearTimeout(timer)
  }, [paint, painter, heatmap, colours, size.height, size.width, isDrawn])
  const style = { opacity, ...(cut > 0 && { clipPath: `inset(0 0 0 ${cut * 100}%)` }) }
  return <canvas className="heat" ref={canvas} style={style} hidden={isHidden || !isDrawn} />
}
