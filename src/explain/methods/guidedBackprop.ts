import type { CamMethod } from '../method.ts'
import { perPixel, pictureShape } from '../pictureShape.ts'
import { thereAndBack } from '../workAfter.ts'

/**
 * Guided backpropagation (Springenberg et al. 2015, section 3.4): the gradient at the picture, where only positive
 * gradients pass a ReLU or any activation of its family. Its sign says only whether a pixel should be brighter or
 * darker, so the map is the sum of the magnitudes over the channels, and ReLU changes nothing. It depends little on the
 * class (Adebayo et al. 2018).
 */
export const guidedBackprop: CamMethod = {
  paper: 'Springenberg et al. 2015',
  isCounterfactual: false,
  fusesLayers: true,
  cost: (plan) => thereAndBack(plan, pictureShape(plan).name),
  async run({ plan, gradients, seed }) {
    const { name, height, width, channels } = pictureShape(plan)
    return { height, width, values: perPixel(await gradients(name, seed().values, 'guided'), channels, Math.abs) }
  },
}
