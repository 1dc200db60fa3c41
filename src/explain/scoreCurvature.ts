import type { CamContext } from './context.ts'
import { headRules, type Seed } from './heads.ts'

/**
 * How the seed of the asked score changes along a direction of the logits, divided by the seed's scale, like its values;
 * undefined where it does not change at all.
 */
export function scoreCurvature(
  { answering, logits, question: { score, classIndex } }: Pick<CamContext, 'answering' | 'logits' | 'question'>,
  { values }: Pick<Seed, 'values'>,
): ((along: Float64Array) => Float64Array) | undefined {
  if (score === 'logit' || answering === 'values') return undefined
  const own = headRules[answering].probabilities(logits)[classIndex] as number
  if (answering !== 'softmax') {
    // The derivative of p (1 − p) is that times 1 − 2p; of the two answers of one logit, the first falls with it.
    const rises = answering === 'sigmoid' && classIndex === 0 ? -1 : 1
    return (along) => along.map((change, at) => (values[at] as number) * rises * (1 - 2 * own) * change)
  }
  // The seed is p_c (1 − p_c) (e_c − q), with q_j = p_j / (1 − p_c) of the others. Nothing here divides by 1 − p_c.
  return (along) => {
    const change = along[classIndex] as number
    const sign = Math.sign(values[classIndex] as number)
    // q of the class itself counts for nothing.
    const share = (at: number) => (at === classIndex ? 0 : -sign * (values[at] as number))
    const ahead = along.reduce((sum, other, at) => sum + share(at) * (change - other), 0)
    return along.map((other, at) =>
      at === classIndex ? sign * (1 - 2 * own) * ahead : -sign * share(at) * (2 * (1 - own) * ahead + (other - change)),
    )
  }
}
