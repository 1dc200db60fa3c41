import { arriveRare } from '../../graph/arriveRare.ts'
import type { NetworkPlan } from '../../graph/plan.ts'
import { planWith } from '../../graph/planWith.ts'
import { checkPlan, type Planned } from './checkPlan.ts'

/** The same as `planPackage`, without what only rarer operations need. Also rejects with a `part` error. */
export async function arrivePlan(model: Planned): Promise<NetworkPlan> {
  const { height, width } = model.preprocessing
  return checkPlan(planWith(await arriveRare(model.graph), model.graph, model.tensors, { height, width }), model)
}
