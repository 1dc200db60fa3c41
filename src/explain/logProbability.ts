import type { CamContext } from './context.ts'
import { headRules } from './heads.ts'
import { logSumExp } from './softmax.ts'

/** log(1 + exp(x)), without overflow. */
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))

/**
 * The logarithm of the probability of the asked class at some logits: exact near 0 and near 1, where the probability
 * itself has no digits left. NaN where values are no probabilities.
 */
export function logProbability(
  { answering, question: { classIndex } }: Pick<CamContext, 'answering' | 'question'>,
  logits: Float32Array,
): number {
  if (answering === 'values') return Number.NaN
  const logit = headRules[answering].logit(logits, classIndex)
  if (answering !== 'softmax') return -softplus(-logit)
  const others = logits.map((value, index) => (index === classIndex ? Number.NEGATIVE_INFINITY : value))
  return -softplus(logSumExp(others) - logit)
}
