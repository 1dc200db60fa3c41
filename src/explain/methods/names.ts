/**
 * The methods in the groups and the order of the menu: those of one layer's activations and gradients, those of many
 * passes, those of pixels, and baselines, whose maps do not explain the network. Their names as their papers have them,
 * by their ids in addresses and saved data.
 */
export const methodGroups = {
  layer: {
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
  },
  passes: {
    scoreCam: 'Score-CAM',
    smoothGradCamPlusPlus: 'Smooth Grad-CAM++',
    ablationCam: 'Ablation-CAM',
    rise: 'RISE',
    occlusion: 'Occlusion',
  },
  pixels: {
    guidedBackprop: 'Guided backpropagation',
    guidedGradCam: 'Guided Grad-CAM',
    inputXGradient: 'Input × gradient',
    smoothGrad: 'SmoothGrad',
    integratedGradients: 'Integrated gradients',
  },
  baselines: {
    random: 'Random',
    sobel: 'Sobel',
  },
} as const

export type MethodGroup = keyof typeof methodGroups

/** The names of all methods, in that order. */
export const methodNames = {
  ...methodGroups.layer,
  ...methodGroups.passes,
  ...methodGroups.pixels,
  ...methodGroups.baselines,
} as const

export type MethodId = keyof typeof methodNames

/** A method as menus list it. */
export interface ListedMethod {
  id: string
  label: string
  group: MethodGroup
}

/** All methods, for menus. */
export const listedMethods: readonly ListedMethod[] = Object.entries(methodGroups).flatMap(([group, names]) =>
  Object.entries(names).map(([id, label]) => ({ id, label, group: group as MethodGroup })),
)

/** Whether the map of a method is there to compare with, and does not explain the network. */
export const isBaseline = (method: string): boolean => Object.hasOwn(methodGroups.baselines, method)
