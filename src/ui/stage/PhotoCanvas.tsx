import { useLayoutEffect, useRef } from 'react'
import type { Pixels } from '../../types.ts'
import { showPixels } from './showPixels.ts'

/** The picture alone, drawn once. */
export function PhotoCanvas({ photo }: { photo: Pixels }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  // Before the browser draws: else the last picture would be seen in the shape of this one.
  useLayoutEffect(() => showPixels(canvas.current as HTMLCanvasElement, photo), [photo])
  return <canvas className="photo" ref={canvas} />
}
