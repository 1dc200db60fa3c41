import type { Explanation } from '../types.ts'
import { toPython } from './toPython.ts'

/** The classes of grad-cam for our methods. */
const classes: Readonly<Record<string, string>> = {
  gradCam: 'GradCAM',
  hiResCam: 'HiResCAM',
  gradCamPlusPlus: 'GradCAMPlusPlus',
  gradCamElementWise: 'GradCAMElementWise',
  xGradCam: 'XGradCAM',
  layerCam: 'LayerCAM',
  eigenCam: 'EigenCAM',
  eigenGradCam: 'EigenGradCAM',
  kpcaCam: 'KPCA_CAM',
  segEigenCam: 'SegEigenCAM',
  fem: 'FEM',
  finerCam: 'FinerCAM',
  shapleyCam: 'ShapleyCAM',
  refineCam: 'RefineCAM',
  fullGrad: 'FullGrad',
  scoreCam: 'ScoreCAM',
  ablationCam: 'AblationCAM',
  random: 'RandomCAM',
}

/** A comment with grad-cam's own call of an explanation of a network of PyTorch; empty where it has no such method. */
export function gradCamCall({ method = 'gradCam', layer, classIndex, score, ...further }: Explanation): string {
  const name = classes[method]
  if (name === undefined) return ''
  const { furtherLayers = [], smoothing = 'none' } = further
  const target = score === 'probability' ? 'ClassifierOutputSoftmaxTarget' : 'ClassifierOutputTarget'
  const layers = method === 'fullGrad' ? [] : [layer, ...furtherLayers]
  const smooth = { none: '', flips: ', aug_smooth=True', eigen: ', eigen_smooth=True' }[smoothing]
  // Finer-CAM has a target of its own.
  const asked = method === 'finerCam' ? `None, target_idx=${classIndex}` : `[${target}(${classIndex})]`
  return `
# By grad-cam (pip install grad-cam), which scales from minimum to maximum, enlarges, and scales again:
#   from pytorch_grad_cam import ${name}
#   from pytorch_grad_cam.utils.model_targets import ${target}
#   model, x = load_torch(MODEL).eval(), torch.from_numpy(to_input(photo).transpose(0, 3, 1, 2).copy())
#   cam = ${name}(model, [${layers.map((one) => `module_of(model, ${toPython(one)})`).join(', ')}])
#   heat = cam(x, ${asked}${smooth})[0]`
}
