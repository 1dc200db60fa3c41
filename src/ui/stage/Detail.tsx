import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { crop, type Part, partOf } from '../../image/crop.ts'
import type { Pixels } from '../../types.ts'
import type { Photo } from '../../worker/darkroom.ts'
import { useApp } from '../useApp.ts'
import { usePaint } from '../usePaint.ts'
import { useStage } from './useStage.ts'
import { ownScale, seenPart, zoomed } from './zoom.ts'

/** So long the hand is still before the picture is drawn in full. */
const STILL_MS = 120

/**
 * A large picture is on the stage at the size of a screen; where it is enlarged beyond that, this is the part of it that is seen, pixel for pixel,
 * as soon as the hand is still.
 */
export function Detail({ photo }: { photo: Photo }) {
  const { size, view } = photo
  const canvas = useRef<HTMLCanvasElement>(null)
  const paint = usePaint(canvas)
  const room = useStage((state) => state.room)
  const fit = useStage((state) => state.fit)
  const zoom = useStage((state) => state.zoom)
  const density = useStage((state) => state.density)
  const [part, setPart] = useState<Part | null>(null)
  const isCoarse = view.width < size.width && ownScale(fit, zoom, view.width) * density > 1
  const full = useFull(photo, isCoarse)

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
      setPart(partOf(shares, size.height, size.width))
    }, STILL_MS)
    return () => clearTimeout(timer)
  }, [isCoarse, room, fit, zoom, size])

  useLayoutEffect(() => {
    if (part && full) paint(crop(full, part))
  }, [paint, full, part])

  if (!part || !full) return null
  const percent = (pixels: number, of: number) => `${(pixels / of) * 100}%`
  const place = {
    left: percent(part.left, size.width),
    top: percent(part.top, size.height),
    inlineSize: percent(part.width, size.width),
    blockSize: percent(part.height, size.height),
  }
  return <canvas className="photo detail" ref={canvas} style={place} />
}

/** All pixels of a photo, opened anew once they are wanted, and kept as long as it is on the stage. */
function useFull(photo: Photo, isWanted: boolean): Pixels | null {
  const readPixels = useApp((state) => state.readPixels)
  const [full, setFull] = useState<Pixels | null>(null)
  const isMissing = isWanted && !full
  useEffect(() => {
    if (!isMissing) return
    let isOver = false
    readPixels(photo).then(
      (pixels) => {
        if (!isOver) setFull(pixels)
      },
      // What is shown already stays, if coarser.
      () => {},
    )
    return () => {
      isOver = true
    }
  }, [isMissing, photo, readPixels])
  return full
}
