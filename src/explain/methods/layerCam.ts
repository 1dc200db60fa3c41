import { elementwise } from '../elementwise.ts'
import type { CamMethod } from '../method.ts'

/** LayerCAM (Jiang et al. 2021, equations 5 and 6): each activation times its own gradient where that is positive. */
export const layerCam: CamMethod = {
  paper: 'Jiang et al. 2021',
  isCounterfactual: false,
  cost: () => 0,
  run: async ({ reading }) =>
    elementwise((await reading()).input, (activation, gradient) => Math.max(gradient, 0) * activation),
}
