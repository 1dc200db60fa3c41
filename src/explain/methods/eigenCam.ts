import type { CamMethod } from '../method.ts'
import { firstComponent } from '../principal.ts'

/**
 * Eigen-CAM (Muhammad and Yeasin 2020): the activations along their first principal component. Its sign, which is
 * arbitrary, is chosen so that the larger side is positive.
 */
export const eigenCam: CamMethod = {
  paper: 'Muhammad and Yeasin 2020',
  isCounterfactual: false,
  isClassFree: true,
  cost: () => 0,
  async run({ shape: [height = 0, width = 0, channels = 0], question: { layer }, activations }) {
    const values = firstComponent({ height, width, channels, values: await activations(layer) })
    return { height, width, values, isAbsolute: true }
  },
}
