import type { HeatlensError } from '../../errors/index.ts'
import { Obstacles } from '../../graph/obstacles.ts'
import { MAX_OUTPUTS } from '../../graph/planGraph.ts'
import type { StoredNetwork } from '../../model/storedNetwork.ts'
import type { Draft, Origin } from '../drafts/draft.ts'
import { GraphWriter } from '../drafts/graphWriter.ts'
import { namesOf as namesByScopes } from '../drafts/namesByScopes.ts'
import { demandKnown, notForPictures } from './demandKnown.ts'
import { FileNodes, kindOf } from './fileNodes.ts'
import { addInput, type Sizes } from './inputs.ts'
import type { GraphProto, NodeProto } from './modelProto.ts'
import { namesOf } from './names.ts'
import { isWhole, typeName } from './numberTypes.ts'
import { OpCall, type Surroundings } from './opCall.ts'
import { demandFiles, type Files, openTensor } from './openTensor.ts'
import { unclamped } from './operations/clamps.ts'
import { operations } from './operations/index.ts'
import type { PortProto } from './portProto.ts'
import type { TensorProto } from './tensorProto.ts'
import { absent, bad, type Constant, type Tensor, type Value } from './values.ts'

export interface ReadOptions {
  files: Files
  /** The version of ONNX' own operators. */
  opset: number
  /** Whether it was made of a network of TensorFlow, whose names have scopes in place of layers. */
  isTensorFlows: boolean
  /** Sizes of picture with which the file is tried where it leaves them free. */
  sizes: Sizes
}

/** Reads the nodes of a graph, one after the other. */
export class GraphReader {
  #graph: GraphProto
  readonly #options: ReadOptions
  readonly #obstacles = new Obstacles()
  readonly #writer = new GraphWriter()
  readonly #values = new Map<string, Value>()
  readonly #nodes: FileNodes
  readonly #inputs: { port: PortProto; draft: Draft }[] = []
  #batch: number | undefined

  constructor(graph: GraphProto, options: ReadOptions) {
    this.#graph = graph
    this.#options = options
    this.#nodes = new FileNodes(graph, this.#obstacles)
  }

