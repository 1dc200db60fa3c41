import type { Outcome } from '../../export/savedData.ts'
import type { Formats } from '../../words/formats.ts'

/** Seconds that passes take, by the last one that was measured, as a text; empty before the first picture. */
export function passTime(passes: number, outcome: Outcome | null, formats: Formats): string {
  if (!outcome) return ''
  const seconds = (passes * outcome.timings.forwardMs) / 1000
  return formats.fixed(seconds, seconds < 10 ? 1 : 0)
}
