import { dependents } from '../../../graph/paths.ts'
import { yieldToEventLoop } from '../../yieldToEventLoop.ts'
import { propagate, type WayBack } from '../backward.ts'
import type { Kept, SimdNetwork, Values } from '../forward.ts'
import { type Item, toItem } from './denseOf.ts'
import { type Change, runFrom } from './runFrom.ts'
import { runTail } from './runTail.ts'
import { findTail, type Tail } from './tail.ts'

/** Other outputs of a node, and the node whose output is wanted for each. */
interface Batch {
  node: number
  /** Each is read before the next is asked for. */
  batch: Iterable<Float32Array>
  end: number
  /** The output of `end` as the pass has it. */
  logits: Values
  signal?: AbortSignal | undefined
}

/** The most that go through dense layers together, and the most bytes of what goes in. */
const MOST = 512
const MOST_BYTES = 2 ** 26

/** The output of the node `end` for each of a batch of other outputs of a node. */
export async function resume(
  network: SimdNetwork,
  kept: ReadonlyMap<number, Kept>,
  { node, batch, end, logits, signal }: Batch,
): Promise<Values[]> {
  const { plan } = network
  if (!dependents(plan.nodes, [node])[end]) return Array.from(batch, () => logits.slice())
  const tail: Tail = findTail(network.threadPool.main.layout.nodes, node, end) ?? { cut: end, nodes: [] }
  const { cut, nodes } = tail
  const base = kept.get(cut)?.output ?? logits
  const answers: Float32Array[] = []
  let items: Item[] = []
  const flush = async () => {
    if (items.length > 0) answers.push(...(await runTail(network, kept, tail, items, signal)))
    items = []
  }
  const most = Math.max(1, Math.min(MOST, Math.floor(MOST_BYTES / base.byteLength)))
  for (const values of batch) {
    await yieldToEventLoop()
    signal?.throwIfAborted()
    const outputs = await runFrom(network, kept, { node, values }, cut, { isKept: (index) => index === cut, signal })
    const { output } = outputs.get(cut) as Kept
    if (nodes.length === 0) answers.push(output)
    else items.push(toItem(output, base))
    if (items.length >= most) await flush()
  }
  await flush()
  return answers as Values[]
}

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
