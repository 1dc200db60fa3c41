import type { CamMethod } from '../method.ts'
import { perPixel, pictureShape } from '../pictureShape.ts'
import { thereAndBack } from '../workAfter.ts'

/**
 * Input x gradient (Shrikumar et al. 2016): each value of the prepared picture times the gradient of the score, summed
 * over the channels. The sign says whether a pixel speaks for the score or against it; ReLU keeps what speaks for it.
 */
export const inputXGradient: CamMethod = {
  paper: 'Shrikumar et al. 2016',
  isCounterfactual: true,
  fusesLayers: true,
  cost: (plan) => thereAndBack(plan, pictureShape(plan).name),
  async run({ plan, inputs: [picture = new Float32Array()], gradients, seed }) {
    const { name, height, width, channels } = pictureShape(plan)
    const values = await gradients(name, seed().values)
    const products = values.map((value, at) => value * (picture[at] as number))
    return { height, width, values: perPixel(products, channels, (value) => value) }
  },
}
