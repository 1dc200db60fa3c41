import { type RefObject, useCallback } from 'react'
import type { Pixels } from '../../types.ts'

/**
 * Paints pixels on a canvas, which takes their size. `how` has the options of its first context: pass the same at each
 * call.
 */
export function usePaint(
  canvas: RefObject<HTMLCanvasElement | null>,
  how?: CanvasRenderingContext2DSettings,
): (pixels: Pixels) => void {
  return useCallback(
    ({ height, width, data }) => {
      const element = canvas.current
      if (!element) return
      // Setting a size clears the canvas, even the same size.
      if (element.width !== width) element.width = width
      if (element.height !== height) element.height = height
      element.getContext('2d', how)?.putImageData(new ImageData(data, width, height), 0, 0)
    },
    [canvas, how],
  )
}
