import type { Heatmap, OverlayStyle, Pixels } from '../../types.ts'
import { blendInto } from './blend.ts'
import { clearInto } from './clear.ts'
import { type ColormapId, colormaps } from './colormaps/index.ts'
import { maskInto } from './mask.ts'

/** How a map is drawn over a photo. */
export interface Drawing {
  overlayStyle: OverlayStyle
  colours: ColormapId
  /** 0 to 1. */
  opacity: number
  /** 0 to 1: what counts as hot, for a mask, for contours and for the region. */
  threshold: number
  showsRegion: boolean
}

/**
 * Draws a map over a photo, in place and at the photo's size, except for lines: see `strokesOf`. With the notebook's
 * colours and opacity, the result is bit-identical to the notebook's file.
 */
export function drawInto(
  photo: Pixels,
  heatmap: Heatmap,
  { overlayStyle, colours, opacity, threshold }: Drawing,
): void {
  if (overlayStyle === 'heat') blendInto(photo, heatmap, colormaps[colours], opacity)
  if (overlayStyle === 'clear') clearInto(photo, heatmap, colormaps[colours], opacity)
  if (overlayStyle === 'mask') maskInto(photo, heatmap, threshold)
}
