import { gradCam } from './gradCam.ts'

/**
 * The input of a CAM method: the target layer's output and the gradient of the score with respect to it, negated for
 * evidence against a class. The gradient is that of the score divided by a positive number (`Seed.logScale`), so that
 * it does not underflow.
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

/** Combines activations and gradients into one map. ReLU and scaling follow, the same for all methods. */
export interface CamMethod {
  /** The text in the menu. */
  label: string
  /**
   * Returns [height, width], before ReLU and scaling. `channelWeights` are the gradients' means over height and width.
   */
  combine(input: CamInput, channelWeights: Float64Array): Float64Array
}

/** The CAM methods, by the names that `?method=` takes. To add one: one file, one line here. */
export const camMethods = { gradCam } satisfies Record<string, CamMethod>

export type CamMethodId = keyof typeof camMethods
