import type { Heatmap, Pixels } from '../../types.ts'
import { blendInto } from './blend.ts'
import { type ColormapId, colormaps } from './colormaps/index.ts'
import { maskInto } from './mask.ts'
import type { Lines } from './strokes.ts'

/** How a map is drawn over a photo. */
export interface Drawing extends Lines {
  colours: ColormapId
  /** Share of the colour that is added to the photo, 0 to 1. */
  opacity: number
}

/**
 * Draws a map over a photo, in place and at the photo's own size: all but the lines, which `strokesOf` gives. As heat with the notebook's colours and
 * opacity it is the notebook's file to the bit.
 */
export function drawInto(photo: Pixels, heatmap: Heatmap, { look, colours, opacity, threshold }: Drawing): void {
  if (look === 'heat') blendInto(photo, heatmap, colormaps[colours], opacity)
  if (look === 'mask') maskInto(photo, heatmap, threshold)
}
