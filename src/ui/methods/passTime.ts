import type { Outcome } from '../../export/savedData.ts'

/** More passes than these are said before, and are not made unless a person asks. */
export const FEW_PASSES = 4

/** Milliseconds that passes take, by the last one that was measured; null before the first picture. */
export const passTime = (passes: number, outcome: Outcome | null): number | null =>
  outcome && passes * outcome.timings.forwardMs
