import type { NetworkPlan } from '../graph/plan.ts'
import type { MethodFacts, Question } from '../types.ts'
import { FLIPS } from './afterwards.ts'
import { arriveMethods } from './arriveMethod.ts'
import { inOrder } from './inOrder.ts'
import type { CamMethod } from './method.ts'
import { thereAndBack } from './workAfter.ts'

/** What of a question its cost depends on, beside the method. */
export type Asked = Pick<Question, 'layer' | 'furtherLayers' | 'smoothing'>

/**
 * About how many forward passes a map takes beside that of the picture: the method's at each of the layers, unless it
 * fuses them by itself, less where `activations` (the layer's output) say so; with the smoothing `flips`, those of each of its pictures, and the passes of all but the first.
 */
export function costOf(
  { cost, fusesLayers }: Pick<CamMethod, 'cost' | 'fusesLayers'>,
  plan: NetworkPlan,
  { layer, furtherLayers = [], smoothing }: Asked,
  activations?: Float32Array,
): number {
  const layers = fusesLayers ? [layer] : [layer, ...furtherLayers]
  const own = layers.reduce((sum, one) => sum + cost(plan, one, one === layer ? activations : undefined), 0)
  return smoothing === 'flips' ? FLIPS * (1 + own) - 1 : own
}

/** About how many forward passes a map of another picture takes, with its own pass and the way back to its layer. */
export function costAgain(method: CamMethod, plan: NetworkPlan, asked: Asked, activations?: Float32Array): number {
  const { layer, furtherLayers = [], smoothing } = asked
  const [first = layer] = inOrder(plan, [layer, ...furtherLayers])
  const wayBack = method.isClassFree ? 0 : thereAndBack(plan, first) - 1
  const pictures = smoothing === 'flips' ? FLIPS : 1
  return 1 + pictures * wayBack + costOf(method, plan, asked, activations)
}

/**
 * What each method can do, and costs for such a question, by ids. `activations` are the output of the layer, where it is
 * known. Throws a `part` error.
 */
export async function factsOf(
  plan: NetworkPlan,
  asked: Asked,
  activations?: Float32Array,
): Promise<Record<string, MethodFacts>> {
  return Object.fromEntries(
    Object.entries(await arriveMethods()).map(([id, method]) => {
      const { isCounterfactual, isClassFree = false } = method
      const cost = costOf(method, plan, asked, activations)
      return [id, { cost, again: costAgain(method, plan, asked, activations), isCounterfactual, isClassFree }]
    }),
  )
}
