import { useLayoutEffect, useRef, useState } from 'react'
import { WHOLE } from '../../image/heat/area.ts'
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
  /** True if the opacity follows the heat. */
  isClear: boolean
  /** The picture's height in physical pixels. */
  height: number
  width: number
  /** The share of the picture, from the left, that is cut off. */
  cut?: number
  /** False if no colours are drawn, so that there is nothing to paint. */
  isDrawn: boolean
  /** True if it is hidden for a moment. */
  isHidden: boolean
}

/**
 * The coloured heatmap over the photo. The style sheet adds it to the photo (`plus-lighter`): with its opacity that is
 * `opacity * colour + photo`, clamped, as in the saved picture. If it `isClear`, it lies on the photo. So a change of the opacity or the cut paints nothing.
 */
export function HeatCanvas(props: HeatCanvasProps) {
  const { heatmap, colours, opacity, isClear, height, width, cut = 0, isDrawn, isHidden } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const paint = usePaint(canvas, inMemory)
  const [painter] = useState(createHeatPainter)
  const { left, top, right, bottom } = heatmap.area ?? WHOLE
  const [across, down] = [right - left, bottom - top]
  const size = heatSize(height * down, width * across)
  const isBlank = useRef(true)
  useLayoutEffect(() => {
    if (!isDrawn) return
    const draw = () => {
      isBlank.current = false
      paint(painter(heatmap, colormaps[colours], size.height, size.width, isClear))
    }
    if (!isBlank.current) return draw()
    // The first heatmap of a picture comes with all of its texts; on an empty canvas, painting can wait until they have
    // rendered.
    const timer = setTimeout(draw)
    return () => clearTimeout(timer)
  }, [paint, painter, heatmap, colours, isClear, size.height, size.width, isDrawn])
  const style = {
    opacity,
    ...(cut > left && { clipPath: `inset(0 0 0 ${Math.min((cut - left) / across, 1) * 100}%)` }),
    ...(heatmap.area && {
      ...{ left: `${left * 100}%`, top: `${top * 100}%` },
      ...{ inlineSize: `${across * 100}%`, blockSize: `${down * 100}%` },
    }),
  }
  return <canvas className={isClear ? 'heat clear' : 'heat'} ref={canvas} style={style} hidden={isHidden || !isDrawn} />
}
