import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type Part, partOf } from '../../image/heat/crop.ts'
import type { Pixels } from '../../types.ts'
import type { Photo } from '../../worker/image/imageWorker.ts'
import type { OpenWhole } from '../../worker/page/connectImageWorker.ts'
import { usePaint } from '../parts/usePaint.ts'
import { useApp } from '../useApp.ts'
import { type StageState, useStage } from './useStage.ts'
import { ownScale, seenPart, zoomed } from './zoom.ts'

/** The picture is drawn in full once the pointer is still for this long. */
const STILL_MS = 120

/** The drawn part, and its position in the picture. */
interface Drawn {
  part: Part
  pixels: Pixels
}

/**
 * The stage shows a large picture at screen size; when it is enlarged beyond that, this draws the visible part pixel
 * for pixel, as soon as the pointer is still.
 */
export default function Detail({ photo }: { photo: Photo }) {
  const { size, view } = photo
  const canvas = useRef<HTMLCanvasElement>(null)
  const paint = usePaint(canvas)
  const room = useStage((state) => state.room)
  const fit = useStage((state) => state.fit)
  const zoom = useStage((state) => state.zoom)
  const density = useStage((state) => state.density)
  const isCoarse = view.width < size.width && ownScale(fit, zoom, view.width) * density > 1
  const whole = useWhole(photo, isCoarse)
  const [drawn, setDrawn] = useState<Drawn | null>(null)

  useEffect(() => {
    if (!isCoarse || !whole) {
      setDrawn(null)
      return
    }
    let isOver = false
    const timer = setTimeout(async () => {
      const part = partOf(seenShares({ room, fit, zoom }), size.height, size.width)
      // If it is not available, the coarser picture stays.
      const pixels = await whole.part(part).catch(() => null)
      if (!isOver) setDrawn(pixels && { part, pixels })
    }, STILL_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [isCoarse, whole, room, fit, zoom, size])

  useLayoutEffect(() => {
    if (drawn) paint(drawn.pixels)
  }, [paint, drawn])

  if (!drawn) return null
  const { part } = drawn
  const percent = (pixels: number, of: number) => `${(pixels / of) * 100}%`
  const place = {
    left: percent(part.left, size.width),
    top: percent(part.top, size.height),
    inlineSize: percent(part.width, size.width),
    blockSize: percent(part.height, size.height),
  }
  return <canvas className="photo detail" ref={canvas} style={place} />
}

/** The visible part of the picture, as fractions of it. */
function seenShares({ room, fit, zoom }: Pick<StageState, 'room' | 'fit' | 'zoom'>) {
  const picture = zoomed(fit, zoom)
  const seen = seenPart(room, picture)
  const across = (x: number) => (x - picture.left) / picture.width
  const down = (y: number) => (y - picture.top) / picture.height
  return {
    left: across(seen.left),
    top: down(seen.top),
    right: across(seen.left + seen.width),
    bottom: down(seen.top + seen.height),
  }
}

/** All pixels of a photo, opened while they are needed. */
function useWhole(photo: Photo, isWanted: boolean): OpenWhole | null {
  const open = useApp((state) => state.openWhole)
  const [whole, setWhole] = useState<OpenWhole | null>(null)
  useEffect(() => {
    if (!isWanted) return
    let isOver = false
    let opened: OpenWhole | undefined
    open(photo).then(
      (own) => {
        opened = own
        if (isOver) own.close()
        else setWhole(own)
      },
      // The coarser picture stays.
      () => {},
    )
    return () => {
      isOver = true
      opened?.close()
      setWhole(null)
    }
  }, [isWanted, photo, open])
  return whole
}
