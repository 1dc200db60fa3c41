import { HeatlensError } from '../../errors/index.ts'

/**
 * Throws a `lost` error for impossible logits of the outputs: values that are not finite, as half-precision textures
 * give when they overflow; and nothing but zeros, as a crashed GPU process leaves them without an error. A network may
 * give zeros too, so they are right where an engine cannot lose its data.
 */
export function checkScores(outputs: readonly Float32Array[], canBeLost = true): void {
  const isNumber = outputs.length > 0 && outputs.every((logits) => logits.length > 0 && logits.every(Number.isFinite))
  const isNothing = () => outputs.every((logits) => logits.every((logit) => logit === 0))
  if (!isNumber || (canBeLost && isNothing())) throw cannotBeRight()
}

/**
 * Throws a `lost` error if a layer's outputs or gradients are not finite. Gives them. An engine that cannot lose its data
 * gives what the network has: gradients before a root of 0 are infinite, behind scores that are not.
 */
export function checkFinite<Values extends Float32Array>(values: Values, canBeLost = true): Values {
  // A loop without calls: there may be millions of values for each class.
  let sum = 0
  // Of anything but a number it leaves NaN, also of infinity.
  for (let at = 0; at < values.length; at++) sum += (values[at] as number) * 0
  if (sum !== 0) throw canBeLost ? cannotBeRight() : new HeatlensError('gradientInfinite')
  return values
}

const cannotBeRight = () => new HeatlensError('wrongNumbers')
