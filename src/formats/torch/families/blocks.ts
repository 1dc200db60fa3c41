import { type ActivationName, activate } from '../layers/activate.ts'
import { combine } from '../layers/combine.ts'
import { conv } from '../layers/convolve.ts'
import { norm } from '../layers/normalize.ts'
import { globalMean } from '../layers/pool.ts'
import type { Modules, Value } from '../modules.ts'

interface Settings {
  /** Modules of the two. */
  conv: string
  norm: string
  stride?: number
  padding?: number | 'same'
  epsilon?: number
  activation?: ActivationName
}

/**
 * A convolution, its BatchNorm and an activation. The last node has the name of the module around them, as far as there
 * is one.
 */
export function convNorm(g: Modules, name: string, x: Value, settings: Settings): Value {
  const { stride = 1, padding, epsilon = 1e-5, activation = 'linear' } = settings
  const sums = conv(g, settings.conv, x, { stride, ...(padding !== undefined && { padding }) })
  const isLast = activation === 'linear'
  const normed = norm(g, isLast ? name : settings.norm, sums, { epsilon, weights: settings.norm })
  return activate(g, name, normed, activation)
}

interface SqueezeSettings {
  reduce: string
  expand: string
  activation?: ActivationName
  gate?: ActivationName
}

/** Squeeze and excitation: each channel times a gate that the means of all channels open. */
export function squeeze(g: Modules, name: string, x: Value, settings: SqueezeSettings): Value {
  const { reduce, expand, activation = 'relu', gate = 'sigmoid' } = settings
  const means = globalMean(g, `${name}.avgpool`, x, true)
  const narrow = activate(g, `${name}.activation`, conv(g, reduce, means), activation)
  const wide = activate(g, `${name}.gate`, conv(g, expand, narrow), gate)
  return combine(g, name, [x, wide], 'multiply')
}

/**
 * Whether a block adds its input to what its last convolution gives: where nothing is halved and there are as many
 * channels. Else the last node has the block's name.
 */
export const isResidual = (g: Modules, x: Value, stride: number, last: string): boolean =>
  stride === 1 && g.shape(`${last}.weight`)[0] === x.shape[2]
