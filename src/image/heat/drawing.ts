import type { DrawingSettings } from '../../settings/settings.ts'
import type { Heatmap, Pixels } from '../../types.ts'
import { blendInto } from './blend.ts'
import { clearInto } from './clear.ts'
import { colormaps } from './colormaps/index.ts'
import { maskInto } from './mask.ts'

/**
 * Draws a map over a photo, in place and at the photo's size, except for lines: see `strokesOf`. With the notebook's
 * colours and opacity, the result is bit-identical to the notebook's file.
 */
export function drawInto(
  photo: Pixels,
  heatmap: Heatmap,
  { overlayStyle, colours, opacity, threshold }: DrawingSettings,
): void {
  if (overlayStyle === 'heat') blendInto(photo, heatmap, colormaps[colours], opacity)
  if (overlayStyle === 'clear') clearInto(photo, heatmap, colormaps[colours], opacity)
  if (overlayStyle === 'mask') maskInto(photo, heatmap, threshold)
}
