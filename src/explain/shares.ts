import { firstByShare } from '../image/heat/byShare.ts'
import { channelShares } from '../image/heat/channelShares.ts'
import type { CamInput } from './method.ts'
import { meanGradients } from './reading.ts'

/**
 * Each channel's share of the Grad-CAM map, or that of other weights: see `image/heat/channelShares.ts`. `weights` are
 * the means of the gradients, in any scale.
 */
export const sharesOf = (input: CamInput, weights: Float64Array = meanGradients(input)): Float64Array =>
  channelShares(input, weights)

/** The channel that adds most to the Grad-CAM map: the first of the wall of channels (`image/heat/byShare.ts`). */
export const mostSharing = (input: Omit<CamInput, 'gradients'>, weights: Float64Array): number =>
  firstByShare(channelShares(input, weights), input.activations)
