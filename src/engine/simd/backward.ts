import type { Activation } from '../../graph/operations.ts'
import type { BackwardRequest } from '../engine.ts'
import { arriveActivation, arrivePortable } from '../portable/arrive.ts'
import { WINOGRAD_TIES } from '../portable/ties.ts'
import { yieldToEventLoop } from '../yieldToEventLoop.ts'
import { denseBack } from './dense.ts'
import { asMap, type FeatureMap, makeFeatureMap, readFeatureMap, writeFeatureMap } from './featureMap.ts'
import { type Kept, portableWeights, type SimdNetwork, type Values } from './forward.ts'
import { activationOf } from './fusion.ts'
import { onPaths } from './keep.ts'
import type { DepthwiseLayout, NodeLayout } from './layout.ts'
import type { ThreadPool } from './threadPool.ts'

type Rule = NonNullable<BackwardRequest['rule']>

/** The gradient of `seed · output of the node "from"` with respect to the output of the node `target`. */
export async function propagate(
  { plan, threadPool }: SimdNetwork,
  kept: ReadonlyMap<number, Kept>,
  { from, target, seed, rule }: { from: number; target: number; seed: Float32Array; rule: Rule },
): Promise<Values> {
  const path = onPaths(plan.nodes, target, [from])
  const { layout } = threadPool.main
  const gradients = new Map<number, Values>([[from, seed.slice()]])
  for (let index = from; index > target; index--) {
    const gradient = gradients.get(index)
    if (!gradient || !path.has(index)) continue
    await yieldToEventLoop()
    const own = layout.nodes[index] as NodeLayout
    const backs = await backward(threadPool, own, index, gradient, kept, rule)
    for (const [position, back] of backs.entries()) {
      const input = own.node.inputs[position] as number
      if (!back || !path.has(input)) continue
      const before = gradients.get(input)
      gradients.set(input, before ? sum(before, back) : back)
    }
    gradients.delete(index)
  }
  const own = layout.nodes[target] as NodeLayout
  const gradient = path.has(from) ? gradients.get(target) : undefined
  return gradient?.slice() ?? new Float32Array(own.node.shape.reduce((product, side) => product * side, 1))
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
  rule: Rule,
): Promise<(Values | null)[]> {
  const { node, convolution, depthwise } = own
  const { output, sums = output } = kept.get(index) as Kept
  const isList = node.operation.kind === 'dense' && !convolution
  if (isList || convolution?.backward || depthwise?.back) {
    const atSums = await backThroughActivation(activationOf(node), gradient, sums, output, node.shape, rule)
    return [isList ? denseBack(threadPool, own, atSums) : convolutionBack(threadPool, own, index, atSums)]
  }
  const inputs = node.inputs.map((input) => kept.get(input)?.output)
  const { nodes } = threadPool.main.layout
  if (node.operation.kind === 'activation') {
    const [x = output] = inputs
    return [await backThroughActivation(activationOf(node), gradient, x, output, node.shape, rule)]
  }
  return (await arrivePortable(node)).backward(node, gradient, {
    inputs: inputs as Values[],
    inputShapes: node.inputs.map((input) => (nodes[input] as NodeLayout).node.shape),
    weights: portableWeights(threadPool, own),
    ...{ output, rule, ties: WINOGRAD_TIES },
  }) as (Values | null)[]
}

async function backThroughActivation(
  activation: Activation,
  gradient: Values,
  x: Values,
  y: Values,
  shape: readonly number[],
  rule: Rule,
): Promise<Values> {
  const isPlain = activation.id === 'relu' && activation.max === undefined && !activation.slope && !activation.threshold
  if (!isPlain) return (await arriveActivation(activation)).back(gradient, { x, y, shape, rule }) as Values
  // Most layers, on millions of values.
  const back = gradient.slice()
  const isGuided = rule === 'guided'
  for (let i = 0; i < back.length; i++) {
    if (!((y[i] as number) > 0) || (isGuided && (back[i] as number) < 0)) back[i] = 0
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
