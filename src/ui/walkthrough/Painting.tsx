import { useEffect, useRef } from 'react'
import type { Pixels } from '../../types.ts'
import { usePaint } from '../usePaint.ts'

/** Pixels as a picture with a caption; `isCells` where each is to be seen as a square. */
export function Painting({
  pixels,
  label,
  caption,
  isCells = false,
}: {
  pixels: Pixels
  label: string
  caption: string
  isCells?: boolean
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const paint = usePaint(canvas)
  useEffect(() => paint(pixels), [paint, pixels])
  return (
    <figure className="painting">
      <canvas ref={canvas} className={isCells ? 'pixels' : ''} role="img" aria-label={label} />
      <figcaption>{caption}</figcaption>
    </figure>
  )
}
