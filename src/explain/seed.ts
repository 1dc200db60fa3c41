import type { ScoreId } from '../types.ts'
import { logSumExp } from './classify.ts'

/** Where the backward pass starts: d score / d logits is `exp(logScale) * values`. */
export interface Seed {
  /**
   * One a class. The largest magnitude is 1, so that no gradient underflows during backpropagation, even in
   * half-precision textures.
   */
  values: Float32Array
  /** A logarithm, since the scale may underflow a double. */
  logScale: number
}

/** A number to explain, as a function of the logits. */
export interface Score {
  seed(logits: Float32Array, classIndex: number): Seed
}

/**
 * The scores that can be explained. `probability` is the notebook's softmax output p_c: its derivative is p_c (e_c -
 * p). Both p_c and 1 - p_c may underflow a float32, so (e_c - p) / (1 - p_c) is propagated, and the scale is p_c (1 -
 * p_c), a sum of two logarithms.
 */
export const scores = {
  probability: {
    seed(logits, classIndex) {
      const others = logSumExp(logits.map((logit, index) => (index === classIndex ? Number.NEGATIVE_INFINITY : logit)))
      const all = logSumExp(logits)
      const values = logits.map((logit, index) => (index === classIndex ? 1 : -Math.exp(logit - others)))
      return { values, logScale: (logits[classIndex] as number) - all + (others - all) }
    },
  },
  logit: {
    seed: (logits, classIndex) => ({ values: logits.map((_, index) => (index === classIndex ? 1 : 0)), logScale: 0 }),
  },
} satisfies Record<ScoreId, Score>
