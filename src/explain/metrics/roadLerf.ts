import type { Metric } from '../metric.ts'
import { meanChange, roadCost, roadCurve, roadOnce } from './road.ts'

/** The mean change of the score when the coldest pixels are removed and imputed. */
export const roadLerf: Metric = {
  paper: 'Rong et al. 2022, ROAD',
  better: 'high',
  cost: roadCost,
  async run(context, map) {
    const scores = await roadOnce(context, map)
    return { value: meanChange(scores, scores.lerf), curve: roadCurve(scores, scores.lerf) }
  },
}
