import type { BackwardRequest, GradientPlace, Network, OtherOutput, Pass } from '../engine/engine.ts'
import { type Answering, answeringOf } from '../graph/answering.ts'
import type { Shape } from '../graph/graph.ts'
import { planeOf } from '../graph/plan/findTarget.ts'
import type { NetworkPlan, PlannedOutput } from '../graph/plan.ts'
import type { LinearReading, Preprocessing, Question } from '../types.ts'
import { splitScale } from './gradientScale.ts'
import { headRules, type Seed } from './heads.ts'
import type { CamMap } from './method.ts'
import type { CamReading } from './reading.ts'
import { seedOf } from './seed.ts'

type Values = Float32Array<ArrayBuffer>

/** How far a method of many passes is. */
export interface Progress {
  /** Steps done, of how many; a step is about a forward pass. */
  done: number
  total: number
  /** The map so far, if it can be shown. */
  map?: CamMap
}

/** What a method may ask of the network about one picture, for one of its outputs. */
export interface CamContext {
  plan: NetworkPlan
  output: PlannedOutput
  answering: Answering
  /** What is asked. */
  question: Question
  /** [height, width, channels] of the target layer. */
  shape: Shape
  /** Values for each input of the network: the picture first, as it is prepared. */
  inputs: readonly Float32Array[]
  /** How the picture was prepared, where that is known. */
  preprocessing: Preprocessing | undefined
  /** The logits of the output for the picture. */
  logits: Float32Array
  /** The seed of the asked score at some logits (the picture's own by default), negated for evidence against. */
  seed(logits?: Float32Array): Seed
  /** The asked score of logits: a probability or a logit; not negated. */
  score(logits: Float32Array): number
  /** The target layer's activations and gradients, read once. */
  reading(): Promise<CamReading>
  /** The plane in the output of a layer, [height, width, channels], flat; that of the target layer is read once. */
  activations(layer: string): Promise<Values>
  /**
   * The gradient of `seed · logits` with respect to that plane, or to an input by its name. Another pass is made where
   * the kept one does not reach. Throws RangeError for an unknown node.
   */
  gradients(node: string, seed: Float32Array, rule?: BackwardRequest['rule']): Promise<Values>
  /** The same for several places by one way back: whole outputs of nodes, flat. */
  gradientsOf(places: readonly GradientPlace[], seed: Float32Array, rule?: BackwardRequest['rule']): Promise<Values[]>
  /** The plane in a whole output of a node: without the class tokens before it, and what is after it. */
  planeIn(node: string, values: Values): Values
  /** {@link CamContext.gradients} with respect to a layer's plane if its activations were others. */
  gradientsAt(layer: string, activations: Float32Array, seed: Float32Array): Promise<Values>
  /** The logits of the output for other inputs, in batches. */
  logitsOf(batch: readonly (readonly Float32Array[])[]): Promise<readonly Values[]>
  /**
   * The logits of the output if the activations of a layer were others, all of them or some: from the layer on, in
   * batches. `units`: those that are wanted, all by default; others may be NaN.
   */
  resume(layer: string, batch: readonly OtherOutput[], units?: readonly number[]): Promise<readonly Values[]>
  /** The values of a node's weight, such as `bias`, by its short name; undefined if it has none of that name. */
  weight(node: string, key: string): Promise<Values | undefined>
  /** A context of the same question at another layer, silent. Throws RangeError for an unknown one. */
  at(layer: string): CamContext
  /**
   * Does something with a context of the same question about other inputs, of which the outputs are kept from a node
   * (the target layer by default; an input by its name) on.
   */
  about<T>(inputs: readonly Float32Array[], work: (context: CamContext) => Promise<T>, keepFrom?: string): Promise<T>
  /** Tells how far a method is. */
  onProgress(progress: Progress): void
  signal: AbortSignal | undefined
}

/** Where a context gets passes from. Only one is kept at a time. */
export interface Passes {
  inputs: readonly Float32Array[]
  /** The pass of these inputs; made anew if another one was made meanwhile, or if it does not keep that node. */
  keeping(node: string, signal?: AbortSignal): Promise<Pass>
  /** Passes of other inputs. */
  of(inputs: readonly Float32Array[]): Passes
}

interface ContextParts {
  plan: NetworkPlan
  network: Pick<Network, 'logits' | 'weight'>
  passes: Passes
  /** Of the picture. */
  logits: Float32Array
  question: Question
  preprocessing?: Preprocessing | undefined
  reading?: LinearReading | undefined
  /** The target layer's activations and gradients, where they were read before. */
  read?: CamReading | undefined
  signal?: AbortSignal | undefined
  onProgress?: ((progress: Progress) => void) | undefined
}

