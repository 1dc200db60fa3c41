import { type CSSProperties, useEffect, useRef } from 'react'
import type { Pixels } from '../../types.ts'
import { usePaint } from '../parts/usePaint.ts'

/** Pixels that are computed when they are painted. */
export interface Making {
  height: number
  width: number
  make(): Pixels
}

/** Its shape, for the style sheets. */
export const ratioOf = ({ height, width }: { height: number; width: number }): CSSProperties =>
  ({ '--ratio': width / height }) as CSSProperties

/**
 * Pixels as a picture with a caption, painted in a separate task, a moment after the page has rendered with the space
 * for them; `isCells` shows each pixel as a square.
 */
export function Painting({
  pixels,
  label,
  caption,
  isCells = false,
}: {
  pixels: Pixels | Making
  label: string
  caption: string
  isCells?: boolean
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const paint = usePaint(canvas)
  const { height, width } = pixels
  useEffect(() => {
    const timer = setTimeout(() => paint('make' in pixels ? pixels.make() : pixels))
    return () => clearTimeout(timer)
  }, [paint, pixels])
  return (
    <figure className="painting" style={ratioOf(pixels)}>
      <canvas {...{ height, width }} ref={canvas} className={isCells ? 'pixels' : ''} role="img" aria-label={label} />
      <figcaption>{caption}</figcaption>
    </figure>
  )
}
