import { elementwise } from '../elementwise.ts'
import type { CamMethod } from '../method.ts'

/** Grad-CAM element-wise (Pillai and Pirsiavash 2021): HiResCAM whose negative products count as zero. */
export const gradCamElementWise: CamMethod = {
  paper: 'Pillai and Pirsiavash 2021',
  isCounterfactual: false,
  cost: () => 0,
  run: async ({ reading }) =>
    elementwise((await reading()).input, (activation, gradient) => Math.max(activation * gradient, 0)),
}
