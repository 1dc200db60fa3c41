import type { PlannedNode } from '../../graph/plan.ts'
import { valueCount } from '../../model/package/manifest.ts'
import type { BackwardRequest } from '../engine.ts'
import { arriveActivation, arrivePortable } from '../portable/arrive.ts'
import { WINOGRAD_TIES } from '../portable/ties.ts'
import { yieldToEventLoop } from '../yieldToEventLoop.ts'
import { denseBack } from './dense.ts'
import { asMap, type FeatureMap, makeFeatureMap, readFeatureMap, writeFeatureMap } from './featureMap.ts'
import { isDenseList, type Kept, portableWeights, type SimdNetwork, type Values } from './forward.ts'
import { activationOf } from './fusion.ts'
import { onPaths } from './keep.ts'
import type { DepthwiseLayout, NodeLayout } from './layout.ts'
import { inputsOf } from './operations/index.ts'
import type { ThreadPool } from './threadPool.ts'

export type Rule = NonNullable<BackwardRequest['rule']>

/** A way back, from the logits of one output to some nodes. */
export interface WayBack {
  from: number
  targets: readonly number[]
  seed: Float32Array
  rule: Rule
}

/** The gradients of `seed · output of the node "from"` with respect to the outputs of the nodes `targets`. */
export async function propagate(
  { plan, threadPool }: SimdNetwork,
  kept: ReadonlyMap<number, Kept>,
  { from, targets, seed, rule }: WayBack,
): Promise<Values[]> {
  const path = onPaths(plan.nodes, targets, [from])
  const { layout } = threadPool.main
  const gradients = new Map<number, Values>(path.has(from) ? [[from, seed.slice()]] : [])
  const room = reusedRoom()
  for (let index = from; index >= 0; index--) {
    const gradient = gradients.get(index)
    const own = layout.nodes[index] as NodeLayout
    if (!gradient || !own.node.inputs.some((input) => path.has(input))) continue
    await yieldToEventLoop()
    const backs = await backward(threadPool, own, index, gradient, kept, { rule, room })
    for (const [position, back] of backs.entries()) {
      const input = own.node.inputs[position] as number
      if (!back || !path.has(input)) continue
      const before = gradients.get(input)
      gradients.set(input, before ? sum(before, back) : back)
    }
    if (!targets.includes(index)) gradients.delete(index)
  }
  return targets.map((target) => {
    const { shape } = (layout.nodes[target] as NodeLayout).node
    return gradients.get(target)?.slice() ?? new Float32Array(valueCount(shape))
  })
}

/** Room for so many values, the same each time: a new array for each layer keeps the garbage collector busy. */
type Room = (length: number) => Values

function reusedRoom(): Room {
  let values: Values = new Float32Array(0)
  return (length) => {
    if (values.length < length) values = new Float32Array(length)
    return values.subarray(0, length)
  }
}

function sum(a: Values, b: Values): Values {
  const both = a.slice()
  for (let i = 0; i < both.length; i++) both[i] = (both[i] as number) + (b[i] as number)
  return both
}

/** The gradient with respect to each input of a node. */
async function backward(
  threadPool: ThreadPool,
  own: NodeLayout,
  index: number,
  gradient: Values,
  kept: ReadonlyMap<number, Kept>,
  { rule, room }: { rule: Rule; room: Room },
): Promise<(Values | null)[]> {
  const { node, convolution, depthwise } = own
  const { output, sums = output } = kept.get(index) as Kept
  const isList = isDenseList(own)
  if (isList || convolution?.backward || depthwise?.back) {
    // Read before the next layer takes the room.
    const atSums = await backThroughActivation(node, gradient, sums, output, rule, room)
    return [isList ? denseBack(threadPool, own, atSums) : convolutionBack(threadPool, own, index, atSums)]
  }
  if (node.operation.kind === 'activation') {
    const [x = output] = node.inputs.map((input) => kept.get(input)?.output)
    return [await backThroughActivation(node, gradient, x, output, rule)]
  }
  const operands = operandsBack(threadPool, own, kept)
  const back = threadPool.main.layout.more?.ways[node.operation.kind]?.(threadPool, own, gradient, operands)
  if (back) return back
  return (await arrivePortable(node)).backward(node, gradient, { ...operands, output, rule }) as (Values | null)[]
}

/** What the way back through a node in plain arrays knows. */
export const operandsBack = (threadPool: ThreadPool, own: NodeLayout, kept: ReadonlyMap<number, Kept>) => ({
  inputs: own.node.inputs.map((input) => kept.get(input)?.output) as Values[],
  inputShapes: inputsOf(threadPool.main.layout, own).map(({ node }) => node.shape),
  weights: portableWeights(threadPool, own),
  ties: WINOGRAD_TIES,
})

/** The way back through the activation of a node, from x to y; of a ReLU into an array of `room`. */
export async function backThroughActivation(
  node: PlannedNode,
  gradient: Values,
  x: Values,
  y: Values,
  rule: Rule,
  room: Room = (length) => new Float32Array(length),
): Promise<Values> {
  const activation = activationOf(node)
  const isPlain = activation.id === 'relu' && !activation.slope && !activation.threshold
  if (!isPlain) return (await arriveActivation(activation)).back(gradient, { x, y, shape: node.shape, rule }) as Values
  // Most layers, on millions of values.
  const { max = Number.POSITIVE_INFINITY } = activation
  const back = room(gradient.length)
  const least = rule === 'guided' ? 0 : Number.NEGATIVE_INFINITY
  for (let i = 0; i < back.length; i++) {
    const at = y[i] as number
    const own = gradient[i] as number
    back[i] = at > 0 && at < max && !(own < least) ? own : 0
  }
  return back
}

/** The way back of a convolution, whether depthwise or not: a convolution of the gradient. */
function convolutionBack({ main, run }: ThreadPool, own: NodeLayout, index: number, gradient: Values): Values {
  const { node, convolution, depthwise } = own
  const { memory, layout } = main
  const map = convolution?.backward?.input ?? depthwise?.back
  const places = (convolution ?? depthwise)?.places
  if (!map || !places) throw new RangeError('The convolution has no way back.')
  const strides = depthwise?.operation.strides ?? convolution?.forward.strides
  writeFeatureMap(memory, places.from, map, gradient, [own.map.height, own.map.width], strides)
  if (depthwise) rotateFilters(main, depthwise)
  run(depthwise ? 'depthwiseBack' : 'convolveBack', index)
  const input = layout.nodes[node.inputs[0] as number] as NodeLayout
  return readFeatureMap(memory, places.to, makeFeatureMap(asMap(input.node.shape)))
}

/** Writes the filters of a depthwise convolution for the way back: the last tap first. */
function rotateFilters({ floats }: ThreadPool['main'], { filters, places, operation, back }: DepthwiseLayout): void {
  const row = (back as FeatureMap).pixel / 4
  const taps = operation.size[0] * operation.size[1]
  for (let tap = 0; tap < taps; tap++) {
    const from = filters / 4 + (taps - 1 - tap) * row
    floats.copyWithin(places.filters / 4 + tap * row, from, from + row)
  }
}
