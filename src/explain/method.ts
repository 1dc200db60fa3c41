import type { NetworkPlan } from '../graph/plan.ts'
import type { CamContext } from './context.ts'

/**
 * The target layer's output and the gradient of the score with respect to it, negated for evidence against a class. The
 * gradient is that of the score divided by a positive number (`Seed.logScale`), so that it does not underflow.
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

/** What a method gives. ReLU, smoothing and scaling follow, the same for all methods. */
export interface CamMap {
  height: number
  width: number
  /** [height, width], signed where the formula is; before ReLU and scaling. */
  values: Float64Array
  /** One number a channel of the target layer, where the method has such. */
  channelWeights?: Float64Array
  /**
   * True if values and weights are what they are, such as of methods without gradients; else they are linear in the
   * gradients of {@link CamInput}, and what these were divided by is applied later.
   */
  isAbsolute?: boolean
  /**
   * The logarithm of a number that the values are to be multiplied by, where that is not what the gradients of
   * {@link CamInput} are: of means over several seeds. That of the weights, too.
   */
  logScale?: number
  /** True if the values are after ReLU and scaling already, as those of several maps. */
  isScaled?: boolean
  /**
   * What the map is the sum (or a constant times the sum) of over the channels, [height, width, channels], where it is
   * one: `?smoothing=eigen` takes its first principal component instead.
   */
  products?: () => Float64Array
}

/** A way to explain. One file each in `methods/`; the page's words about it are in `words/<language>/methods.ts`. */
export interface CamMethod {
  /** Authors, year and what of their paper it is. */
  paper: string
  /** Whether to evaluate evidence against a class by the negated gradient: for methods that are linear in it. */
  isCounterfactual: boolean
  /** Whether the map does not depend on the class. */
  isClassFree?: boolean
  /** Whether it fuses the question's layers by itself, or has the same map for all. */
  fusesLayers?: boolean
  /**
   * How many forward passes of the whole network it takes about, beside the one of the picture: whole ones for methods
   * of many passes, 0 where nothing more than one way back is needed. `layer` is the target layer; `activations` are its
   * output for the picture, where it is known: of some methods, the cost depends on it.
   */
  cost(plan: NetworkPlan, layer: string, activations?: Float32Array): number
  /** The map of the question of the context. A method of many passes reports to `onProgress` and heeds the signal. */
  run(context: CamContext): Promise<CamMap>
}
