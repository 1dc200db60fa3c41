import { enlarger } from '../enlarge.ts'
import type { CamMethod } from '../method.ts'
import { pictureShape } from '../pictureShape.ts'
import { gradCam } from './gradCam.ts'
import { guidedBackprop } from './guidedBackprop.ts'

/**
 * Guided Grad-CAM (Selvaraju et al. 2017, section 3.2): the map of guided backpropagation times that of Grad-CAM, after
 * ReLU, enlarged (half-pixel, bilinear) and scaled to a maximum of 1. ReLU changes nothing more.
 */
export const guidedGradCam: CamMethod = {
  paper: 'Selvaraju et al. 2017',
  isCounterfactual: false,
  cost: guidedBackprop.cost,
  async run(context) {
    const cam = await gradCam.run(context)
    const fine = await guidedBackprop.run(context)
    const enlarge = enlarger(cam, pictureShape(context.plan), 'halfPixel')
    const large = enlarge(cam.values.map((value) => Math.max(value, 0)))
    const peak = large.reduce((most, value) => Math.max(most, value), 0)
    return { ...fine, values: fine.values.map((value, at) => (peak > 0 ? (value * (large[at] as number)) / peak : 0)) }
  },
}
