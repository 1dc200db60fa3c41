import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { crop, type Part, partOf } from '../../image/crop.ts'
import type { Photo } from '../../worker/darkroom.ts'
import { usePaint } from '../usePaint.ts'
import { useStage } from './useStage.ts'
import { ownScale, seenPart, zoomed } from './zoom.ts'

/** So long the hand is still before the picture is drawn in full. */
const STILL_MS = 120

/**
 * A large picture is on the stage at the size of a screen; where it is enlarged beyond that, this is the part of it that is seen, pixel for pixel,
 * as soon as the hand is still.
 */
export function Detail({ photo: { full, view } }: { photo: Photo }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const paint = usePaint(canvas)
  const room = useStage((state) => state.room)
  const fit = useStage((state) => state.fit)
  const zoom = useStage((state) => state.zoom)
  const density = useStage((state) => state.density)
  const [part, setPart] = useState<Part | null>(null)
  const isCoarse = view.width < full.width && ownScale(fit, zoom, view.width) * density > 1

  useEffect(() => {
    if (!isCoarse) {
      setPart(null)
      return
    }
    const timer = setTimeout(() => {
      const picture = zoomed(fit, zoom)
      const seen = seenPart(room, picture)
      const across = (x: number) => (x - picture.left) / picture.width
      const down = (y: number) => (y - picture.top) / picture.height
      const shares = {
        left: across(seen.left),
        top: down(seen.top),
        right: across(seen.left + seen.width),
        bottom: down(seen.top + seen.height),
      }
      setPart(partOf(shares, full.height, full.width))
    }, STILL_MS)
    return () => clearTimeout(timer)
  }, [isCoarse, room, fit, zoom, full])

  useLayoutEffect(() => {
    if (part) paint(crop(full, part))
  }, [paint, full, part])

  if (!part) return null
  const percent = (pixels: number, of: number) => `${(pixels / of) * 100}%`
  const place = {
    left: percent(part.left, full.width),
    top: percent(part.top, full.height),
    inlineSize: percent(part.width, full.width),
    blockSize: percent(part.height, full.height),
  }
  return <canvas className="photo detail" ref={canvas} style={place} />
}
