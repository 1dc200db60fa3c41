import { propagate, type WayBack } from '../backward.ts'
import type { Kept, SimdNetwork, Values } from '../forward.ts'
import { type Change, runFrom } from './runFrom.ts'

/** The gradient with respect to the output of a node if that output were another. */
export async function gradientsAt(
  network: SimdNetwork,
  kept: ReadonlyMap<number, Kept>,
  change: Change,
  way: Omit<WayBack, 'targets'>,
): Promise<Values> {
  const others = await runFrom(network, kept, change, way.from, { isKept: () => true })
  const all = new Map([...kept, ...others])
  const [gradient] = await propagate(network, all, { ...way, targets: [change.node] })
  return gradient as Values
}
