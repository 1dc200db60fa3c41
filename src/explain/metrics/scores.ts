import type { CamContext } from '../context.ts'
import { headRules } from '../heads.ts'

/** Pictures that are made before the network takes them. */
const BATCH = 16

/**
 * What the metrics measure: the probability of the class, whatever the score of the map; where there are none, the
 * value. Of a map of the evidence against a class, the probability that it is not that class, or the negative value.
 */
export function measuredScore({ answering, question: { classIndex, evidence } }: CamContext) {
  const rule = headRules[answering]
  const isAgainst = evidence === 'against'
  return (logits: Float32Array): number => {
    if (answering === 'values') return rule.logit(logits, classIndex) * (isAgainst ? -1 : 1)
    const probability = rule.probabilities(logits)[classIndex] as number
    return isAgainst ? 1 - probability : probability
  }
}

/** The inputs of a context with another picture; the further inputs stay. */
export const withPicture = ({ inputs }: CamContext, picture: Float32Array): Float32Array[] => [
  picture,
  ...inputs.slice(1),
]

/**
 * The scores of a number of pictures, each made when its turn comes; a picture belongs to this function afterwards.
 * Tells its progress.
 */
export async function scoresOf(
  context: CamContext,
  count: number,
  pictureAt: (index: number) => Float32Array,
): Promise<number[]> {
  const score = measuredScore(context)
  const scores: number[] = []
  while (scores.length < count) {
    const size = Math.min(BATCH, count - scores.length)
    const batch = Array.from({ length: size }, (_, index) => withPicture(context, pictureAt(scores.length + index)))
    for (const logits of await context.logitsOf(batch)) scores.push(score(logits))
    context.signal?.throwIfAborted()
    context.onProgress({ done: scores.length, total: count })
  }
  return scores
}
