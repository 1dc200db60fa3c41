import { useLayoutEffect, useRef } from 'react'
import { drawInto } from '../../image/heat/drawing.ts'
import { strokesOf } from '../../image/heat/strokes.ts'
import type { DrawingSettings } from '../../settings/settings.ts'
import type { Explanation } from '../../types.ts'
import type { Photo } from '../../worker/image/imageWorker.ts'

interface PrintedPictureProps {
  photo: Photo
  explanation: Explanation
  settings: DrawingSettings
  /** The accessible name. */
  label: string
}

/** The picture as it is saved, at its size on the stage: printing does not support layers that add up. */
export function PrintedPicture({ photo: { view }, explanation, settings, label }: PrintedPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const { height, width } = view
    const pixels = { height, width, data: new Uint8ClampedArray(view.data) }
    if (!explanation.empty) drawInto(pixels, explanation.heatmap, settings)
    context.putImageData(new ImageData(pixels.data, width, height), 0, 0)
    context.lineJoin = context.lineCap = 'round'
    for (const stroke of strokesOf(explanation.heatmap, settings, height, width)) {
      context.strokeStyle = stroke.colour
      context.lineWidth = stroke.width
      context.stroke(new Path2D(stroke.path))
    }
  }, [view, explanation, settings])
  return (
    <canvas
      className="print-picture"
      ref={canvas}
      width={view.width}
      height={view.height}
      role="img"
      aria-label={label}
    />
  )
}
