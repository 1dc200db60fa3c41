import type { Graph, Shape } from './graph.ts'
import type { NetworkPlan } from './plan.ts'
import { type PlanOptions, planWith } from './planWith.ts'
import { rare } from './rare/index.ts'

export { MAX_NODES, MAX_OUTPUTS } from './planWith.ts'

/** Plans a network with any operations: see {@link planWith}. */
export const planGraph = (
  graph: Graph,
  tensors: readonly { readonly name: string; readonly shape: Shape }[],
  options?: PlanOptions,
): NetworkPlan => planWith(rare, graph, tensors, options)
