import type { Metric } from '../metric.ts'
import { pictureShape } from '../pictureShape.ts'
import { blur } from './blur.ts'
import { replacing, replacingCost } from './replacing.ts'

/** The area under the score while the pixels of a blurred picture become sharp, hottest first. */
export const insertion: Metric = {
  paper: 'Petsiuk et al. 2018, RISE, section 4.2',
  better: 'high',
  cost: replacingCost,
  async run(context, map) {
    const [picture = new Float32Array()] = context.inputs
    return replacing(context, map, blur(picture, pictureShape(context.plan)), picture)
  },
}
