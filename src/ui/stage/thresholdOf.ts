import type { Settings } from '../../state/settings.ts'

/** The threshold, where something is drawn at it; else null. */
export const thresholdOf = ({ look, showsRegion, threshold }: Settings): number | null =>
  look !== 'heat' || showsRegion ? threshold : null
