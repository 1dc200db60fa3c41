import type { CamMethod } from '../method.ts'
import { ablationCam } from './ablationCam.ts'
import { guidedBackprop } from './guidedBackprop.ts'
import { guidedGradCam } from './guidedGradCam.ts'
import { inputXGradient } from './inputXGradient.ts'
import { integratedGradients } from './integratedGradients.ts'
import type { MethodId } from './names.ts'
import { occlusion } from './occlusion.ts'
import { rise } from './rise.ts'
import { scoreCam } from './scoreCam.ts'
import { smoothGrad } from './smoothGrad.ts'
import { smoothGradCamPlusPlus } from './smoothGradCamPlusPlus.ts'

/** The methods besides Grad-CAM, which comes with the worker. To add one: one file, a line here and in `names.ts`. */
export const methods = {
  scoreCam,
  smoothGradCamPlusPlus,
  ablationCam,
  rise,
  occlusion,
  guidedBackprop,
  guidedGradCam,
  inputXGradient,
  smoothGrad,
  integratedGradients,
} satisfies Partial<Record<Exclude<MethodId, 'gradCam'>, CamMethod>>
