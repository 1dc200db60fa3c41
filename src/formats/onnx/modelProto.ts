import { HeatlensError } from '../../errors/index.ts'
import { type PortProto, readPort } from './portProto.ts'
import { readEntry, readTensor, type TensorProto } from './tensorProto.ts'
import { message, type Range, type Wire } from './wire.ts'

// The messages of ONNX (onnx.proto), as far as a network for pictures needs them. Numbers of fields are the file's.

/** The most nodes of a file, with those of its functions. */
export const MAX_FILE_NODES = 100_000

/** A setting of a node. */
export interface Attribute {
  name: string
  /** The setting of the function around it that it takes its value from. */
  from?: string
  float?: number
  integer?: number
  text?: string
  tensor?: TensorProto
  floats: readonly number[]
  integers: readonly number[]
  texts: readonly string[]
}

/** A node: an operator with the names of the tensors that it takes and gives; an empty name for one that is left out. */
export interface NodeProto {
  name: string
  op: string
  /** Empty for ONNX' own. */
  domain: string
  overload: string
  inputs: readonly string[]
  outputs: readonly string[]
  attributes: ReadonlyMap<string, Attribute>
  metadata: ReadonlyMap<string, string>
}

export interface GraphProto {
  nodes: NodeProto[]
  tensors: TensorProto[]
  inputs: PortProto[]
  outputs: PortProto[]
}

/** A function of the file's own, which nodes call by its name. */
export interface FunctionProto {
  name: string
  domain: string
  overload: string
  nodes: NodeProto[]
  inputs: string[]
  outputs: string[]
  defaults: Map<string, Attribute>
}

export interface ModelProto {
  producer: string
  /** The version of each set of operators, by its domain; ONNX' own is ''. */
  opsets: Map<string, number>
  graph: GraphProto
  functions: FunctionProto[]
  metadata: Map<string, string>
}

/** Reads everything but the numbers of tensors. Throws a `format` error for a file that is not one of ONNX. */
export async function readModel(wire: Wire): Promise<ModelProto> {
  const count = { nodes: 0 }
  const opsets = new Map<string, number>()
  const metadata = new Map<string, string>()
  const functions: FunctionProto[] = []
  let graph: GraphProto | undefined
  const producer = ['', '']
  for await (const field of wire.fields(wire.whole)) {
    if (field.number === 2) producer[0] = await wire.name(field)
    else if (field.number === 3) producer[1] = await wire.name(field)
    else if (field.number === 7) graph = await readGraph(wire, message(wire, field), count)
    else if (field.number === 8) {
      const { domain, version } = await readOpset(wire, message(wire, field))
      opsets.set(domain, version)
    } else if (field.number === 14) metadata.set(...(await readEntry(wire, message(wire, field))))
    else if (field.number === 25) functions.push(await readFunction(wire, message(wire, field), count))
  }
  if (!graph) return wire.invalid()
  return { producer: producer.join(' ').trim(), opsets, graph, functions, metadata }
}

async function readOpset(wire: Wire, range: Range): Promise<{ domain: string; version: number }> {
  let [domain, version] = ['', 0]
  for await (const field of wire.fields(range)) {
    if (field.number === 1) domain = plainDomain(await wire.name(field))
    else if (field.number === 2) version = field.value
  }
  return { domain, version }
}

/** ONNX' own domain has two names. */
const plainDomain = (domain: string) => (domain === 'ai.onnx' ? '' : domain)

async function readGraph(wire: Wire, range: Range, count: { nodes: number }): Promise<GraphProto> {
  const graph: GraphProto = { nodes: [], tensors: [], inputs: [], outputs: [] }
  for await (const field of wire.fields(range)) {
    if (field.number === 1) graph.nodes.push(await readNode(wire, message(wire, field), count))
    else if (field.number === 5) graph.tensors.push(await readTensor(wire, message(wire, field)))
    else if (field.number === 11) graph.inputs.push(await readPort(wire, message(wire, field)))
    else if (field.number === 12) graph.outputs.push(await readPort(wire, message(wire, field)))
  }
  return graph
}

async function readNode(wire: Wire, range: Range, count: { nodes: number }): Promise<NodeProto> {
  if (++count.nodes > MAX_FILE_NODES) throw new HeatlensError('tooManyLayers', { count: count.nodes })
  const inputs: string[] = []
  const outputs: string[] = []
  const attributes = new Map<string, Attribute>()
  const metadata = new Map<string, string>()
  let [name, op, domain, overload] = ['', '', '', '']
  for await (const field of wire.fields(range)) {
    if (field.number === 1) inputs.push(await wire.name(field))
    else if (field.number === 2) outputs.push(await wire.name(field))
    else if (field.number === 3) name = await wire.name(field)
    else if (field.number === 4) op = await wire.name(field)
    else if (field.number === 5) {
      const attribute = await readAttribute(wire, message(wire, field))
      attributes.set(attribute.name, attribute)
    } else if (field.number === 7) domain = plainDomain(await wire.name(field))
    else if (field.number === 8) overload = await wire.name(field)
    else if (field.number === 9) metadata.set(...(await readEntry(wire, message(wire, field))))
  }
  return { name, op, domain, overload, inputs, outputs, attributes, metadata }
}

/** Graphs in attributes, as of an If, are not read: no network for pictures needs them. */
async function readAttribute(wire: Wire, range: Range): Promise<Attribute> {
  const floats: number[] = []
  const integers: number[] = []
  const texts: string[] = []
  const one: { name: string; from?: string } & Partial<Attribute> = { name: '' }
  for await (const field of wire.fields(range)) {
    if (field.number === 1) one.name = await wire.name(field)
    else if (field.number === 2) one.float = await wire.float(field)
    else if (field.number === 3) one.integer = field.value
    else if (field.number === 4) one.text = await wire.name(field)
    else if (field.number === 5) one.tensor = await readTensor(wire, message(wire, field))
    else if (field.number === 7) await wire.floats(field, floats)
    else if (field.number === 8) await wire.integers(field, integers)
    else if (field.number === 9) texts.push(await wire.name(field))
    else if (field.number === 21) one.from = await wire.name(field)
  }
  return { ...one, floats, integers, texts }
}

async function readFunction(wire: Wire, range: Range, count: { nodes: number }): Promise<FunctionProto> {
  const defaults = new Map<string, Attribute>()
  const found: FunctionProto = { name: '', domain: '', overload: '', nodes: [], inputs: [], outputs: [], defaults }
  for await (const field of wire.fields(range)) {
    if (field.number === 1) found.name = await wire.name(field)
    else if (field.number === 4) found.inputs.push(await wire.name(field))
    else if (field.number === 5) found.outputs.push(await wire.name(field))
    else if (field.number === 7) found.nodes.push(await readNode(wire, message(wire, field), count))
    else if (field.number === 10) found.domain = plainDomain(await wire.name(field))
    else if (field.number === 11) {
      const attribute = await readAttribute(wire, message(wire, field))
      defaults.set(attribute.name, attribute)
    } else if (field.number === 13) found.overload = await wire.name(field)
  }
  return found
}
