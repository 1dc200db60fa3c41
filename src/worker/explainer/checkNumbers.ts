import { HeatlensError } from '../../errors/index.ts'
import type { CamInput } from '../../explain/index.ts'
import { softmax } from '../../network/classify.ts'

/** Probabilities that are right sum to 1 but for rounding. */
const SUM_TOLERANCE = 1e-3

/**
 * Throws a `lost` error for logits that cannot be right. A GPU process that died can leave zeros behind without an error, and
 * half-precision textures can overflow.
 */
export function checkScores(logits: Float32Array): void {
  // In plain JavaScript; the backend's own softmax could be as wrong as its logits.
  const sum = softmax(logits).reduce((all, probability) => all + probability, 0)
  const isRight = logits.every(Number.isFinite) && logits.some((logit) => logit !== 0)
  if (!isRight || !(Math.abs(sum - 1) < SUM_TOLERANCE)) throw cannotBeRight()
}

/** Throws a `lost` error for outputs of a layer, or gradients, that are no numbers. */
export function checkReading({ activations, gradients }: Pick<CamInput, 'activations' | 'gradients'>): void {
  if (!activations.every(Number.isFinite) || !gradients.every(Number.isFinite)) throw cannotBeRight()
}

const cannotBeRight = () => new HeatlensError('wrongNumbers')
