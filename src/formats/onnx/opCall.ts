import type { Shape } from '../../graph/graph.ts'
import { type ObstacleReason, type Rest, refuse } from '../../graph/obstacles.ts'
import type { Activation, Operation } from '../../graph/operations.ts'
import { valueCount } from '../../graph/shapes/settings.ts'
import { transposed } from '../keras/weights.ts'
import type { StoredTensor } from '../storedNetwork.ts'
import { listsOf, MAX_COMPUTED } from '../tfjsGraph/constants.ts'
import type { GraphWriter } from '../tfjsGraph/graphWriter.ts'
import type { Draft, Origin } from '../tfjsGraph/values.ts'
import type { Attribute, NodeProto } from './modelProto.ts'
import type { TensorProto } from './tensorProto.ts'
import {
  type Constant,
  dimsOf,
  type ExactTensor,
  type Flat,
  isSingle,
  naturalOrder,
  rankOf,
  type Sound,
  type Tensor,
  type Value,
} from './values.ts'

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
  readerOf(op: string): OpReader | undefined
}

interface Emit {
  inputs: readonly Tensor[]
  weights?: Record<string, string>
  /** The axes of the result, where they are not those of the first input. */
  order?: readonly number[]
  rank?: number
}

/** One node of the file, with what it is given. */
export class OpCall {
  readonly node: NodeProto
  readonly given: readonly Value[]
  readonly around: Surroundings
  readonly #origin: Origin

  constructor(node: NodeProto, origin: Origin, given: readonly Value[], around: Surroundings) {
    this.node = node
    this.given = given
    this.around = around
    this.#origin = origin
  }

  get opset(): number {
    return this.around.opset
  }

  /** The file's name of what an input comes from. */
  sourceOf(index: number): string {
    return this.node.inputs[index] ?? ''
  }

  get named() {
    return { name: this.#origin.name, kindName: this.#origin.op }
  }

  /** Throws the obstacle of this node. */
  refuse<Id extends ObstacleReason>(reason: Id, ...parameters: Rest<Id>): never {
    return refuse(this.named, reason, ...parameters)
  }

  /** Throws the obstacle of something that follows from the size of the picture, and would have to be known. */
  refuseFree(): never {
    return refuse(this.named, 'sizeFree')
  }

  unfit(setting: string, value: unknown): never {
    return this.refuse('settingUnfit', { setting, value: (JSON.stringify(value) ?? 'undefined').slice(0, 200) })
  }

  // Settings

  attribute(name: string): Attribute | undefined {
    return this.node.attributes.get(name)
  }

  float(name: string, otherwise: number): number {
    const found = this.attribute(name)
    const value = found?.float ?? found?.integer ?? otherwise
    return Number.isNaN(value) ? this.unfit(name, value) : value
  }

  integer(name: string, otherwise: number): number {
    const value = this.attribute(name)?.integer ?? otherwise
    return Number.isSafeInteger(value) ? value : this.unfit(name, value)
  }

  flag(name: string, otherwise = 0): boolean {
    return this.integer(name, otherwise) !== 0
  }

  text(name: string, otherwise: string): string {
    return this.attribute(name)?.text ?? otherwise
  }

  /** A list of integers; undefined if it is not there. */
  list(name: string): readonly number[] | undefined {
    const found = this.attribute(name)
    if (!found) return undefined
    return found.integers.every(Number.isSafeInteger) ? found.integers : this.unfit(name, found.integers)
  }

  /** A pair of sizes: both are counts. */
  pair(name: string): readonly [number, number] {
    const list = this.list(name) ?? []
    if (list.length === 0) return [1, 1]
    const [rows = 1, columns = 1] = list
    if (list.length !== 2 || rows < 1 || columns < 1) this.unfit(name, list)
    return [rows, columns]
  }

  // Inputs

  has(index: number): boolean {
    const value = this.given[index]
    return value !== undefined && value.kind !== 'absent'
  }

  /** An input, which must be there. */
  input(index: number): Sound {
    const value = this.given[index]
    if (value?.kind === 'tensor' || value?.kind === 'constant') return value
    return this.refuse('inputCount', { given: this.given.filter(({ kind }) => kind !== 'absent').length })
  }

  /** An input that follows from the picture. */
  tensor(index: number): Tensor {
    const value = this.input(index)
    if (value.kind !== 'tensor') return this.refuse('shapeUnfit', { shape: value.dims })
    if (value.lowPadding) this.refuse('shapeUnfit', { shape: value.shapes[0] ?? [] })
    return value.flat ? this.#unflat(value, value.flat) : value
  }

  /** The same, which may be flat. */
  maybeFlat(index: number): Tensor {
    const value = this.input(index)
    return value.kind === 'tensor' && value.flat ? value : this.tensor(index)
  }

  /** A merged plane with its values in the file's order after all. */
  #unflat(tensor: Tensor, { sides, order }: Flat): Tensor {
    const { flat: _, ...plain } = tensor
    const own = order.map((axis) => sides[axis] ?? 1)
    const whole = this.emit(
      { kind: 'reshape', shape: own },
      { inputs: [plain], order: order.map((_, at) => at), rank: own.length },
    )
    const turned = this.emit(
      { kind: 'permute', axes: sides.map((_, axis) => order.indexOf(axis)) },
      { inputs: [whole], order: own.map((_, at) => at), rank: own.length },
    )
    const result = this.emit(
      { kind: 'reshape', shape: [valueCount(sides)] },
      { inputs: [turned], order: plain.order, rank: rankOf(plain) },
    )
    return { ...result, dims: plain.dims }
  }

