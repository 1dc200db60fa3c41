import { useEffect, useRef } from 'react'
import { blend } from '../image/blend.ts'
import { colormaps } from '../image/colormaps/index.ts'
import type { Shown } from '../state/appState.ts'
import { useApp, useClasses } from './useApp.ts'
import { usePaint } from './usePaint.ts'
import { labelOf } from './words.ts'

/** The photo with the heat over it, pixel for pixel what Save picture writes; the photo alone until the heat is there. */
export function HeatCanvas({ shown: { photo, outcome } }: { shown: Shown }) {
  const colours = useApp(({ settings }) => settings.colours)
  const opacity = useApp(({ settings }) => settings.opacity)
  const classes = useClasses()
  const explanation = outcome?.explanation
  const canvas = useRef<HTMLCanvasElement>(null)
  const paint = usePaint(canvas)

  useEffect(() => {
    paint(explanation ? blend(photo.view, explanation.heatmap, colormaps[colours], opacity) : photo.view)
  }, [paint, photo, explanation, colours, opacity])

  const label = explanation
    ? `Heatmap for ${labelOf(explanation.classIndex, classes)} at ${explanation.layer}, over the picture`
    : 'The picture, before it is explained'
  return <canvas className="heat" ref={canvas} role="img" aria-label={label} />
}
