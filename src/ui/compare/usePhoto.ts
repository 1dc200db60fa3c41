import { useEffect, useState } from 'react'
import type { Shown } from '../../state/appState.ts'

/** The photo at a width in physical pixels, for many canvases; null until it is drawn. */
export function usePhoto({ view, size }: Shown['photo'], width: number): ImageBitmap | null {
  const [bitmap, setBitmap] = useState<ImageBitmap | null>(null)
  useEffect(() => {
    let isStale = false
    let made: ImageBitmap | undefined
    const how = {
      resizeWidth: width,
      resizeHeight: Math.max(Math.round((width * size.height) / size.width), 1),
      resizeQuality: 'medium',
    } as const
    void createImageBitmap(new ImageData(view.data, view.width, view.height), how).then((drawn) => {
      if (isStale) return drawn.close()
      made = drawn
      setBitmap(drawn)
    })
    return () => {
      isStale = true
      made?.close()
    }
  }, [view, size, width])
  return bitmap
}
