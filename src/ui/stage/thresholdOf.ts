import type { Settings } from '../../settings/settings.ts'

/** The threshold if something is drawn at it, else null. */
export const thresholdOf = ({ overlayStyle, showsRegion, threshold }: Settings): number | null =>
  overlayStyle !== 'heat' || showsRegion ? threshold : null
