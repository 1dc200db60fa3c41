import { HeatlensError } from '../../errors/index.ts'
import type { GraphNode, Shape } from '../../graph/graph.ts'
import { refuse } from '../../graph/obstacles.ts'
import { outputShape } from '../../graph/shapes/outputShape.ts'
import type { StoredNetwork, StoredTensor } from '../../model/storedNetwork.ts'
import { memoryTensor, reshapedTensor } from './constants.ts'
import type { Constant, Draft } from './draft.ts'

/** One node of the file may become several of ours. */
const MAX_DRAFTS = 20_000

/** What a node is called, and the layer that it is a part of, if there are several. */
export interface NodeName {
  name: string
  partOf?: string
}

/** The most characters of a name in a package is 300. */
const MAX_NAME = 200

interface WantedWeight {
  /** What the constant is called where it is in no file. */
  source: string
  shape: readonly number[]
  axes: readonly number[] | undefined
  turn(tensor: StoredTensor, axes: readonly number[]): StoredTensor
}

/** Collects the nodes of our graph, and the tensors of their weights. */
export class GraphWriter {
  readonly #drafts = new Set<Draft>()
  readonly #tensors = new Map<string, StoredTensor>()
  /** The name of each tensor, by what it was made of. */
  readonly #tensorNames = new Map<string, string>()

  /** Adds a node. Throws an obstacle if its operation does not fit its inputs. */
  add(draft: Draft, inputs: readonly { shapes: readonly Shape[] }[]): readonly Shape[] {
    const probes = inputs.reduce((most, { shapes }) => Math.max(most, shapes.length), 1)
    const shapes = Array.from({ length: probes }, (_, probe) =>
      this.#shapeOf(
        draft,
        inputs.map((input) => input.shapes[probe] ?? input.shapes[0] ?? []),
      ),
    )
    this.addUnchecked(draft)
    return shapes
  }

  /** Adds a node whose shape is not looked at. */
  addUnchecked(draft: Draft): void {
    if (this.#drafts.size >= MAX_DRAFTS) throw new HeatlensError('tooManyLayers', { count: MAX_DRAFTS })
    this.#drafts.add(draft)
  }

  #shapeOf(draft: Draft, inputs: readonly Shape[]): Shape {
    const node = { ...draft, name: draft.def.name, kindName: draft.def.op, inputs: [] }
    return outputShape(node, {
      inputs,
      weight: (key) => {
        const tensor = Object.hasOwn(draft.weights, key) ? this.#tensors.get(draft.weights[key] ?? '') : undefined
        return tensor?.shape ?? refuse(node, 'weightsMissing', { weights: key })
      },
    })
  }

  /** Puts a node in the place of one that nothing else needs, with as large an output. */
  replace(old: Draft, draft: Draft): void {
    this.#drafts.delete(old)
    this.#drafts.add(draft)
  }

  /** Leaves out what none of these nodes needs. */
  keepOnly(ends: readonly Draft[]): void {
    const needed = new Set(ends)
    for (const draft of needed) for (const input of draft.inputs) needed.add(input)
    for (const draft of this.#drafts) if (!needed.has(draft)) this.#drafts.delete(draft)
  }

  /** The name of a tensor; `make` is only called for the first of its key. */
  tensor(key: string, make: () => StoredTensor): string {
    const known = this.#tensorNames.get(key)
    if (known !== undefined) return known
    const short = key.length > MAX_NAME ? `…${key.slice(-MAX_NAME)}` : key
    let name = short
    for (let count = 2; this.#tensors.has(name); count++) name = `${short}:${count}`
    this.#tensors.set(name, { ...make(), name })
    this.#tensorNames.set(key, name)
    return name
  }

  /**
   * The name of a constant as a weight in this shape, which has as many values; `turn` puts its sides in a new order,
   * `axes`.
   */
  weight(
    { dims, stored, values = [] }: Pick<Constant, 'dims' | 'stored' | 'values'>,
    { source, shape, axes, turn }: WantedWeight,
  ): string {
    const name = stored?.name ?? source
    const key = `${name}${shape.join() === dims.join() ? '' : `/${shape.join('x')}`}${axes ? `/axes ${axes.join('')}` : ''}`
    return this.tensor(key, () => {
      const one = reshapedTensor(stored ?? memoryTensor(name, dims, values[0] ?? []), shape)
      return axes ? turn(one, axes) : one
    })
  }

  /** A tensor that was named before. */
  stored(name: string): StoredTensor | undefined {
    return this.#tensors.get(name)
  }

  /** A tensor of numbers that stand in no file. */
  numbers(key: string, shape: readonly number[], values: ArrayLike<number>): string {
    return this.tensor(key, () => memoryTensor(key, shape, values))
  }

  /** A tensor of its own for a node, whose name ends in `/${kind}`. */
  unique(name: string, kind: string, shape: readonly number[], values: ArrayLike<number>): string {
    let key = `${name}/${kind}`
    for (let count = 2; this.#tensorNames.has(key); count++) key = `${name}/${count}/${kind}`
    return this.numbers(key, shape, values)
  }

  /**
   * The graph, in which nodes have their names for people (`namesOf` gives them), with its tensors in the order of the
   * nodes.
   */
  finish(
    inputs: readonly Draft[],
    outputs: readonly { name: string; draft: Draft }[],
    namesOf: (drafts: readonly Draft[]) => ReadonlyMap<Draft, NodeName>,
  ): Pick<StoredNetwork, 'graph' | 'tensors' | 'fileNames'> {
    const drafts = [...this.#drafts]
    const names = namesOf(drafts)
    const nameOf = (draft: Draft) => names.get(draft)?.name ?? ''
    const nodes = drafts.map((draft): GraphNode => {
      const partOf = names.get(draft)?.partOf
      return {
        name: nameOf(draft),
        kindName: draft.def.op,
        operation: draft.operation,
        inputs: draft.inputs.map(nameOf),
        weights: draft.weights,
        ...(partOf !== undefined && { partOf }),
      }
    })
    const wanted = new Set(nodes.flatMap(({ weights }) => Object.values(weights)))
    const tensors = [...wanted].flatMap((name) => this.#tensors.get(name) ?? [])
    const graph = {
      nodes,
      inputs: inputs.map(nameOf),
      outputs: outputs.map(({ name, draft }) => ({ name, node: nameOf(draft) })),
    }
    // Of several nodes of ours that are one of the file's, the last is what it gives.
    const last = new Map(drafts.map((draft) => [draft.def, draft]))
    return { graph, tensors, fileNames: new Map([...last].map(([def, draft]) => [nameOf(draft), def.name])) }
  }
}
