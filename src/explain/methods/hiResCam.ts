import { elementwise } from '../elementwise.ts'
import type { CamMethod } from '../method.ts'

/** HiResCAM (Draelos and Carin 2020, equation 4): each activation times its own gradient. */
export const hiResCam: CamMethod = {
  paper: 'Draelos and Carin 2020',
  isCounterfactual: true,
  cost: () => 0,
  run: async ({ reading }) => elementwise((await reading()).input, (activation, gradient) => activation * gradient),
}
