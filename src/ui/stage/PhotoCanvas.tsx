import { useLayoutEffect, useRef } from 'react'
import type { Photo } from '../../worker/image/imageWorker.ts'

/** The photo alone, drawn once. */
export function PhotoCanvas({ photo }: { photo: Photo }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  // Before the browser paints: otherwise the previous picture would appear in the shape of this one.
  useLayoutEffect(() => {
    const element = canvas.current as HTMLCanvasElement
    const { drawn, view } = photo
    if (drawn && drawn.width > 0) {
      put(drawn, element)
      return
    }
    // It has been on the stage before. The browser copies its millions of pixels off the main thread.
    let isOver = false
    const pixels = new ImageData(view.data, view.width, view.height)
    void createImageBitmap(pixels).then((bitmap) => (isOver ? bitmap.close() : put(bitmap, element)))
    return () => {
      isOver = true
    }
  }, [photo])
  return <canvas className="photo" ref={canvas} />
}

/** Transfers a bitmap to the canvas without a copy. The bitmap is empty afterwards. */
function put(bitmap: ImageBitmap, canvas: HTMLCanvasElement): void {
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap)
}
