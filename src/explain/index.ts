import { gradCam } from './gradCam.ts'

/**
 * What a CAM method works on: the target layer's output and the gradient of the score with regard to it, one cell after the other; the
 * negated gradient, where what speaks against a class is asked for. It is that of the score divided by a positive number (`Seed.logScale`), so that it does not underflow.
 */
export interface CamInput {
  height: number
  width: number
  channels: number
  /** [height, width, channels] */
  activations: Float32Array
  /** [height, width, channels] */
  gradients: Float32Array
}

/** A way to make one map of activations and gradients. ReLU and scaling come after it, the same for all. */
export interface CamMethod {
  /** As the menu shows it. */
  label: string
  /** [height, width] before ReLU and scaling. `channelWeights` are the gradients' means over height and width. */
  combine(input: CamInput, channelWeights: Float64Array): Float64Array
}

/** Every CAM method, by the name that `?method=` takes. To add one: one file, one line here. */
export const camMethods = { gradCam } satisfies Record<string, CamMethod>

export type CamMethodId = keyof typeof camMethods
