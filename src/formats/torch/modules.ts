import type { Graph, GraphNode, Shape } from '../../graph/graph.ts'
import type { Operation } from '../../graph/operations.ts'
import type { StoredTensor } from '../../model/storedNetwork.ts'
import type { OpenQuestion } from '../../types.ts'
import { type ActivationName, optionOf, options } from './layers/activate.ts'
import type { Preset } from './presets.ts'
import { type StateDict, Unfit } from './stateDict.ts'

/** What a module gives: its node, and the shape of that, [height, width, channels], [tokens, channels] or [values]. */
export interface Value {
  name: string
  shape: Shape
  /** What it is the mean of. */
  plane?: Value
}

/** Before the names of what a network of a person has behind one that is known ({@link Modules.own}). */
export const OWN = 'own:'

type Weights = Readonly<Record<string, Omit<StoredTensor, 'name'>>>

/** What a network is by its weights, where others have the same. */
export interface Kind {
  name: string
  /** True if another one, `tf_` before its name, pads as TensorFlow does. */
  hasTwin?: boolean
  /** The name of one that turns queries and keys by their places, if there is one. */
  rotated?: string
}

/** As its author calls a module. */
const shown = (module: string) => (module.startsWith(OWN) ? module.slice(OWN.length) : module)

/** Tensors that a network can do without, and that say nothing of it. */
const IDLE = /(?:^|\.)(?:num_batches_tracked|relative_position_index|relative_coords_table|attn_mask|mask_token)$/

/**
 * Builds the graph of a PyTorch network, module by module, over the weights of its state dict: widths, depths and
 * kernels are those of the weights. Nodes have the author's names of modules. Throws {@link Unfit} where the weights
 * are not those of the architecture that is tried.
 */
export class Modules {
  readonly #dict: StateDict
  readonly #taken = new Set<string>()
  readonly #names = new Set<string>()
  readonly #nodes: GraphNode[] = []
  readonly #tensors: StoredTensor[] = []
  /** What is known of the network by name, if it is one that is known. */
  readonly preset: Partial<Preset>

  /** Set by families whose weights may be of another network, which they can build as well. */
  kind: Kind | undefined

  /** What follows a Linear of a last layer, where its weights leave that open. */
  activation: OpenQuestion | undefined

  /** The channels of a vision transformer of which nothing says how many heads it has. */
  headless: number | undefined

  constructor(dict: StateDict, preset: Partial<Preset> = {}) {
    this.#dict = dict
    this.preset = preset
  }

  /** Stands in for the heads of so many channels, which are unknown: such a network is refused once its weights fit. */
  withoutHeads(channels: number): number {
    this.headless = channels
    return 1
  }

  /** The activation behind a Linear, where its file leaves room for one: the usual one, if a person says nothing. */
  behind(module: string, usual: ActivationName = 'relu'): ActivationName {
    const { between } = this.preset
    const from = between === undefined ? 'guess' : 'person'
    const chosen = optionOf(between ?? usual)
    this.activation ??= { about: 'activation', module: shown(module), options, chosen, from }
    return between ?? usual
  }

  /** The modules that a person put behind a known network, in the order of the file. */
  get own(): string[] {
    const modules = [...this.#dict.keys()].flatMap((name) => (name.startsWith(OWN) ? name.split('.', 1) : []))
    return [...new Set(modules)]
  }

  /** The names of the modules in one, in the order of the file. */
  parts(module: string): string[] {
    const start = `${module}.`
    const inner = [...this.#dict.keys()]
      .filter((name) => name.startsWith(start))
      .map((name) => name.slice(start.length))
    return [...new Set(inner.flatMap((name) => (name.includes('.') ? name.split('.', 1) : [])))]
  }

  has(name: string): boolean {
    return this.#dict.has(name)
  }

  /** Names of tensors. */
  names(): IterableIterator<string> {
    return this.#dict.keys()
  }

  /** The shape of a tensor; throws {@link Unfit} if there is none. */
  shape(name: string): Shape {
    const found = this.#dict.get(name)
    if (!found) throw new Unfit(`no ${name}`)
    return found.shape
  }

  /** The numbers of modules in one, in order: of `layer1.0.conv1.weight` in `layer1`, 0. */
  children(module: string): number[] {
    const found = new Set<number>()
    const start = module === '' ? '' : `${module}.`
    for (const name of this.#dict.keys()) {
      const number = name.startsWith(start) ? /^\d+(?=\.)/.exec(name.slice(start.length)) : null
      if (number) found.add(Number(number[0]))
    }
    return [...found].sort((a, b) => a - b)
  }

  /** True if any tensor is in this module. */
  holds(module: string): boolean {
    const start = `${module}.`
    return [...this.#dict.keys()].some((name) => name.startsWith(start))
  }

  /** A tensor, which is used by that. Throws {@link Unfit} if it is missing or of another shape. */
  take(name: string, shape: Shape = this.shape(name)): StoredTensor {
    const found = this.#dict.get(name)
    if (found?.shape.join() !== shape.join()) throw new Unfit(`${name}: ${found?.shape}, not ${shape}`)
    this.#taken.add(name)
    return found
  }

  /** Leaves out what training alone needs, such as auxiliary heads. */
  leave(pattern: RegExp): void {
    for (const name of this.#dict.keys()) if (pattern.test(name)) this.#taken.add(name)
  }

  /** The picture, of these sides if they follow from the weights; else of those that are known, or of the usual ones. */
  input(usual = 224, own?: readonly [height: number, width: number]): Value {
    const { size = usual, sides = [size, size] } = this.preset
    const shape = [...(own ?? sides), 3]
    return this.node('input', 'Input', { kind: 'input', shape }, [], shape)
  }

  /** The picture as its first convolution takes it: a grey one has one channel. Any other value as it is. */
  asPicture(x: Value, channels: number): Value {
    if (x.name !== 'input' || channels !== 1) return x
    const shape = [...x.shape.slice(0, -1), channels]
    const at = this.#nodes.findIndex(({ name }) => name === x.name)
    this.#nodes[at] = { ...(this.#nodes[at] as GraphNode), operation: { kind: 'input', shape } }
    return { ...x, shape }
  }

  /** Adds a node; a name that is taken gets a number. */
  node(
    name: string,
    kindName: string,
    operation: Operation,
    inputs: readonly Value[],
    shape: Shape,
    weights: Weights = {},
  ): Value {
    let free = shown(name)
    for (let count = 1; this.#names.has(free); count++) free = `${shown(name)}_${count}`
    this.#names.add(free)
    const names = Object.keys(weights).map((short) => [short, `${free}/${short}`] as const)
    for (const [short, full] of names) this.#tensors.push({ ...(weights[short] as StoredTensor), name: full })
    const from = inputs.map((input) => input.name)
    this.#nodes.push({ name: free, kindName, operation, inputs: from, weights: Object.fromEntries(names) })
    return { name: free, shape }
  }

  /** The graph and its tensors. Throws {@link Unfit} if the state dict has weights that nothing used. */
  build(output: Value): { graph: Graph; tensors: readonly StoredTensor[] } {
    for (const name of this.#dict.keys()) {
      if (!this.#taken.has(name) && !IDLE.test(name)) throw new Unfit(`${name} is left`)
    }
    const graph = { nodes: this.#nodes, inputs: ['input'], outputs: [{ name: output.name, node: output.name }] }
    return { graph, tensors: this.#tensors }
  }
}
