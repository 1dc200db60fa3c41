import type { CamContext } from './context.ts'
import { logProbability } from './logProbability.ts'

type Asked = Pick<CamContext, 'answering' | 'question' | 'score' | 'logits'>

/** Whether a probability is asked for, and the output gives one. */
export const isProbability = ({ answering, question: { score } }: Pick<Asked, 'answering' | 'question'>): boolean =>
  score === 'probability' && answering !== 'values'

/**
 * How much lower the asked score is at other logits than for the picture. Of probabilities, with all digits also where
 * both are close to 1.
 */
export function scoreDrop(context: Asked, logits: Float32Array): number {
  if (!isProbability(context)) return context.score(context.logits) - context.score(logits)
  const before = logProbability(context, context.logits)
  return -Math.exp(before) * Math.expm1(logProbability(context, logits) - before)
}
