import { PbfWriter } from 'pbf'
import type { NetworkPlan, PlannedNode } from '../src/graph/plan.ts'
import { type Attribute, type Initializer, type Node, toOperators } from './onnxOperators.ts'

/** ONNX' type numbers of tensors, and of attributes. */
const TENSOR_TYPES = { float: 1, int64: 7 }
const ATTRIBUTE_TYPES = { float: 1, integer: 2, integers: 7 }

/** Versions of the file format and of the operators; all recent readers support them. */
const IR_VERSION = 8
const OPERATORS_VERSION = 13

/**
 * Writes the nodes of a plan up to `last` as an ONNX model (onnx/onnx.proto), channels first as in ONNX. `valuesOf`
 * gives its tensors. Throws RangeError for an operation that no benchmark needs.
 */
export function toOnnx(
  { nodes, inputs }: NetworkPlan,
  valuesOf: (tensor: string) => Float32Array,
  last: string,
): Uint8Array {
  const upTo = nodes.slice(0, nodes.findIndex(({ name }) => name === last) + 1)
  const [
    {
      shape: [height = 0, width = 0, channels = 0],
      name: input,
    } = { shape: [], name: '' },
  ] = inputs
  const written = upTo.map((node) =>
    toOperators(node, { inputs: node.inputs.map((index) => nodes[index]?.name ?? ''), valuesOf }),
  )
  const pbf = new PbfWriter()
  pbf.writeVarintField(1, IR_VERSION)
  pbf.writeStringField(2, 'Heatlens')
  pbf.writeMessage(7, writeGraph, {
    nodes: written.flatMap((each) => each.nodes),
    initializers: written.flatMap((each) => each.initializers),
    input: { name: input, shape: [1, channels, height, width] },
    output: { name: last, shape: channelsFirst(upTo.at(-1) as PlannedNode) },
  })
  pbf.writeMessage(8, (version: number, pbf) => pbf.writeVarintField(2, version), OPERATORS_VERSION)
  return pbf.finish()
}

/** [height, width, channels] or [values] to ONNX' order, with a batch of one. */
function channelsFirst({ shape }: PlannedNode): number[] {
  const [height = 0, width = 0, channels = 0] = shape
  return shape.length === 3 ? [1, channels, height, width] : [1, ...shape]
}

interface Value {
  name: string
  shape: readonly number[]
}

function writeGraph(
  graph: { nodes: Node[]; initializers: Initializer[]; input: Value; output: Value },
  pbf: PbfWriter,
): void {
  for (const node of graph.nodes) pbf.writeMessage(1, writeNode, node)
  pbf.writeStringField(2, 'network')
  for (const tensor of graph.initializers) pbf.writeMessage(5, writeTensor, tensor)
  pbf.writeMessage(11, writeValue, graph.input)
  pbf.writeMessage(12, writeValue, graph.output)
}

function writeNode({ operator, inputs, output, attributes = {} }: Node, pbf: PbfWriter): void {
  for (const input of inputs) pbf.writeStringField(1, input)
  pbf.writeStringField(2, output)
  pbf.writeStringField(3, output)
  pbf.writeStringField(4, operator)
  for (const [name, value] of Object.entries(attributes)) pbf.writeMessage(5, writeAttribute, { name, value })
}

function writeAttribute({ name, value }: { name: string; value: Attribute }, pbf: PbfWriter): void {
  pbf.writeStringField(1, name)
  if ('float' in value) pbf.writeFloatField(2, value.float)
  else if ('integer' in value) pbf.writeVarintField(3, value.integer)
  else for (const integer of value.integers) pbf.writeVarintField(8, integer)
  const [type] = Object.keys(value) as [keyof typeof ATTRIBUTE_TYPES]
  pbf.writeVarintField(20, ATTRIBUTE_TYPES[type])
}

function writeTensor({ name, shape, values }: Initializer, pbf: PbfWriter): void {
  for (const side of shape) pbf.writeVarintField(1, side)
  pbf.writeVarintField(2, values instanceof Float32Array ? TENSOR_TYPES.float : TENSOR_TYPES.int64)
  pbf.writeStringField(8, name)
  pbf.writeBytesField(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
}

function writeValue({ name, shape }: Value, pbf: PbfWriter): void {
  pbf.writeStringField(1, name)
  pbf.writeMessage(2, writeTensorType, shape)
}

/** A TypeProto with a tensor type only. */
function writeTensorType(shape: readonly number[], pbf: PbfWriter): void {
  pbf.writeMessage(
    1,
    (sides: readonly number[], pbf) => {
      pbf.writeVarintField(1, TENSOR_TYPES.float)
      pbf.writeMessage(2, writeShape, sides)
    },
    shape,
  )
}

function writeShape(sides: readonly number[], pbf: PbfWriter): void {
  for (const side of sides) pbf.writeMessage(1, (value: number, pbf) => pbf.writeVarintField(1, value), side)
}