  /** An input that stands in the file, such as weights. */
  constant(index: number): Constant {
    const value = this.input(index)
    return value.kind === 'constant' ? value : this.refuse('weightsMissing', { weights: this.sourceOf(index) })
  }

  /** The numbers of a constant, for each size of picture; throws an obstacle if they are very many. */
  async lists(constant: Constant): Promise<readonly ArrayLike<number>[]> {
    if (valueCount(constant.dims) > MAX_COMPUTED) this.refuse('outputTooLarge', { shape: constant.dims })
    const { stored } = constant
    if (!constant.values && stored?.readExact) constant.values = [await stored.readExact()]
    return listsOf(constant)
  }

  /** A short list of integers, such as axes. Undefined for those that differ with the size of the picture. */
  async integers(index: number): Promise<(number | undefined)[]> {
    const lists = await this.lists(this.constant(index))
    return Array.from(lists[0] ?? [], (value, at) => (lists.every((list) => list[at] === value) ? value : undefined))
  }

  /** Integers that are the same for every size of picture. */
  async known(index: number): Promise<number[]> {
    const all = await this.integers(index)
    return all.map((value) => value ?? this.refuseFree())
  }

  /** Integers that are a setting in older versions, and an input in newer ones; undefined if there are none. */
  async settingOrInput(name: string, index: number): Promise<readonly number[] | undefined> {
    if (this.has(index)) return this.known(index)
    return this.list(name)
  }

  /** One number; undefined if it is left out. */
  async number(index: number): Promise<number | undefined> {
    if (!this.has(index)) return undefined
    const lists = await this.lists(this.constant(index))
    const value = lists[0]?.[0]
    const isOne = lists.every((list) => list.length === 1 && list[0] === value)
    return isOne && value !== undefined
      ? value
      : this.unfit(this.sourceOf(index), Array.from(lists[0] ?? []).slice(0, 8))
  }

  /** An axis of a tensor of so many sides, counted from the front. */
  axis(given: number, rank: number): number {
    const axis = given < 0 ? given + rank : given
    return Number.isInteger(axis) && axis >= 0 && axis < rank ? axis : this.unfit('axis', given)
  }

  // Nodes

