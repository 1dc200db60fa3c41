import type { NetworkPlan } from '../../graph/plan.ts'
import { planGraph } from '../../graph/planGraph.ts'
import { checkPlan, type Planned } from './checkPlan.ts'

/** Plans the network of a package, and checks what the package brings: see {@link checkPlan}. Throws a `format` error. */
export function planPackage(model: Planned): NetworkPlan {
  const { height, width } = model.preprocessing
  return checkPlan(planGraph(model.graph, model.tensors, { height, width }), model)
}
