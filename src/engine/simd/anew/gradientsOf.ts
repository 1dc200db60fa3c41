import type { GradientPlace } from '../../engine.ts'
import { arrivePortable } from '../../portable/arrive.ts'
import { backThroughActivation, operandsBack, propagate, type Rule, type WayBack } from '../backward.ts'
import { hasOwnSums, type Kept, type SimdNetwork, type Values } from '../forward.ts'
import type { NodeLayout } from '../layout.ts'
import type { ThreadPool } from '../threadPool.ts'

/** {@link propagate} to places: outputs of nodes, and the same before their own activations. */
export async function gradientsOf(
  network: SimdNetwork,
  kept: ReadonlyMap<number, Kept>,
  way: WayBack,
  places: readonly GradientPlace[],
): Promise<Values[]> {
  const gradients = await propagate(network, kept, way)
  const atPlaces: Values[] = []
  for (const [place, gradient] of gradients.entries()) {
    const isSums = places[place]?.at === 'sums'
    const index = way.targets[place] as number
    atPlaces.push(isSums ? await backToSums(network.threadPool, index, gradient, kept, way.rule) : gradient)
  }
  return atPlaces
}

/** The gradient before the activation that a node has beside its sums; else that of its output. */
async function backToSums(
  threadPool: ThreadPool,
  index: number,
  gradient: Values,
  kept: ReadonlyMap<number, Kept>,
  rule: Rule,
): Promise<Values> {
  const own = threadPool.main.layout.nodes[index] as NodeLayout
  const { output, sums = output } = kept.get(index) as Kept
  const { node } = own
  if (hasOwnSums(own)) return backThroughActivation(node, gradient, sums, output, rule)
  const { backToSums } = await arrivePortable(node)
  return (backToSums?.(node, gradient, { ...operandsBack(threadPool, own, kept), output, rule }) ?? gradient) as Values
}
