import type { Metric } from '../metric.ts'
import { roadCost, roadDifference, roadOnce } from './road.ts'

/** (LeRF − MoRF) / 2, the mean over the percentiles: what the hottest pixels matter more than the coldest. */
export const roadCombined: Metric = {
  paper: 'Rong et al. 2022, ROAD; combined as in grad-cam',
  better: 'high',
  cost: roadCost,
  async run(context, map) {
    return { value: roadDifference(await roadOnce(context, map)) }
  },
}
