import type { CamMethod } from '../method.ts'
import { firstComponent } from '../principal.ts'

/** EigenGradCAM (Gildenblat 2021, grad-cam): Eigen-CAM of the activations times their gradients. */
export const eigenGradCam: CamMethod = {
  paper: 'Gildenblat et al. 2021',
  isCounterfactual: false,
  cost: () => 0,
  async run({ reading }) {
    const { height, width, channels, activations, gradients } = (await reading()).input
    const products = new Float64Array(activations.length)
    for (let at = 0; at < products.length; at++) {
      products[at] = (activations[at] as number) * (gradients[at] as number)
    }
    return { height, width, values: firstComponent({ height, width, channels, values: products }) }
  },
}
