import type { Activation } from '../../graph/operations.ts'
import type { NetworkPlan } from '../../graph/plan.ts'
import { arriveActivation, arrivePortable } from '../portable/arrive.ts'
import type { Operands } from '../portable/operation.ts'
import { yieldToEventLoop } from '../yieldToEventLoop.ts'
import { denseForward } from './dense.ts'
import { clearPadding, originOf, readFeatureMap, writeFeatureMap } from './featureMap.ts'
import { activationOf, findFusion } from './fusion.ts'
import type { NodeLayout } from './layout.ts'
import { canActivate } from './operations/convolution.ts'
import { inputsOf, runnerOf } from './operations/index.ts'
import { pooledAt } from './operations/pooling.ts'
import { weightValues } from './prepare.ts'
import { isScaling } from './scaling.ts'
import type { ThreadPool } from './threadPool.ts'

export type Values = Float32Array<ArrayBuffer>

/** A network to run: its plan, and the thread pool that holds it in memory. */
export interface SimdNetwork {
  plan: Pick<NetworkPlan, 'nodes' | 'inputs' | 'outputs'>
  threadPool: ThreadPool
}

/** What is kept of a node: its output, flat; and the same before its own activation, if the way back needs it. */
export interface Kept {
  output: Values
  sums?: Values
}

/** What a pass is to do. */
export interface Course {
  inputs: readonly Float32Array[]
  /** Whether to run each node. */
  isNeeded: readonly boolean[]
  /** Those whose output is kept. */
  isKept: (index: number) => boolean
  signal?: AbortSignal | undefined
  /** Called before a node runs: puts in place what others would have computed. */
  bring?: (own: NodeLayout) => void
}

/** Runs nodes in order, and keeps outputs. */
export async function runNodes(network: SimdNetwork, course: Course, kept: Map<number, Kept>): Promise<void> {
  const { layout } = network.threadPool.main
  /** Nodes that were computed together with an earlier one. */
  const done = new Set<number>()
  for (const [index, own] of layout.nodes.entries()) {
    if (!course.isNeeded[index] || done.has(index)) continue
    await yieldToEventLoop()
    course.signal?.throwIfAborted()
    course.bring?.(own)
    const last = await runNode(network, own, index, course, kept)
    for (let node = index; node !== last; ) {
      node = (layout.nodes[node] as NodeLayout).users[0] as number
      done.add(node)
    }
  }
}

/** Whether a node is a dense layer on a list of values. */
export const isDenseList = ({ node, convolution }: NodeLayout): boolean =>
  node.operation.kind === 'dense' && !convolution

/** Whether the engine sums products for a node and then applies its activation. */
export const hasOwnSums = (own: NodeLayout): boolean =>
  isDenseList(own) || own.convolution !== undefined || own.depthwise !== undefined

/** Runs one node and those that are computed with it. Returns the last of them. */
async function runNode(
  { plan, threadPool }: SimdNetwork,
  own: NodeLayout,
  index: number,
  { inputs, isKept }: Course,
  kept: Map<number, Kept>,
): Promise<number> {
  const { layout, memory } = threadPool.main
  const given = plan.inputs.findIndex(({ node }) => node === index)
  if (given >= 0) {
    const values = inputs[given] as Float32Array
    write(threadPool, own, values)
    if (isKept(index)) kept.set(index, { output: values.slice() })
    return index
  }
  const activation = activationOf(own.node)
  const isList = isDenseList(own)
  const runner = runnerOf(layout, own)
  const isSums = hasOwnSums(own)
  if (!runner && !isList) {
    const portable = await arrivePortable(own.node)
    write(threadPool, own, portable.forward(own.node, operandsOf(threadPool, own)) as Float32Array)
    if (isKept(index)) kept.set(index, { output: read(threadPool, own) })
    return index
  }
  const keepsSums = isSums && isKept(index) && (await wantsSums(isList, activation))
  const isRaw = isSums && (isList || keepsSums || !canActivate(own))
  const isFusible = (isSums && !isRaw) || isScaling(own.node)
  const { last } = isFusible ? findFusion(layout.nodes, index, isKept) : { last: index }
  const target = layout.nodes[last] as NodeLayout
  if (isList) {
    const [input] = inputsOf(layout, own) as [NodeLayout]
    write(threadPool, own, withBias(threadPool, own, denseForward(threadPool, own, read(threadPool, input))))
  } else {
    const [first] = target.storage.members
    const [input] = inputsOf(layout, own)
    const isPool = own.node.operation.kind === 'pooling2d' && input
    if (isPool) clearPadding(memory, pooledAt(own, input), own.map)
    else if (first === index || target.storage !== own.storage) clearPadding(memory, target.at, target.map)
    threadPool.run('forward', index, last, isRaw ? 1 : 0)
  }
  const sums = keepsSums ? read(threadPool, own) : undefined
  if (isRaw && activation.id !== 'linear') {
    const values = sums ?? read(threadPool, own)
    const { apply } = await arriveActivation(activation)
    write(threadPool, own, apply(values, own.node.shape) as Float32Array)
  }
  if (isKept(last)) kept.set(last, { output: read(threadPool, target), ...(sums && { sums }) })
  return last
}

/** Whether the sums before an activation are kept: of a list, a run of it anew starts from them. */
const wantsSums = async (isList: boolean, activation: Activation) =>
  isList ? activation.id !== 'linear' : (await arriveActivation(activation)).needsInput

/** Sums of a dense layer with its bias, in their place. */
export function withBias({ main: { floats } }: ThreadPool, { bias }: NodeLayout, sums: Values): Values {
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (floats[bias / 4 + i] as number)
  return sums
}

const read = ({ main: { memory } }: ThreadPool, { at, map }: NodeLayout): Values => {
  const isList = map.height === 1 && map.width === 1
  return isList ? new Float32Array(memory, at + originOf(map), map.channels).slice() : readFeatureMap(memory, at, map)
}

/** Puts the output of a node in place. */
export const write = ({ main: { memory } }: ThreadPool, { at, map }: NodeLayout, values: Float32Array): void =>
  writeFeatureMap(memory, at, map, values)

function operandsOf(threadPool: ThreadPool, own: NodeLayout): Operands {
  const { main } = threadPool
  const inputs = inputsOf(main.layout, own)
  return {
    inputs: inputs.map((input) => read(threadPool, input)),
    inputShapes: inputs.map(({ node }) => node.shape),
    weights: portableWeights(threadPool, own),
  }
}

/** The weights of a node as plain arrays. */
export const portableWeights = ({ main }: ThreadPool, own: NodeLayout): Record<string, Float32Array> =>
  Object.fromEntries(Object.keys(own.node.weights).map((key) => [key, weightValues(main, own, key) as Float32Array]))
