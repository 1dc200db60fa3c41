import type { Metric } from '../metric.ts'
import { replacing, replacingCost } from './replacing.ts'

/** The area under the score while pixels become 0 in the network's input (the mean colour, for many), hottest first. */
export const deletion: Metric = {
  paper: 'Petsiuk et al. 2018, RISE, section 4.2',
  better: 'low',
  cost: replacingCost,
  async run(context, map) {
    const [picture = new Float32Array()] = context.inputs
    return replacing(context, map, picture, new Float32Array(picture.length))
  },
}