  /** Adds a node; its output has the axes of the first input, unless others are given. */
  emit(operation: Operation, { inputs, weights = {}, order, rank }: Emit): Tensor {
    const draft: Draft = { def: this.#origin, operation, inputs: inputs.map((input) => input.draft), weights }
    const shapes = this.around.writer.add(draft, inputs)
    const [first] = inputs
    const axes = order ?? first?.order ?? []
    const dims = dimsOf(shapes, axes, rank ?? (first ? rankOf(first) : axes.length))
    return { kind: 'tensor', draft, shapes, dims, order: axes }
  }

  /** The same for a function of each value, which a flat tensor may go through. */
  each(operation: Operation, input: Tensor, weights: Record<string, string> = {}): Tensor {
    const { flat } = input
    return { ...this.emit(operation, { inputs: [input], weights }), ...(flat && { flat }) }
  }

  activate(input: Tensor, activation: Activation): Tensor {
    return activation.id === 'linear' ? input : this.each({ kind: 'activation', activation }, input)
  }

  /** The tensor with just these axes, in this order: reshaped where only places of one differ, else permuted. */
  arrange(tensor: Tensor, order: readonly number[]): Tensor {
    if (tensor.order.join() === order.join()) return tensor
    const isMoving = (axis: number) => !isSingle(tensor.dims, axis)
    if (tensor.order.filter(isMoving).join() === order.filter(isMoving).join()) return this.#reshape(tensor, order)
    // Sides of one place that are missing or too many come and go first.
    const kept = tensor.order.filter((axis) => order.includes(axis))
    const before = [...kept, ...order.filter((axis) => !kept.includes(axis))]
    const full = before.join() === tensor.order.join() ? tensor : this.#reshape(tensor, before)
    const axes = order.map((axis) => before.indexOf(axis))
    return this.emit({ kind: 'permute', axes }, { inputs: [full], order })
  }

  /** Other axes of one place. */
  #reshape(tensor: Tensor, order: readonly number[]): Tensor {
    const shapes = tensor.dims.map((dims) => order.map((axis) => dims[axis] ?? 1))
    return this.reshaped(tensor, shapes, order, rankOf(tensor))
  }

  /** The values in these shapes, one for each size of picture; only one side may follow from the size. */
  reshaped(tensor: Tensor, shapes: readonly Shape[], order: readonly number[], rank: number): Tensor {
    const dims = dimsOf(shapes, order, rank)
    const isSame = shapes.every((shape, probe) => shape.join() === tensor.shapes[probe]?.join())
    if (isSame) return { ...tensor, dims, order }
    const shape = (shapes[0] ?? []).map((side, at) => (shapes.every((one) => one[at] === side) ? side : -1))
    if (shape.filter((side) => side < 0).length > 1) this.refuseFree()
    return { ...this.emit({ kind: 'reshape', shape }, { inputs: [tensor], order, rank }), dims }
  }

  /** The tensor in the file's order of axes. */
  plain(tensor: Tensor): Tensor {
    return this.arrange(tensor, naturalOrder(tensor.dims))
  }

  /** A plane [1, channels, height, width] as [height, width, channels]. */
  plane(tensor: Tensor): Tensor {
    if (rankOf(tensor) !== 4 || !isSingle(tensor.dims, 0)) {
      return this.refuse('shapeUnfit', { shape: tensor.dims[0] ?? [] })
    }
    return this.arrange(tensor, [2, 3, 1])
  }

  /** Whether nothing but this node takes what the node of an input gives, so that both can be one. */
  isOnlyUser(index: number): boolean {
    const value = this.given[index]
    const name = this.sourceOf(index)
    // Of a tensor that only looks at another's values, those of the other count.
    return value?.kind === 'tensor' && this.around.makerOf(name) === value.draft.def && this.around.usersOf(name) === 1
  }

  /** What another operator gives for this node, with these inputs in place of its own. */
  async as(node: Pick<NodeProto, 'op' | 'domain' | 'inputs'>, given: readonly Sound[]): Promise<Tensor> {
    const reader = this.around.readerOf(node.op) ?? this.refuse('kindUnknown')
    const result = await reader(new OpCall({ ...this.node, ...node }, this.#origin, given, this.around))
    const [first] = Array.isArray(result) ? result : [result as Value]
    return first?.kind === 'tensor' ? first : this.refuse('kindUnknown')
  }

  // Weights

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
