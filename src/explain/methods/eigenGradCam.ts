import type { CamMethod } from '../method.ts'
import { firstComponent } from '../principal.ts'

/** EigenGradCAM (Gildenblat 2021, grad-cam): Eigen-CAM of the activations times their gradients. */
export const eigenGradCam: CamMethod = {
  paper: 'Gildenblat et al. 2021',
  isCounterfactual: false,
  cost: () => 0,
  async run({ reading }) {
    const { height, width, channels, activations, gradients } = (await reading()).input
    const products = Float64Array.from(activations, (value, at) => value * (gradients[at] as number))
    return { height, width, values: firstComponent({ height, width, channels, values: products }) }
  },
}
