import type { Draft, Origin } from '../drafts/draft.ts'
import type { GraphWriter } from '../drafts/graphWriter.ts'
import type { OpCall } from './opCall.ts'
import type { TensorProto } from './tensorProto.ts'
import type { ExactTensor, Tensor, Value } from './values.ts'

/** Reads one node of the file: adds nodes to the graph, and gives what the node's outputs are. Throws obstacles. */
export type OpReader = (call: OpCall) => Value | readonly Value[] | Promise<Value | readonly Value[]>

/** What a reader knows of the network around. */
export interface Surroundings {
  writer: GraphWriter
  /** The version of ONNX' own operators. */
  opset: number
  /** How many pictures the network takes at once, where the file says so. */
  batch: number | undefined
  /** How many nodes and outputs of the network take a tensor of the file. */
  usersOf(tensor: string): number
  /** The node that gives a tensor. */
  makerOf(tensor: string): Origin | undefined
  open(proto: TensorProto, name: string): ExactTensor
  /** What was padded, by the node of the padding: zeros that a convolution may add itself. */
  beforePadding: Map<Draft, Tensor>
  /** What was clamped to the range of a quantised type, by the node of the clamp. */
  beforeClamp: Map<Draft, Tensor>
  /** A name that no tensor of the file has. */
  freshName(): string
  readerOf(op: string): OpReader | undefined
}
