import type { NetworkPlan } from '../graph/plan.ts'

/**
 * Different layers in the order of the network: what is kept from the first on reaches those that depend on it without
 * another pass.
 */
export function inOrder({ featureMaps }: Pick<NetworkPlan, 'featureMaps'>, layers: readonly string[]): string[] {
  const places = [...featureMaps.keys()]
  return [...new Set(layers)].sort((a, b) => places.indexOf(a) - places.indexOf(b))
}
