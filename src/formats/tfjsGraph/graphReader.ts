import { HeatlensError } from '../../errors/index.ts'
import { Obstacles } from '../../graph/obstacles.ts'
import { sortNodes } from '../../graph/plan/sortNodes.ts'
import { MAX_OUTPUTS } from '../../graph/planGraph.ts'
import type { StoredNetwork } from '../../model/storedNetwork.ts'
import type { Constant, Draft } from '../drafts/draft.ts'
import { GraphWriter } from '../drafts/graphWriter.ts'
import { namesOf } from '../drafts/namesByScopes.ts'
import type { ManifestWeight } from '../tfjsWeights.ts'
import { byName, type NodeDef, neededBy } from './graphDef.ts'
import { addInput } from './inputs.ts'
import { OpCall, type Surroundings } from './opCall.ts'
import { operations } from './operations/index.ts'
import type { Port } from './signature.ts'
import { bad, type Sound, type Value } from './values.ts'

/** Reads the nodes of a graph, one after the other. */
export class GraphReader {
  readonly #all: ReadonlyMap<string, NodeDef>
  readonly #nodes: readonly NodeDef[]
  readonly #ports: ReadonlyMap<string, Port>
  readonly #obstacles = new Obstacles()
  readonly #writer = new GraphWriter()
  readonly #values = new Map<string, readonly Value[]>()
  readonly #inputs = new Map<NodeDef, Draft>()
  #batch: number | undefined

  constructor(nodes: readonly NodeDef[], ports: readonly Port[]) {
    this.#nodes = nodes
    this.#all = byName(nodes)
    this.#ports = new Map(ports.map((port) => [port.node, port]))
  }

