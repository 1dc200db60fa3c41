import { HeatlensError } from '../errors/index.ts'
import type { Graph, Shape } from './graph.ts'
import { Obstacles } from './obstacles.ts'
import { ancestors } from './paths.ts'
import { bytesOf, peakBytes } from './plan/countBytes.ts'
import { cutHeads, type OutputPlace } from './plan/cutHeads.ts'
import { findTarget, planeOf } from './plan/findTarget.ts'
import { type InferredNode, inferNodes, type Rules } from './plan/inferNodes.ts'
import { type Lowering, lowerNodes } from './plan/lowerNodes.ts'
import { nameSwish } from './plan/nameSwish.ts'
import { checkInputs, inputNodes, withSize } from './plan/readInputs.ts'
import { sortNodes } from './plan/sortNodes.ts'
import { summarize } from './plan/summarize.ts'
import type { NetworkPlan, PlannedNode, PlannedOutput } from './plan.ts'
import { usualShapes } from './shapes/usualShapes.ts'

/** The most nodes of a graph. */
export const MAX_NODES = 20_000

/** The most outputs of a network. */
export const MAX_OUTPUTS = 100

/** Height and width of pictures, in pixels, for a network that takes any, where nobody chose them. */
export const USUAL_SIDE = 224

/** What only some graphs need to be planned; see `rare/`. */
export interface Rare {
  /** Rules for shapes of outputs. */
  shapes: Rules
  lowering: Lowering
  /** Expresses lowered nodes by others. */
  simplify(nodes: readonly PlannedNode[], outputs: readonly number[], picture: number): PlannedNode[]
  /**
   * Marks nodes with their planes, and tells which of them a gradient from the logits at a place reaches. `picture`: its
   * place.
   */
  findPlanes(
    nodes: readonly PlannedNode[],
    picture: number,
  ): { nodes: readonly PlannedNode[]; reached: (logits: number) => readonly boolean[] }
}

export interface PlanOptions {
  /** Height and width of the picture, for the sides that the file leaves free (`hasFreeSize`); {@link USUAL_SIDE} else. */
  height?: number
  width?: number
}

/**
 * Plans a network for any engine, given what is rare if the graph has it (`isRare`): checks it, infers all shapes, drops and lowers operations, cuts off the last
 * activation of each output as its head, and finds the layer to explain by default. Of several outputs, those that give
 * no classes are left out.
 *
 * `tensors`: those that the files hold, with the shapes that the graph wants; the graph may use only some. Throws
 * `format` errors: `networkObstacles` with everything that keeps the network from running, `weightsTwice`,
 * `tooManyLayers`, and `notANetwork` for one without inputs or outputs.
 */
export function planWith(
  rare: Rare | undefined,
  graph: Graph,
  tensors: readonly { readonly name: string; readonly shape: Shape }[],
  { height = USUAL_SIDE, width = USUAL_SIDE }: PlanOptions = {},
): NetworkPlan {
  if (graph.nodes.length > MAX_NODES) throw new HeatlensError('tooManyLayers', { count: graph.nodes.length })
  if (graph.outputs.length === 0 || graph.outputs.length > MAX_OUTPUTS) throw new HeatlensError('notANetwork')
  const obstacles = new Obstacles()
  const sized = withSize(graph, height, width)
  const sorted = sortNodes(sized, obstacles)
  const names = new Set(sized.nodes.map(({ name }) => name))
  for (const { name, node } of graph.outputs) {
    if (!names.has(node)) obstacles.add({ name, kindName: 'output' }, 'inputUnknown', { input: node })
  }
  obstacles.throwIfAny()
  const inputs = inputNodes(sized)
  checkInputs(inputs, obstacles)
  const inferred = inferNodes(sorted, shapesByName(tensors), obstacles, { ...usualShapes, ...rare?.shapes })
  obstacles.throwIfAny()
  if (!inferred) throw new HeatlensError('notANetwork')
  const wanted = inputs.map(({ name }) => name)
  return { ...planInferred(inferred, wanted, graph.outputs, obstacles, rare), summary: summarize(inferred) }
}

function shapesByName(tensors: readonly { readonly name: string; readonly shape: Shape }[]): Map<string, Shape> {
  const shapes = new Map<string, Shape>()
  for (const { name, shape } of tensors) {
    if (shapes.has(name)) throw new HeatlensError('weightsTwice', { weights: name })
    shapes.set(name, shape)
  }
  return shapes
}

function planInferred(
  inferred: readonly InferredNode[],
  inputs: readonly string[],
  outputs: Graph['outputs'],
  obstacles: Obstacles,
  rare: Rare | undefined,
): Omit<NetworkPlan, 'summary'> {
  const lowered = lowerNodes(inferred, rare?.lowering)
  const authors = new Map(inferred.map(({ node }, index) => [node.name, lowered.places[index] ?? 0]))
  const ends: OutputPlace[] = outputs.map(({ name, node }) => ({ name, place: authors.get(node) ?? 0 }))
  const places = ends.map(({ place }) => place)
  const inputPlaces = inputs.map((name) => authors.get(name) ?? 0)
  const picture = inputPlaces[0] ?? 0
  const whole = nameSwish(rare?.simplify(lowered.nodes, places, picture) ?? lowered.nodes, places)
  const cut = cutHeads(whole, ends, obstacles)
  const { nodes: draft, reached } = rare?.findPlanes(whole, picture) ?? { nodes: whole, reached: undefined }
  const usable = cut.flatMap((output) => {
    const explainable = findTarget(draft, picture, output.place, reached?.(output.place))
    if (!explainable)
      obstacles.add({ name: output.name, kindName: draft[output.place]?.kindName ?? '' }, 'noFeatureMap')
    return explainable ? { output, explainable } : []
  })
  if (usable.length === 0) obstacles.throwIfAny()
  const { nodes, places: newPlaces } = onlyUsed(draft, [...inputPlaces, ...usable.map(({ output }) => output.place)])
  const placed = inputPlaces.map((place) => newPlaces[place] ?? 0)
  const planned = usable.map(
    ({ output: { name, place, head, units }, explainable }): PlannedOutput => ({
      name,
      node: newPlaces[place] ?? 0,
      head,
      units,
      ...explainable,
    }),
  )
  const weights = new Map(
    nodes.flatMap((node) => Object.values(node.weights).map(({ tensor, shape }) => [tensor, shape])),
  )
  return {
    nodes,
    inputs: placed.map((node) => ({ name: nodes[node]?.name ?? '', node, shape: nodes[node]?.shape ?? [] })),
    outputs: planned,
    featureMaps: new Map(
      nodes.flatMap((node) => {
        const plane = planeOf(node)
        const { kind } = node.operation
        return plane && kind !== 'input' && kind !== 'constant' ? [[node.name, plane.shape]] : []
      }),
    ),
    tensors: weights,
    bytes: {
      weights: bytesOf(weights.values()),
      peak: peakBytes(
        nodes,
        planned.map(({ node }) => node),
      ),
    },
  }
}

/** The nodes that these ones need, and their new places. */
function onlyUsed(nodes: readonly PlannedNode[], ends: readonly number[]): { nodes: PlannedNode[]; places: number[] } {
  const isUsed = ancestors(nodes, ends)
  let count = 0
  const places = nodes.map((_, place) => (isUsed[place] ? count++ : -1))
  return {
    nodes: nodes.flatMap((node, place) =>
      isUsed[place] ? { ...node, inputs: node.inputs.map((input) => places[input] ?? 0) } : [],
    ),
    places,
  }
}