  async read(): Promise<Pick<StoredNetwork, 'graph' | 'tensors' | 'fileNames'>> {
    const { outputs } = this.#graph
    for (const { name } of outputs) {
      if (!this.#nodes.isMade(name)) this.#obstacles.add({ name, kindName: 'output' }, 'inputUnknown', { input: name })
    }
    if (outputs.length === 0 || outputs.length > MAX_OUTPUTS) throw this.#notForPictures(`${outputs.length} outputs`)
    const isKnown = (node: NodeProto) => operations.has(kindOf(node))
    const known = outputs.filter(({ name }) => [...this.#nodes.needed([name])].every(isKnown))
    // An output of which a part is unknown is left out beside others.
    if (known.length > 0) this.#graph = { ...this.#graph, outputs: known }
    const ordered = this.#nodes.order(this.#graph.outputs.map(({ name }) => name))
    this.#obstacles.throwIfAny()
    demandKnown(this.#graph, ordered, this.#nodes, this.#obstacles, this.#options.files.name)
    const around = this.#surroundings(ordered)
    for (const port of this.#graph.inputs) if (!this.#nodes.tensors.has(port.name)) this.#addInput(port, ordered)
    around.batch = this.#batch
    demandFiles([...this.#nodes.tensors.values(), ...tensorsIn(ordered)], this.#options.files)
    this.#openUsed(ordered)
    for (const node of ordered) await this.#readNode(node, around)
    return this.#finish(around)
  }

  #notForPictures(what: string): HeatlensError {
    return notForPictures(this.#options.files.name, what)
  }

  #surroundings(ordered: readonly NodeProto[]): Surroundings {
    const takers = new Map<string, number>()
    const count = (tensor: string) => takers.set(tensor, (takers.get(tensor) ?? 0) + 1)
    for (const node of ordered) for (const input of node.inputs) count(input)
    for (const { name } of this.#graph.outputs) count(name)
    let fresh = 0
    return {
      writer: this.#writer,
      opset: this.#options.opset,
      batch: undefined,
      usersOf: (tensor) => takers.get(tensor) ?? 0,
      makerOf: (tensor) => this.#nodes.makerOf(tensor),
      open: (proto, name) => openTensor(proto, name, this.#options.files),
      beforePadding: new Map(),
      beforeClamp: new Map(),
      // A null character is in no name that a program writes.
      freshName: () => `step\0${fresh++}`,
      readerOf: (op) => operations.get(op),
    }
  }

  #addInput(port: PortProto, ordered: readonly NodeProto[]): void {
    const { tensor, batch } = addInput(port, this.#channelsBehind(port, ordered), this.#options.sizes, this.#writer)
    this.#values.set(port.name, tensor)
    this.#inputs.push({ port, draft: tensor.draft })
    if (batch !== undefined) this.#batch ??= batch
  }

  /** The channels that the first convolution takes. */
  #channelsBehind(port: PortProto, ordered: readonly NodeProto[]): number | undefined {
    const conv = ordered.find(({ op, inputs }) => op === 'Conv' && inputs[0] === port.name)
    return this.#nodes.tensors.get(conv?.inputs[1] ?? '')?.dims[1]
  }

  /** The tensors of the file that nodes take. */
  #openUsed(ordered: readonly NodeProto[]): void {
    const used = new Set(ordered.flatMap(({ inputs }) => inputs))
    for (const { name } of this.#graph.outputs) used.add(name)
    for (const name of used) {
      const proto = this.#nodes.tensors.get(name)
      if (proto) this.#values.set(name, this.#constant(proto, name))
    }
  }

  #constant(proto: TensorProto, name: string): Constant {
    const stored = openTensor(proto, name, this.#options.files)
    return { kind: 'constant', dims: proto.dims, isInteger: isWhole(proto.type), type: typeName(proto.type), stored }
  }

  async #readNode(node: NodeProto, around: Surroundings): Promise<void> {
    const given = node.inputs.map((input) => (input === '' ? absent : (this.#values.get(input) ?? bad)))
    const reader = operations.get(kindOf(node))
    const origin = this.#nodes.origins.get(node) ?? { name: node.name, op: node.op }
    const values = given.some(({ kind }) => kind === 'bad') ? [] : await this.#run(node, origin, given, around, reader)
    for (const [at, output] of node.outputs.entries()) if (output !== '') this.#values.set(output, values[at] ?? bad)
  }

  async #run(
    node: NodeProto,
    origin: Origin,
    given: readonly Value[],
    around: Surroundings,
    reader: ReturnType<(typeof operations)['get']>,
  ): Promise<readonly Value[]> {
    if (!reader) return []
    try {
      const result = await reader(new OpCall(node, origin, given, around))
      return Array.isArray(result) ? result : [result as Value]
    } catch (error) {
      this.#obstacles.collect(() => {
        throw error
      })
      return []
    }
  }

  /** An output with its values in the file's order. */
  #inOrder(name: string, value: Tensor, around: Surroundings): Tensor {
    const node = this.#nodes.makers.get(name)
    const origin = node && this.#nodes.origins.get(node)
    return value.flat && origin ? new OpCall({ ...node, inputs: [name] }, origin, [value], around).tensor(0) : value
  }

  #finish(around: Surroundings): Pick<StoredNetwork, 'graph' | 'tensors' | 'fileNames'> {
    const given = this.#graph.outputs.flatMap(({ name }) => {
      const value = this.#values.get(name)
      if (value?.kind !== 'tensor') return []
      return [{ name, draft: this.#inOrder(name, unclamped(value, around), around).draft }]
    })
    // An output that cannot run, such as the number of the best class, is left out beside others.
    if (given.length === 0) {
      this.#obstacles.throwIfAny()
      throw this.#notForPictures(this.#graph.outputs[0]?.name ?? '')
    }
    const inputs = this.#inputs.map(({ draft }) => draft)
    this.#writer.keepOnly([...inputs, ...given.map(({ draft }) => draft)])
    const inputNames = new Map(this.#inputs.map(({ port, draft }) => [draft.def, port.name]))
    const protos = new Map([...this.#nodes.origins].map(([node, origin]) => [origin, node]))
    return this.#writer.finish(inputs, given, (drafts) =>
      this.#options.isTensorFlows ? namesByScopes(drafts, inputNames) : namesOf(drafts, inputNames, protos),
    )
  }
}

/** The tensors that stand in nodes. */
const tensorsIn = (nodes: readonly NodeProto[]): TensorProto[] =>
  nodes.flatMap(({ attributes }) => [...attributes.values()].flatMap(({ tensor }) => tensor ?? []))
