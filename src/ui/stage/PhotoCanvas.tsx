import { useLayoutEffect, useRef } from 'react'
import type { Pixels } from '../../types.ts'
import { usePaint } from '../usePaint.ts'

/** The picture alone, drawn once. */
export function PhotoCanvas({ photo }: { photo: Pixels }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const paint = usePaint(canvas)
  // Before the browser draws: else the last picture would be seen in the shape of this one.
  useLayoutEffect(() => paint(photo), [paint, photo])
  return <canvas className="photo" ref={canvas} />
}
