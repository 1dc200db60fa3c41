import type { ModelInfo, Prediction } from '../../types.ts'

/**
 * What an answer is worth: the first class, one of the first three, or none of them; or, of a network of which nobody
 * measured that, that the most probable classes are all alike.
 */
export type Verdict = 'sure' | 'together' | 'unsure' | 'alike'

/** Classes are alike if none is more than this many times as probable as another. */
const ALIKE = 1.25

/**
 * How sure a network is of its most probable classes (in their order), by what was measured of it. Of a network whose
 * calibration nobody knows, it is known only whether they are alike: else undefined, as where there are no probabilities
 * that sum to 1.
 */
export function verdictOf(
  predictions: readonly Pick<Prediction, 'probability'>[],
  { confidence, outputs, output }: Pick<ModelInfo, 'confidence' | 'outputs' | 'output'>,
): Verdict | undefined {
  const { head, reading, classes = [] } = outputs[output] ?? {}
  const isSoftmax = head === 'softmax' || (head === 'linear' && reading === 'logits' && classes.length > 2)
  const [first, second, third] = predictions
  if (!isSoftmax || !first) return undefined
  if (!confidence) {
    const last = predictions.at(-1)
    return second && last && first.probability <= ALIKE * last.probability ? 'alike' : undefined
  }
  if (first.probability >= confidence.sure) return 'sure'
  const isTogether =
    second && third && first.probability + second.probability + third.probability >= confidence.together
  return isTogether ? 'together' : 'unsure'
}
