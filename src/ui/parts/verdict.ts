import type { ModelInfo, Prediction } from '../../types.ts'

/** What an answer is worth: the first class, one of the first three, or none of them. */
export type Verdict = 'sure' | 'together' | 'unsure'

/**
 * How sure a network is of its most probable classes, by what was measured of it; undefined for a network whose
 * calibration nobody knows, and where there are no probabilities that sum to 1.
 */
export function verdictOf(
  predictions: readonly Pick<Prediction, 'probability'>[],
  { confidence, outputs, output }: Pick<ModelInfo, 'confidence' | 'outputs' | 'output'>,
): Verdict | undefined {
  const { head, reading, classes = [] } = outputs[output] ?? {}
  const isSoftmax = head === 'softmax' || (head === 'linear' && reading === 'logits' && classes.length > 2)
  const [first, second, third] = predictions
  if (!confidence || !isSoftmax || !first) return undefined
  if (first.probability >= confidence.sure) return 'sure'
  const isTogether =
    second && third && first.probability + second.probability + third.probability >= confidence.together
  return isTogether ? 'together' : 'unsure'
}
