/**
 * The names of the methods as their papers have them, by their ids in addresses and saved data, in the order of the
 * menu: those of one layer's activations and gradients, those of many passes, those of pixels, baselines.
 */
export const methodNames = {
  gradCam: 'Grad-CAM',
} as const

export type MethodId = keyof typeof methodNames
