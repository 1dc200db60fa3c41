import type { Settings } from '../../settings/settings.ts'

/** Whether the style paints the map in colours; the others draw something at the threshold. */
export const hasColours = (style: Settings['overlayStyle']): boolean => style === 'heat' || style === 'clear'

/** The threshold if something is drawn at it, else null. */
export const thresholdOf = ({ overlayStyle, showsRegion, threshold }: Settings): number | null =>
  !hasColours(overlayStyle) || showsRegion ? threshold : null
