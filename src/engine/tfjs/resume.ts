import { dispose, type Tensor, tensor, tidy } from '@tensorflow/tfjs-core'
import { ancestors, dependents } from '../../graph/paths.ts'
import type { BackwardRequest, OtherOutput } from '../engine.ts'
import { wholeOutput } from '../wholeOutput.ts'
import { gradientsAtPlaces } from './backward.ts'
import { batchSize, inBatches, stack } from './batches.ts'
import { repeatTo } from './operations/expand.ts'
import { endOf, type Running, read, run } from './run.ts'
import type { RuntimeNode } from './runtimeNode.ts'

type Values = Float32Array<ArrayBuffer>

const none = new Float32Array()

interface Batch {
  index: number
  batch: readonly OtherOutput[]
  end: number
  /** The output of `end` as the pass has it. */
  logits: Values
  signal?: AbortSignal | undefined
}

/** The nodes to run if the output of one is another, before the node `end`; and those beside that they read. */
function course({ nodes }: Running, index: number, end: number) {
  const anew = dependents(nodes, [index])
  const before = ancestors(nodes, [end])
  const wanted = nodes.map((_, at) => at !== index && anew[at] === true && before[at] === true)
  const beside = new Set(nodes.flatMap(({ inputs }, at) => (wanted[at] ? inputs.filter((input) => !anew[input]) : [])))
  return { wanted, beside, isReached: anew[end] === true }
}

/** The output of the node `end` for each of a batch of other outputs of a node. */
export async function resume(
  running: Running,
  outputs: ReadonlyMap<number, Tensor>,
  { index, batch, end, logits, signal }: Batch,
): Promise<Values[]> {
  const { wanted, beside, isReached } = course(running, index, end)
  if (!isReached) return batch.map(() => logits.slice())
  const { nodes } = running
  const { shape } = nodes[index] as RuntimeNode
  const size = batchSize(nodes.filter((_, at) => wanted[at] || at === index || beside.has(at)))
  const own = batch.some((other) => !(other instanceof Float32Array)) ? await read(outputs.get(index) as Tensor) : none
  return inBatches(batch, size, async (part) => {
    const whole = part.map((other) => wholeOutput(other, own))
    const given = new Map([[index, stack(whole, shape)]])
    for (const at of beside) given.set(at, repeated(outputs.get(at) as Tensor, part.length))
    return (await run(running, { given, wanted, kept: new Set([end]), signal })).get(end) as Tensor
  })
}

/** The same output for each of a batch, for the caller to own. */
const repeated = (one: Tensor, count: number): Tensor => tidy(() => repeatTo(one, one.shape.with(0, count)).clone())

/** The gradient with respect to the output of a node if that output were another. */
export async function gradientsAt(
  running: Running,
  outputs: ReadonlyMap<number, Tensor>,
  { index, values }: { index: number; values: Float32Array },
  request: BackwardRequest,
): Promise<Values> {
  const { nodes } = running
  const { wanted, beside } = course(running, index, endOf(running, request.output ?? 0))
  const given = new Map([[index, tensor(values, [1, ...(nodes[index] as RuntimeNode).shape])]])
  for (const at of beside) given.set(at, (outputs.get(at) as Tensor).clone())
  const others = await run(running, { given, wanted, kept: new Set(nodes.keys()) })
  try {
    const all = new Map([...outputs, ...others])
    const [gradient] = await gradientsAtPlaces(running, all, [{ index, at: 'output' }], request)
    return gradient as Values
  } finally {
    dispose([...others.values()])
  }
}
