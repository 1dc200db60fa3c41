import { softmax } from '../../engine/classify.ts'
import { HeatlensError } from '../../errors/index.ts'
import type { CamInput } from '../../explain/index.ts'

/** Correct probabilities sum to 1, up to rounding. */
const SUM_TOLERANCE = 1e-3

/**
 * Throws a `lost` error for impossible logits. A crashed GPU process can leave zeros without an error, and
 * half-precision textures can overflow.
 */
export function checkScores(logits: Float32Array): void {
  // In plain JavaScript: the backend's own softmax could be as wrong as its logits.
  const sum = softmax(logits).reduce((all, probability) => all + probability, 0)
  const isRight = logits.every(Number.isFinite) && logits.some((logit) => logit !== 0)
  if (!isRight || !(Math.abs(sum - 1) < SUM_TOLERANCE)) throw cannotBeRight()
}

/** Throws a `lost` error if a layer's outputs or gradients are not finite. */
export function checkReading({ activations, gradients }: Pick<CamInput, 'activations' | 'gradients'>): void {
  if (!activations.every(Number.isFinite) || !gradients.every(Number.isFinite)) throw cannotBeRight()
}

const cannotBeRight = () => new HeatlensError('wrongNumbers')
