import { valueCount } from '../../graph/shapes/settings.ts'
import type { StoredTensor } from '../../model/storedNetwork.ts'
import { transposed } from '../keras/weights.ts'
import type { Attribute, NodeProto } from './modelProto.ts'
import { OpInputs } from './opInputs.ts'
import { type Constant, naturalOrder, type Sound, type Tensor, type Value } from './values.ts'

/** A setting of a node, as it is written for {@link OpCall.step}. */
type Setting = number | string | readonly number[]

const attributesOf = (settings: Readonly<Record<string, Setting>>) =>
  new Map(Object.entries(settings).map(([name, value]) => [name, attributeOf(name, value)]))

function attributeOf(name: string, value: Setting): Attribute {
  const none = { name, floats: [], integers: [], texts: [] }
  if (typeof value === 'string') return { ...none, text: value }
  return typeof value === 'number' ? { ...none, float: value, integer: value } : { ...none, integers: value }
}

export type { OpReader, Surroundings } from './surroundings.ts'

/** One node of the file, with what it is given: what its reader asks, and what it adds to the graph. */
export class OpCall extends OpInputs {
  /** What another operator gives for this node, with these inputs in place of its own. */
  async as(
    node: Pick<NodeProto, 'op' | 'domain' | 'inputs'>,
    given: readonly Sound[],
    settings?: Readonly<Record<string, Setting>>,
  ): Promise<Tensor> {
    const [first] = await this.#run({ ...node, ...(settings && { attributes: attributesOf(settings) }) }, given)
    return first?.kind === 'tensor' ? first : this.refuse('kindUnknown')
  }

  /** What one of ONNX' own operators gives, with these settings: a step of a node that stands for several. */
  async step(op: string, given: readonly Value[], settings: Readonly<Record<string, Setting>> = {}): Promise<Sound> {
    const [first] = await this.steps(op, given, settings)
    return first?.kind === 'tensor' || first?.kind === 'constant' ? first : this.refuse('kindUnknown')
  }

  /** All that it gives. */
  steps(op: string, given: readonly Value[], settings: Readonly<Record<string, Setting>> = {}, outputs = 1) {
    const attributes = attributesOf(settings)
    // Constants are known by their names: one that no node gives has a name of its own.
    const inputs = given.map((value) => this.node.inputs[this.given.indexOf(value)] ?? this.around.freshName())
    return this.#run({ op, domain: '', inputs, attributes, outputs: Array.from({ length: outputs }, () => '') }, given)
  }

  /** The same node with other inputs. */
  with(given: readonly Value[]): OpCall {
    return new OpCall(this.node, this.origin, given, this.around)
  }

  async #run(node: Partial<NodeProto>, given: readonly Value[]): Promise<readonly Value[]> {
    const reader = this.around.readerOf(node.op ?? '') ?? this.refuse('kindUnknown')
    const result = await reader(new OpCall({ ...this.node, ...node }, this.origin, given, this.around))
    return Array.isArray(result) ? result : [result as Value]
  }

  /** An input as a node, also one that follows from no picture, such as positions that the file computes. */
  override tensor(index: number): Tensor {
    const value = this.input(index)
    if (value.kind !== 'constant' || value.isInteger || value.dims.length === 0) return super.tensor(index)
    return this.materialize(value, this.sourceOf(index), naturalOrder([value.dims]), value.dims.length)
  }

  /** The name of a constant as a weight, in the shape that is wanted; its sides in a new order if `axes` says so. */
  weight(index: number, shape?: readonly number[], axes?: readonly number[]): string {
    return this.weightOf(this.constant(index), this.sourceOf(index), shape, axes)
  }

  weightOf(constant: Constant, source: string, shape = constant.dims, axes?: readonly number[]): string {
    const { stored, values = [] } = constant
    if (!stored && values.length > 1) this.refuseFree()
    if (valueCount(shape) !== valueCount(constant.dims)) {
      this.refuse('weightsOfOtherShape', { weights: source, shape: constant.dims, wanted: shape })
    }
    const turn = (one: StoredTensor, sides: readonly number[]) => ({
      ...transposed(one, sides),
      ...quantizationOf(one),
    })
    return this.around.writer.weight(constant, { source, shape, axes, turn })
  }

  /** A tensor that is made of others, under this name. */
  made(key: string, make: () => StoredTensor): string {
    return this.around.writer.tensor(key, make)
  }

  /** One number a channel: a weight of this length. One number is repeated. */
  async vector(index: number, length: number): Promise<string> {
    const constant = this.constant(index)
    if (valueCount(constant.dims) === length) return this.weightOf(constant, this.sourceOf(index), [length])
    const shape = constant.dims
    if (valueCount(shape) !== 1) {
      this.refuse('weightsOfOtherShape', { weights: this.sourceOf(index), shape, wanted: [length] })
    }
    const value = (await this.number(index)) ?? 0
    return this.around.writer.numbers(
      `${this.sourceOf(index)}/${length} times`,
      [length],
      new Float32Array(length).fill(value),
    )
  }

  /** A constant as a node, with the axes of this order of a tensor of so many sides. */
  materialize(constant: Constant, source: string, order: readonly number[], rank: number): Tensor {
    const dims = [...Array.from({ length: rank - constant.dims.length }, () => 1), ...constant.dims]
    const kept = order.filter((axis) => axis < rank)
    const inFile = [...kept].sort((a, b) => a - b)
    const sides = inFile.map((axis) => dims[axis] ?? 1)
    const axes = kept.map((axis) => inFile.indexOf(axis))
    const isPlain = axes.every((axis, at) => axis === at)
    const value = this.weightOf(constant, source, sides, isPlain ? undefined : axes)
    return this.emit({ kind: 'constant' }, { inputs: [], weights: { value }, order: kept, rank })
  }
}

/** Half precision stays such in another order. */
const quantizationOf = ({ quantization }: StoredTensor) => (quantization?.dtype === 'float16' ? { quantization } : {})
