import { PbfWriter } from 'pbf'
import type { SeededNetwork } from '../fixtures/seededVgg.ts'
import type { PlannedNode } from '../src/graph/plan.ts'
import { planGraph } from '../src/graph/planGraph.ts'

/** ONNX' type numbers of tensors and attributes. */
const FLOAT = 1
const INTS = 7

/** Versions of the file format and of the operators; all recent readers support them. */
const IR_VERSION = 8
const OPERATORS_VERSION = 13

interface Node {
  operator: string
  inputs: readonly string[]
  output: string
  attributes?: Readonly<Record<string, readonly number[]>>
}

interface Initializer {
  name: string
  shape: readonly number[]
  values: Float32Array
}

/**
 * Writes the layers of a network up to `last`, convolutions and pools, as an ONNX model (onnx/onnx.proto), channels
 * first as in ONNX. Throws RangeError for any other layer.
 */
export function toOnnx({ graph, tensors }: SeededNetwork, inputSize: number, last: string): Uint8Array {
  const planned = planGraph(graph, tensors).nodes
  const upTo = planned.slice(0, planned.findIndex(({ name }) => name === last) + 1)
  const weights = new Map(tensors.map((tensor) => [tensor.name, tensor]))
  const nodes: Node[] = []
  const initializers: Initializer[] = []
  let output = 'input'
  for (const layer of upTo) {
    const { name, operation } = layer
    if (operation.kind === 'input') continue
    if (operation.kind === 'pooling2d' && operation.mode === 'max') {
      const attributes = { kernel_shape: operation.size, strides: operation.strides, pads: padsOf(layer) }
      nodes.push({ operator: 'MaxPool', inputs: [output], output: name, attributes })
    } else if (operation.kind === 'conv2d' && operation.activation.id === 'relu' && operation.useBias) {
      for (const [key, { shape }] of Object.entries(layer.weights)) {
        const values = weights.get(`${name}/${key}`)?.readRows(0, shape[0] as number) as Float32Array
        initializers.push({
          name: `${name}/${key}`,
          ...(key === 'kernel' ? filtersFirst(values, shape) : { shape, values }),
        })
      }
      const attributes = { kernel_shape: operation.size, strides: operation.strides, pads: padsOf(layer) }
      const inputs = [output, `${name}/kernel`, `${name}/bias`]
      nodes.push({ operator: 'Conv', inputs, output: `${name}/sums`, attributes })
      nodes.push({ operator: 'Relu', inputs: [`${name}/sums`], output: name })
    } else throw new RangeError(`The layer ${name} is not one that this file is for.`)
    output = name
  }
  const pbf = new PbfWriter()
  pbf.writeVarintField(1, IR_VERSION)
  pbf.writeStringField(2, 'Heatlens')
  pbf.writeMessage(7, writeGraph, {
    nodes,
    initializers,
    input: { name: 'input', shape: [1, 3, inputSize, inputSize] },
    output: { name: output, shape: channelsFirst(upTo.at(-1) as PlannedNode) },
  })
  pbf.writeMessage(8, (version: number, pbf) => pbf.writeVarintField(2, version), OPERATORS_VERSION)
  return pbf.finish()
}

const padsOf = ({ windows }: PlannedNode) =>
  windows ? [windows.rows.before, windows.columns.before, windows.rows.after, windows.columns.after] : []

function channelsFirst({ shape: [height = 0, width = 0, channels = 0] }: PlannedNode): number[] {
  return [1, channels, height, width]
}

/** [height, width, channels, filters] to [filters, channels, height, width]. */
function filtersFirst(values: Float32Array, shape: readonly number[]): Omit<Initializer, 'name'> {
  const [height = 0, width = 0, channels = 0, filters = 0] = shape
  const cells = height * width
  const moved = new Float32Array(values.length)
  for (let cell = 0; cell < cells; cell++) {
    for (let channel = 0; channel < channels; channel++) {
      const row = (cell * channels + channel) * filters
      for (let filter = 0; filter < filters; filter++) {
        moved[(filter * channels + channel) * cells + cell] = values[row + filter] as number
      }
    }
  }
  return { shape: [filters, channels, height, width], values: moved }
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
  pbf.writeStringField(2, 'convolutions')
  for (const tensor of graph.initializers) pbf.writeMessage(5, writeTensor, tensor)
  pbf.writeMessage(11, writeValue, graph.input)
  pbf.writeMessage(12, writeValue, graph.output)
}

function writeNode({ operator, inputs, output, attributes = {} }: Node, pbf: PbfWriter): void {
  for (const input of inputs) pbf.writeStringField(1, input)
  pbf.writeStringField(2, output)
  pbf.writeStringField(3, output)
  pbf.writeStringField(4, operator)
  for (const [name, ints] of Object.entries(attributes)) pbf.writeMessage(5, writeAttribute, { name, ints })
}

function writeAttribute({ name, ints }: { name: string; ints: readonly number[] }, pbf: PbfWriter): void {
  pbf.writeStringField(1, name)
  for (const value of ints) pbf.writeVarintField(8, value)
  pbf.writeVarintField(20, INTS)
}

function writeTensor({ name, shape, values }: Initializer, pbf: PbfWriter): void {
  for (const side of shape) pbf.writeVarintField(1, side)
  pbf.writeVarintField(2, FLOAT)
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
      pbf.writeVarintField(1, FLOAT)
      pbf.writeMessage(2, writeShape, sides)
    },
    shape,
  )
}

function writeShape(sides: readonly number[], pbf: PbfWriter): void {
  for (const side of sides) pbf.writeMessage(1, (value: number, pbf) => pbf.writeVarintField(1, value), side)
}
