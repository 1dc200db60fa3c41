import type { More } from '../arriveMore.ts'
import { layerNormalization, localResponseNormalization, softmax } from './lists.ts'
import { matmul } from './matmul.ts'
import { matmulBack } from './matmulBack.ts'
import { concatenate, permute, slice } from './moving.ts'
import { planProducts } from './products.ts'

/** Runs what few networks need, vision transformers above all. */
export const more: More = {
  products: planProducts,
  runners: {
    activation: softmax,
    concatenate,
    layerNormalization,
    localResponseNormalization,
    matmul,
    permute,
    slice,
  },
  ways: { matmul: matmulBack },
}