  async read(
    outputs: readonly Port[],
    open: () => ReadonlyMap<string, ManifestWeight>,
  ): Promise<Pick<StoredNetwork, 'graph' | 'tensors' | 'fileNames'>> {
    for (const { node, name } of outputs) {
      if (!this.#all.has(node)) this.#obstacles.add({ name, kindName: 'output' }, 'inputUnknown', { input: node })
    }
    const wanted = outputs.flatMap(({ node }) => this.#all.get(node) ?? [])
    const ordered = this.#order(wanted)
    this.#obstacles.throwIfAny()
    this.#demandKnown(ordered, outputs)
    const weights = this.#open(open)
    const users = usersOf(ordered, wanted)
    const around: Surroundings = {
      ...{ writer: this.#writer, users },
      constantOf: (node, input) => {
        const ref = node.inputs[input]
        const value = ref && (this.#values.get(ref.node)?.[ref.output] ?? this.#early(ref.node, weights))
        return value?.kind === 'constant' ? value : undefined
      },
    }
    for (const def of ordered) this.#values.set(def.name, await this.#valuesOf(def, around, weights))
    return this.#finish(outputs)
  }

  /** The weights. Where the files lack some, what cannot run anyway is told rather than that. */
  #open(open: () => ReadonlyMap<string, ManifestWeight>): ReadonlyMap<string, ManifestWeight> {
    try {
      return open()
    } catch (error) {
      this.#obstacles.throwIfAny()
      throw error
    }
  }

  /** The needed nodes, each behind its inputs. */
  #order(wanted: readonly NodeDef[]): readonly NodeDef[] {
    const needed = neededBy(
      wanted.map(({ name }) => name),
      this.#all,
    )
    const nodes = this.#nodes.filter(({ name }) => needed.has(name))
    const asNodes = nodes.map(({ name, op, inputs }) => ({
      ...{ name, kindName: op, operation: { kind: 'identity' } as const, weights: {} },
      inputs: inputs.map(({ node }) => node),
    }))
    const sorted = sortNodes({ nodes: asNodes, inputs: [], outputs: [] }, this.#obstacles)
    return sorted.flatMap(({ node }) => this.#all.get(node.name) ?? [])
  }

  /** Before any file is wanted: tells what no output can do without and no reader knows, whatever the weights are. */
  #demandKnown(ordered: readonly NodeDef[], outputs: readonly Port[]): void {
    if (!ordered.some((def) => this.#isInput(def))) throw new HeatlensError('notANetwork')
    const unknown = ordered.filter((def) => def.op !== 'Const' && !this.#isInput(def) && !operations.has(def.op))
    const isWithout = ({ node }: Port) => {
      const needed = neededBy([node], this.#all)
      return !unknown.some(({ name }) => needed.has(name))
    }
    if (unknown.length === 0 || outputs.slice(0, MAX_OUTPUTS).some(isWithout)) return
    for (const { name, op } of unknown) this.#obstacles.add({ name, kindName: op }, 'kindUnknown')
  }

  async #valuesOf(
    def: NodeDef,
    around: Surroundings,
    weights: ReadonlyMap<string, ManifestWeight>,
  ): Promise<readonly Value[]> {
    if (def.op === 'Const') return [this.#constant(def, weights) ?? bad]
    if (this.#isInput(def)) return [this.#placeholder(def, around)]
    const reader = operations.get(def.op)
    if (!reader) return [bad]
    const given = def.inputs.map(({ node, output }) => this.#values.get(node)?.[output] ?? bad)
    if (given.some(({ kind }) => kind === 'bad')) return [bad]
    const call = new OpCall(def, given as Sound[], around, this.#batch)
    try {
      const result = await reader(call)
      return Array.isArray(result) ? result : [result as Value]
    } catch (error) {
      this.#obstacles.collect(() => {
        throw error
      })
      return [bad]
    }
  }

  #constant(def: NodeDef, weights: ReadonlyMap<string, ManifestWeight>): Constant | undefined {
    const weight = weights.get(def.name)
    if (!weight) {
      this.#obstacles.add({ name: def.name, kindName: def.op }, 'weightsMissing', { weights: def.name })
      return undefined
    }
    return { kind: 'constant', dims: weight.shape, isInteger: weight.dtype !== 'float32', stored: weight.open() }
  }

  /** A constant that stands later in the file. */
  #early(name: string, weights: ReadonlyMap<string, ManifestWeight>): Constant | undefined {
    const def = this.#all.get(name)
    return def?.op === 'Const' && weights.has(name) ? this.#constant(def, weights) : undefined
  }

  /** A placeholder with a default is an input only where the signature has it. */
  #isInput({ name, op }: NodeDef): boolean {
    return op === 'Placeholder' || op === 'PlaceholderV2' || (op === 'PlaceholderWithDefault' && this.#ports.has(name))
  }

  /** The channels that the first convolution behind an input takes. */
  #channelsOf(input: NodeDef, { users, constantOf }: Surroundings): number | undefined {
    const seen = new Set([input])
    for (const def of seen) {
      if (seen.size > 100) break
      if (/Conv2[dD]/.test(def.op)) return constantOf(def, 1)?.dims[2]
      for (const user of users.get(def) ?? []) seen.add(user)
    }
    return undefined
  }

  #placeholder(def: NodeDef, around: Surroundings): Value {
    const port = this.#ports.get(def.name)
    const { tensor, batch } = addInput(def, port, this.#channelsOf(def, around), this.#writer)
    this.#inputs.set(def, tensor.draft)
    if (batch !== undefined) this.#batch ??= batch
    return tensor
  }

  #inputNames(): Map<NodeDef, string> {
    const names = new Map<NodeDef, string>()
    for (const def of this.#inputs.keys()) names.set(def, this.#ports.get(def.name)?.name ?? def.name)
    return names
  }

  #finish(outputs: readonly Port[]): Pick<StoredNetwork, 'graph' | 'tensors' | 'fileNames'> {
    const given = outputs.flatMap(({ name, node, output }) => {
      const value = this.#values.get(node)?.[output]
      return value?.kind === 'tensor' ? [{ name, draft: value.draft }] : []
    })
    // An output that cannot run, such as the number of the best class, is left out beside others.
    if (given.length === 0) {
      this.#obstacles.throwIfAny()
      throw new HeatlensError('notANetwork')
    }
    const order = [...this.#ports.keys()]
    const inputs = [...this.#inputs].sort(([a], [b]) => order.indexOf(a.name) - order.indexOf(b.name))
    return this.#writer.finish(
      inputs.map(([, draft]) => draft),
      given,
      (drafts) => namesOf(drafts, this.#inputNames()),
    )
  }
}

/** What takes the output of each node; an output of the network counts as one more. */
function usersOf(ordered: readonly NodeDef[], outputs: readonly NodeDef[]): Map<NodeDef, NodeDef[]> {
  const all = byName(ordered)
  const users = new Map<NodeDef, NodeDef[]>(ordered.map((def) => [def, []]))
  for (const def of ordered) {
    for (const { node } of def.inputs) {
      const input = all.get(node)
      if (input) users.get(input)?.push(def)
    }
  }
  for (const def of outputs) users.get(def)?.push(def)
  return users
}
