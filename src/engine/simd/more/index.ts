import type { Runners } from '../operations/index.ts'
import { layerNormalization, localResponseNormalization, softmax } from './lists.ts'
import { matmul } from './matmul.ts'
import { concatenate, permute, slice } from './moving.ts'

/** Runs what few networks need, vision transformers above all. */
export const moreRunners: Runners = {
  activation: softmax,
  concatenate,
  layerNormalization,
  localResponseNormalization,
  matmul,
  permute,
  slice,
}
