import type { Metric } from '../metric.ts'
import { maskedScore } from './maskedScore.ts'

/** So that a score of 0 divides nothing. */
const TINY = 1e-7

/**
 * The share of the score that is lost when only what the map shows is left: max(0, s − s') / s, with s' the score of
 * the picture times the map. Of a value, which may be negative, relative to its size.
 */
export const averageDrop: Metric = {
  paper: 'Chattopadhay et al. 2018, Grad-CAM++, section 5.1',
  better: 'low',
  cost: () => ({ passes: 1, shares: 'masked' }),
  async run(context, map) {
    const { before, after } = await maskedScore(context, map)
    return { value: Math.max(before - after, 0) / (Math.abs(before) + TINY) }
  },
}
