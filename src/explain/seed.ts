import type { Answering } from '../graph/answering.ts'
import type { ScoreId } from '../types.ts'
import { headRules, type Seed } from './heads.ts'

/**
 * The gradient of a score with respect to the logits. The scores that can be explained: the probability of a class (the
 * notebook's softmax output), and its logit.
 */
export function seedOf(score: ScoreId, answering: Answering, logits: Float32Array, classIndex: number): Seed {
  const rule = headRules[answering]
  return score === 'probability' ? rule.probabilitySeed(logits, classIndex) : rule.logitSeed(logits, classIndex)
}