/** A context of a question. Throws RangeError for an unknown output or layer. */
export function createContext(parts: ContextParts): CamContext {
  const { plan, network, passes, logits, question, signal, onProgress = () => {} } = parts
  const { output: index = 0, layer, classIndex, score, evidence } = question
  const output = plan.outputs[index]
  const shape = plan.featureMaps.get(layer)
  if (!output) throw new RangeError(`There is no output ${index}.`)
  if (!shape) throw new RangeError(`There is no layer ${layer}.`)
  const answering = answeringOf({ ...output, reading: parts.reading })
  const rule = headRules[answering]
  const find = (name: string) => {
    const node = plan.nodes.find((one) => one.name === name)
    if (!node) throw new RangeError(`There is no node ${name}.`)
    return node
  }
  /** Where the plane of a node lies in its values, if there are class tokens before it. */
  const placeOf = (name: string) => {
    const node = find(name)
    const found = node.plane && planeOf(node)
    if (!found) return undefined
    const [height = 1, width = 1, channels = 1] = found.shape
    return { start: found.skip * channels, end: (found.skip + height * width) * channels }
  }
  const planeIn = (name: string, values: Values) => {
    const place = placeOf(name)
    return place ? values.slice(place.start, place.end) : values
  }
  /** The values of a node with another plane in them: what is around it stays. */
  const paste = (name: string, whole: Values, plane: Float32Array): Float32Array => {
    const place = placeOf(name)
    if (!place) return plane
    const values = whole.slice()
    values.set(plane, place.start)
    return values
  }
  /** Indexes in a node's plane as those in its output. */
  const behindTokens = (name: string, at: ArrayLike<number>): ArrayLike<number> => {
    const { start } = placeOf(name) ?? { start: 0 }
    return start > 0 ? Array.from(at, (index) => index + start) : at
  }
  const seed = (at: Float32Array = logits): Seed => {
    const { values, logScale } = seedOf(score, answering, at, classIndex)
    // Backpropagation is linear in the seed.
    return { values: evidence === 'against' ? values.map((value) => -value) : values, logScale }
  }
  const planeOfLayer = async (name: string) =>
    planeIn(name, await (await passes.keeping(name, signal)).activations(name))
  let target = parts.read && Promise.resolve(parts.read.input.activations as Values)
  let read = parts.read && Promise.resolve(parts.read)
  const context: CamContext = {
    ...{ plan, output, answering, question, shape, logits, signal, onProgress, seed, planeIn },
    inputs: passes.inputs,
    preprocessing: parts.preprocessing,
    score: (at) =>
      score === 'probability' && answering !== 'values'
        ? (rule.probabilities(at)[classIndex] as number)
        : rule.logit(at, classIndex),
    reading() {
      read ??= readCam(context)
      return read
    },
    activations(name) {
      if (name !== layer) return planeOfLayer(name)
      target ??= planeOfLayer(name)
      return target
    },
    gradients: async (name, values, by = 'plain') =>
      planeIn(
        name,
        await (await passes.keeping(name, signal)).gradients(name, { seed: values, output: index, rule: by }),
      ),
    async gradientsOf(places, values, by = 'plain') {
      const pass = await passes.keeping(first(plan, places), signal)
      return pass.gradientsOf(places, { seed: values, output: index, rule: by })
    },
    async gradientsAt(name, plane, values) {
      const pass = await passes.keeping(name, signal)
      const whole = paste(name, await pass.activations(name), plane)
      return planeIn(name, await pass.gradientsAt(name, whole, { seed: values, output: index }))
    },
    logitsOf: (batch) => network.logits(batch, index, signal),
    async resume(name, batch, units) {
      const pass = await passes.keeping(name, signal)
      const whole = await pass.activations(name)
      return pass.resume(
        name,
        batch.map((other) =>
          other instanceof Float32Array ? paste(name, whole, other) : { ...other, at: behindTokens(name, other.at) },
        ),
        index,
        signal,
        units,
      )
    },
    async weight(name, key) {
      const { weights } = find(name)
      const named = Object.hasOwn(weights, key) ? weights[key] : undefined
      return named && network.weight(named.tensor)
    },
    at: (other) =>
      createContext({ ...parts, read: undefined, onProgress: () => {}, question: { ...question, layer: other } }),
    async about(inputs, work, keepFrom = layer) {
      const others = passes.of(inputs)
      const own = (await others.keeping(keepFrom, signal)).outputs[index] as Float32Array
      return work(createContext({ ...parts, read: undefined, passes: others, logits: own, onProgress: () => {} }))
    },
  }
  return context
}

/** The first of some nodes in the order of the network. */
function first({ nodes }: NetworkPlan, places: readonly GradientPlace[]): string {
  const wanted = new Set(places.map(({ node }) => node))
  const node = nodes.find(({ name }) => wanted.has(name))
  if (!node) throw new RangeError('There is no such node.')
  return node.name
}

/**
 * Reads the outputs and gradients of the target layer. For evidence against a class, the gradient is negated first
 * (Selvaraju et al. 2017, section "Counterfactual Explanations").
 */
async function readCam({ shape, question: { layer }, seed, activations, gradients }: CamContext): Promise<CamReading> {
  const [height = 0, width = 0, channels = 0] = shape
  const { values, logScale } = seed()
  const input = {
    ...{ height, width, channels },
    activations: await activations(layer),
    gradients: await gradients(layer, values),
  }
  return { input, logScale, ...splitScale(logScale, input) }
}
