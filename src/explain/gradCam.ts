import type { CamMethod } from './index.ts'

/**
 * Grad-CAM (Selvaraju et al. 2017, equations 1 and 2): each channel times the mean of its gradients. Takes the mean
 * over the channels, like the notebook, instead of the paper's sum: after scaling, the map is the same.
 */
export const gradCam: CamMethod = {
  label: 'Grad-CAM',
  combine({ height, width, channels, activations }, channelWeights) {
    const map = new Float64Array(height * width)
    for (let cell = 0; cell < map.length; cell++) {
      let sum = 0
      for (let k = 0; k < channels; k++)
        sum += (channelWeights[k] as number) * (activations[cell * channels + k] as number)
      map[cell] = sum / channels
    }
    return map
  },
}
