import type { Metric } from '../metric.ts'
import { meanChange, roadCost, roadCurve, roadOnce } from './road.ts'

/** The mean change of the score when the hottest pixels are removed and imputed. */
export const roadMorf: Metric = {
  paper: 'Rong et al. 2022, ROAD',
  better: 'low',
  cost: roadCost,
  async run(context, map) {
    const scores = await roadOnce(context, map)
    return { value: meanChange(scores, scores.morf), curve: roadCurve(scores, scores.morf) }
  },
}
