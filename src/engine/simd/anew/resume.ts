import { dependents } from '../../../graph/paths.ts'
import type { OtherOutput } from '../../engine.ts'
import { wholeOutput } from '../../wholeOutput.ts'
import { yieldToEventLoop } from '../../yieldToEventLoop.ts'
import type { Kept, SimdNetwork, Values } from '../forward.ts'
import { type Item, toList } from './denseOf.ts'
import { differenceOf, findDifference } from './differences.ts'
import { findNarrow, runNarrow } from './narrow.ts'
import { runFrom } from './runFrom.ts'
import { runTail } from './runTail.ts'
import { findTail, type Tail } from './tail.ts'

/** Other outputs of a node, and the node whose output is wanted for each. */
interface Batch {
  node: number
  batch: readonly OtherOutput[]
  end: number
  /** The output of `end` as the pass has it. */
  logits: Values
  signal?: AbortSignal | undefined
  /** The logits that are wanted, if not all. */
  units?: readonly number[] | undefined
}

/** The most bytes of lists that go through dense layers together. */
const MOST_BYTES = 2 ** 26

/** The output of the node `end` for each of a batch of other outputs of a node. */
export async function resume(
  network: SimdNetwork,
  kept: ReadonlyMap<number, Kept>,
  { node, batch, end, logits, signal, units }: Batch,
): Promise<Values[]> {
  const { plan, threadPool } = network
  const { nodes } = threadPool.main.layout
  if (!dependents(plan.nodes, [node])[end]) return batch.map(() => logits.slice())
  const tail: Tail = findTail(nodes, node, end) ?? { cut: end, nodes: [] }
  const [before, after] = [kept.get(node) as Kept, kept.get(tail.cut) ?? { output: logits }]
  const narrow = findNarrow(nodes, node, tail.cut)
  /** The output at the cut. */
  const toItem = async (other: OtherOutput): Promise<Item> => {
    const difference = narrow && differenceOf(other, before.output)
    const narrowed = difference && (await runNarrow(narrow, [before, after], difference))
    if (narrowed) return narrowed
    const change = { node, values: wholeOutput(other, before.output) }
    const isKept = (index: number) => index === tail.cut
    const outputs = await runFrom(network, kept, change, tail.cut, { isKept, signal })
    const { output } = outputs.get(tail.cut) as Kept
    return tail.nodes.length > 0 ? (findDifference(output, after.output) ?? output) : output
  }
  const answers: Float32Array[] = []
  const most = Math.max(1, Math.floor(MOST_BYTES / after.output.byteLength))
  for (let start = 0; start < batch.length; start += most) {
    const items: Item[] = []
    for (const other of batch.slice(start, start + most)) {
      await yieldToEventLoop()
      signal?.throwIfAborted()
      items.push(await toItem(other))
    }
    const isAll = tail.nodes.length === 0
    const ends = isAll
      ? items.map((item) => toList(item, after.output))
      : await runTail(network, kept, tail, items, { signal, units })
    for (const one of ends) answers.push(one)
  }
  return answers as Values[]
}
