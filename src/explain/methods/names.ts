/**
 * The names of the methods as their papers have them, by their ids in addresses and saved data, in the order of the
 * menu: those of one layer's activations and gradients, those of many passes, those of pixels, baselines.
 */
export const methodNames = {
  gradCam: 'Grad-CAM',
  hiResCam: 'HiResCAM',
  gradCamPlusPlus: 'Grad-CAM++',
  gradCamElementWise: 'Grad-CAM element-wise',
  xGradCam: 'XGrad-CAM',
  layerCam: 'LayerCAM',
  eigenCam: 'Eigen-CAM',
  eigenGradCam: 'EigenGrad-CAM',
  kpcaCam: 'KPCA-CAM',
  segEigenCam: 'SegEigen-CAM',
  fem: 'FEM',
  finerCam: 'Finer-CAM',
  shapleyCam: 'ShapleyCAM',
  refineCam: 'RefineCAM',
  fullGrad: 'FullGrad',
  scoreCam: 'Score-CAM',
  smoothGradCamPlusPlus: 'Smooth Grad-CAM++',
  ablationCam: 'Ablation-CAM',
  rise: 'RISE',
  occlusion: 'Occlusion',
  guidedBackprop: 'Guided backpropagation',
  guidedGradCam: 'Guided Grad-CAM',
  inputXGradient: 'Input × gradient',
  smoothGrad: 'SmoothGrad',
  integratedGradients: 'Integrated gradients',
  random: 'Random',
  sobel: 'Sobel',
} as const

export type MethodId = keyof typeof methodNames
