import type { CamContext } from './context.ts'
import { isPiecewiseLinear } from './piecewiseLinear.ts'

type Asked = Pick<CamContext, 'plan' | 'output' | 'question' | 'gradients' | 'gradientsAt' | 'resume'>

/** Steps along the activations: far enough that float32 keeps digits of the difference. */
const LOGITS_STEP = 2 ** -10
const GRADIENTS_STEP = 2 ** -5

/**
 * The Hessian of a score with respect to the activations of the target layer, times these activations: [height, width,
 * channels], in the scale of the seed's values; undefined where it is zero. `curvature` tells how the seed changes along
 * a direction of the logits, if it does.
 *
 * That of the score itself is the gradient of that change, for the direction in which the logits move with the
 * activations. That of the network after the layer, which piecewise linear ones do not have, is a central difference of
 * gradients.
 */
export async function hessianProduct(
  { plan, output, question: { layer }, ...ask }: Asked,
  activations: Float32Array,
  seed: Float32Array,
  curvature: ((along: Float64Array) => Float64Array) | undefined,
): Promise<Float64Array | undefined> {
  const moved = (step: number) => activations.map((value) => value * (1 + step))
  const slope = (after: Float32Array, before: Float32Array, step: number) =>
    Float64Array.from(after, (value, at) => (value - (before[at] as number)) / (2 * step))
  const parts: ArrayLike<number>[] = []
  if (curvature) {
    const [after, before] = await ask.resume(layer, [moved(LOGITS_STEP), moved(-LOGITS_STEP)])
    const change = curvature(slope(after as Float32Array, before as Float32Array, LOGITS_STEP))
    // Near 1, where it does not underflow on its way back.
    const most = change.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0)
    if (most > 0) {
      const gradients = await ask.gradients(
        layer,
        Float32Array.from(change, (value) => value / most),
      )
      parts.push(Float64Array.from(gradients, (value) => value * most))
    }
  }
  if (!isPiecewiseLinear(plan, layer, output.node)) {
    const after = await ask.gradientsAt(layer, moved(GRADIENTS_STEP), seed)
    const before = await ask.gradientsAt(layer, moved(-GRADIENTS_STEP), seed)
    parts.push(slope(after, before, GRADIENTS_STEP))
  }
  const [first, second] = parts
  if (!first) return undefined
  return Float64Array.from(first, (value, at) => value + (second ? (second[at] as number) : 0))
}
