import { HeatlensError } from '../../errors/index.ts'
import type { Graph, GraphNode } from '../../graph/graph.ts'
import { Obstacles } from '../../graph/obstacles.ts'
import type { StoredTensor } from '../../model/storedNetwork.ts'
import { type LayerPlace, reshaped, transposed, type WantedWeight, type WeightSource } from './weights.ts'

/** Models may repeat others many times, so the description of a huge graph can be small. */
const MAX_NODES = 20_000

/** Collects the nodes and tensors of a graph, and what stands in its way. */
export class GraphBuilder {
  readonly obstacles = new Obstacles()
  readonly nodes: GraphNode[] = []
  /** Names that are taken, with the last number that was added to each. */
  readonly #names = new Map<string, number>()
  readonly #tensors = new Map<string, StoredTensor>()
  readonly weights: WeightSource

  constructor(weights: WeightSource) {
    this.weights = weights
  }

  /** A name that no node has yet, and that none will get. */
  claim(name: string): string {
    let free = name
    let count = this.#names.get(name) ?? 0
    while (this.#names.has(free)) free = `${name}:${++count}`
    this.#names.set(name, count)
    this.#names.set(free, 0)
    return free
  }

  /** Adds a node under a claimed name. */
  add(node: GraphNode): void {
    if (this.nodes.length >= MAX_NODES) throw new HeatlensError('tooManyLayers', { count: MAX_NODES })
    this.nodes.push(node)
  }

  /**
   * The name of a layer's weight; undefined if the file lacks it. Layers that are used several times share their
   * weights. `axes` turns the tensor.
   */
  weight(place: LayerPlace, short: string, wanted: WantedWeight, axesOf?: AxesOf): string | undefined {
    const name = `${place.names.join('/')}/${short}`
    if (this.#tensors.has(name)) return name
    const { wrapper } = place
    const found = this.weights.find(place, wanted) ?? (wrapper && this.weights.find(wrapper, wanted))
    if (!found) return undefined
    const axes = axesOf?.(found.shape)
    this.#tensors.set(name, { ...(axes ? transposed(found, axes) : found), name })
    return name
  }

  /** The sides of a weight that {@link weight} gave the name of. */
  shapeOf(name: string): readonly number[] {
    return this.#tensors.get(name)?.shape ?? []
  }

  /** The name of a weight as a tensor of other sides: the same numbers in the same order. */
  reshaped(name: string, shape: readonly number[]): string {
    const tensor = this.#tensors.get(name)
    if (!tensor) return name
    const other = `${name}/${shape.join('x')}`
    this.#tensors.set(other, { ...reshaped(tensor, shape), name: other })
    return other
  }

  /** The name of a weight with its sides in another order: side i is side `axes[i]` of the given one. */
  turned(name: string, axes: readonly number[]): string {
    const tensor = this.#tensors.get(name)
    if (!tensor || axes.every((axis, index) => axis === index)) return name
    const other = `${name}/axes ${axes.join('')}`
    this.#tensors.set(other, { ...transposed(tensor, axes), name: other })
    return other
  }

  /** A tensor that stands in the description itself. */
  addTensor(name: string, shape: readonly number[], values: readonly number[]): string {
    const rows = values.length / (shape[0] ?? 1)
    const all = Float32Array.from(values)
    this.#tensors.set(name, { name, shape, readRows: (start, end) => all.slice(start * rows, end * rows) })
    return name
  }

  /** The graph with its tensors in the order of the nodes. Throws all obstacles at once. */
  build(inputs: Graph['inputs'], outputs: Graph['outputs']): { graph: Graph; tensors: StoredTensor[] } {
    this.obstacles.throwIfAny()
    const wanted = new Set(this.nodes.flatMap(({ weights }) => Object.values(weights)))
    const tensors = [...wanted].map((name) => this.#tensors.get(name) as StoredTensor)
    return { graph: { nodes: this.nodes, inputs, outputs }, tensors }
  }
}

/** The new order of a tensor's sides, by its shape; undefined if it stays. */
export type AxesOf = (shape: readonly number[]) => readonly number[] | undefined
