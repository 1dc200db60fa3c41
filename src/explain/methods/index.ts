import type { CamMethod } from '../method.ts'
import { ablationCam } from './ablationCam.ts'
import { eigenCam } from './eigenCam.ts'
import { eigenGradCam } from './eigenGradCam.ts'
import { fem } from './fem.ts'
import { finerCam } from './finerCam.ts'
import { fullGrad } from './fullGrad.ts'
import { gradCamElementWise } from './gradCamElementWise.ts'
import { gradCamPlusPlus } from './gradCamPlusPlus.ts'
import { guidedBackprop } from './guidedBackprop.ts'
import { guidedGradCam } from './guidedGradCam.ts'
import { hiResCam } from './hiResCam.ts'
import { inputXGradient } from './inputXGradient.ts'
import { integratedGradients } from './integratedGradients.ts'
import { kpcaCam } from './kpcaCam.ts'
import { layerCam } from './layerCam.ts'
import type { MethodId } from './names.ts'
import { occlusion } from './occlusion.ts'
import { random } from './random.ts'
import { refineCam } from './refineCam.ts'
import { rise } from './rise.ts'
import { scoreCam } from './scoreCam.ts'
import { segEigenCam } from './segEigenCam.ts'
import { shapleyCam } from './shapleyCam.ts'
import { smoothGrad } from './smoothGrad.ts'
import { smoothGradCamPlusPlus } from './smoothGradCamPlusPlus.ts'
import { sobel } from './sobel.ts'
import { xGradCam } from './xGradCam.ts'

/** The methods besides Grad-CAM, which comes with the worker. To add one: one file, a line here and in `names.ts`. */
export const methods = {
  hiResCam,
  gradCamPlusPlus,
  gradCamElementWise,
  xGradCam,
  layerCam,
  eigenCam,
  eigenGradCam,
  kpcaCam,
  segEigenCam,
  fem,
  finerCam,
  shapleyCam,
  refineCam,
  fullGrad,
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
  random,
  sobel,
} satisfies Record<Exclude<MethodId, 'gradCam'>, CamMethod>
