import type { Metric } from '../metric.ts'
import { maskedScore } from './maskedScore.ts'

/** 1 if the score rises when only what the map shows is left, else 0: over many pictures, how often it does. */
export const increase: Metric = {
  paper: 'Chattopadhay et al. 2018, Grad-CAM++, section 5.1',
  better: 'high',
  cost: () => ({ passes: 1, shares: 'masked' }),
  async run(context, map) {
    const { before, after } = await maskedScore(context, map)
    return { value: after > before ? 1 : 0 }
  },
}
