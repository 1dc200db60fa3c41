import type { Shape } from '../../graph/graph.ts'
import { type ObstacleReason, type Rest, refuse } from '../../graph/obstacles.ts'
import type { Activation, Operation } from '../../graph/operations.ts'
import { valueCount } from '../../graph/shapes/settings.ts'
import { transposed } from '../keras/weights.ts'
import { Attributes } from './attributes.ts'
import { listsOf, MAX_COMPUTED, reshaped } from './constants.ts'
import type { NodeDef } from './graphDef.ts'
import type { GraphWriter } from './graphWriter.ts'
import { type Constant, type Draft, type Origin, type Sound, sidesOf, type Tensor, type Value } from './values.ts'

/** Reads one node of the file: adds nodes to the graph, and gives what the node's outputs are. Throws obstacles. */
export type OpReader = (call: OpCall) => Value | readonly Value[] | Promise<Value | readonly Value[]>

/** What a reader knows of the nodes around. */
export interface Surroundings {
  writer: GraphWriter
  /** How many nodes and outputs of the network take what a node gives. */
  users: ReadonlyMap<Origin, readonly NodeDef[]>
  /** The constant of an input of another node, if it is one that has been read. */
  constantOf(node: NodeDef, input: number): Constant | undefined
}

interface Emit {
  inputs: readonly Tensor[]
  weights?: Record<string, string>
  /** What the result is, where it is not as the first input. */
  as?: Partial<Pick<Tensor, 'leading' | 'isTurned'>>
}

/** What may stand between a dilated convolution and the BatchToSpaceND behind it. */
const eachValue = new Set([
  ...['BatchToSpaceND', 'BiasAdd', 'Add', 'AddV2', 'Sub', 'Mul', 'RealDiv', 'Relu', 'Relu6', 'Elu', 'Selu', 'Prelu'],
  ...['LeakyRelu', 'Sigmoid', 'Tanh', 'FusedBatchNorm', 'FusedBatchNormV2', 'FusedBatchNormV3', 'Identity'],
])

/** One node of the file, with what it is given. */
export class OpCall {
  readonly def: NodeDef
  readonly given: readonly Sound[]
  readonly attr: Attributes
  readonly around: Surroundings
  /** How many pictures the network takes at once, where the file says so. */
  readonly batch: number | undefined

  constructor(def: NodeDef, given: readonly Sound[], around: Surroundings, batch: number | undefined) {
    this.def = def
    this.given = given
    this.around = around
    this.batch = batch
    this.attr = new Attributes(def.attr, (setting, value) =>
      this.refuse('settingUnfit', { setting, value: (JSON.stringify(value) ?? 'undefined').slice(0, 200) }),
    )
  }

  /** The file's name of what an input comes from; a node may give several things. */
  sourceOf(index: number): string {
    const { node = '', output = 0 } = this.def.inputs[index] ?? {}
    return output === 0 ? node : `${node}:${output}`
  }

  get #named() {
    return { name: this.def.name, kindName: this.def.op }
  }

  /** Throws the obstacle of this node. */
  refuse<Id extends ObstacleReason>(reason: Id, ...parameters: Rest<Id>): never {
    return refuse(this.#named, reason, ...parameters)
  }

  /** Throws the obstacle of something that follows from the size of the picture, and would have to be known. */
  refuseFree(): never {
    return refuse(this.#named, 'sizeFree')
  }

  unfit(setting: string, value: unknown): never {
    return this.refuse('settingUnfit', { setting, value: JSON.stringify(value) ?? 'undefined' })
  }

  /** An input, which must be there. */
  input(index: number): Sound {
    return this.given[index] ?? this.refuse('inputCount', { given: this.given.length })
  }

  /** An input that follows from the picture. */
  tensor(index: number): Tensor {
    const value = this.input(index)
    if (value.kind !== 'tensor') return this.refuse('shapeUnfit', { shape: value.dims })
    // Only what knows of them may see these.
    const { spaced, lowPadding } = value
    const isCut = spaced && !(spaced.isDone && eachValue.has(this.def.op))
    if (lowPadding || isCut) this.refuse('shapeUnfit', { shape: this.#shape(value) })
    return value
  }

  #shape = (tensor: Tensor): Shape => tensor.shapes[0] ?? []

  /** An input that stands in the file, such as weights. */
  constant(index: number): Constant {
    const value = this.input(index)
    return value.kind === 'constant' ? value : this.refuse('weightsMissing', { weights: this.sourceOf(index) })
  }

  /** The numbers of a constant, for each size of picture; throws an obstacle if they are very many. */
  async lists(constant: Constant): Promise<readonly ArrayLike<number>[]> {
    if (valueCount(constant.dims) > MAX_COMPUTED) this.refuse('outputTooLarge', { shape: constant.dims })
    return listsOf(constant)
  }

  /** A short list of integers, such as axes. Undefined for those that differ with the size of the picture. */
  async integers(index: number): Promise<(number | undefined)[]> {
    const constant = this.constant(index)
    const lists = await this.lists(constant)
    return Array.from(lists[0] ?? [], (value, at) => {
      const same = lists.every((list) => list[at] === value)
      if (same && !Number.isSafeInteger(value)) this.unfit(this.sourceOf(index), value)
      return same ? value : undefined
    })
  }

  /** Integers that are the same for every size of picture. */
  async known(index: number): Promise<number[]> {
    const all = await this.integers(index)
    return all.map((value) => value ?? this.refuseFree())
  }

  /** Adds a node; its output is as the first input but for its shape. */
  emit(operation: Operation, { inputs, weights = {}, as = {} }: Emit): Tensor {
    const draft: Draft = { def: this.def, operation, inputs: inputs.map((input) => input.draft), weights }
    const shapes = this.around.writer.add(draft, inputs)
    const { leading = 'batch', isTurned = false } = inputs[0] ?? {}
    const spaced = inputs.find((input) => input.spaced)?.spaced
    return { kind: 'tensor', draft, shapes, leading, isTurned, ...(spaced && { spaced }), ...as }
  }

  /** Adds a node whose output has this shape, for the size of picture that it fits. */
  emitUnchecked(operation: Operation, inputs: readonly Tensor[], shape: Shape, as: Emit['as']): Tensor {
    const draft: Draft = { def: this.def, operation, inputs: inputs.map((input) => input.draft), weights: {} }
    this.around.writer.addUnchecked(draft)
    return { kind: 'tensor', draft, shapes: [shape], leading: 'batch', isTurned: false, ...as }
  }

  activate(input: Tensor, activation: Activation): Tensor {
    return activation.id === 'linear' ? input : this.emit({ kind: 'activation', activation }, { inputs: [input] })
  }

  /** The tensor as the file's: its channels first, if the file has them there. */
  plain(tensor: Tensor): Tensor {
    if (!tensor.isTurned) return tensor
    return this.emit({ kind: 'permute', axes: [2, 0, 1] }, { inputs: [tensor], as: { isTurned: false } })
  }

  /** A plane as [height, width, channels], of a node that says where it has the channels. */
  plane(tensor: Tensor, isFirst: boolean): Tensor {
    if (tensor.leading !== 'batch' || this.#shape(tensor).length !== 3) {
      return this.refuse('shapeUnfit', { shape: sidesOf(tensor, 0).slice(1) })
    }
    if (tensor.isTurned === isFirst) return tensor
    if (tensor.isTurned) return this.plain(tensor)
    return this.emit({ kind: 'permute', axes: [1, 2, 0] }, { inputs: [tensor], as: { isTurned: true } })
  }

  /** Whether nothing but this node takes what the node of an input gives, so that both can be one. */
  isOnlyUser(index: number): boolean {
    const value = this.given[index]
    if (value?.kind !== 'tensor' || value.draft.def.name !== this.def.inputs[index]?.node) return false
    return this.around.users.get(value.draft.def)?.length === 1
  }

  /** The name of a constant as a weight, in the shape that is wanted; its sides in a new order if `axes` says so. */
  weight(index: number, shape?: readonly number[], axes?: readonly number[]): string {
    const constant = this.constant(index)
    return this.weightOf(constant, this.sourceOf(index), shape, axes)
  }

  weightOf(constant: Constant, source: string, shape = constant.dims, axes?: readonly number[]): string {
    const { stored, values = [] } = constant
    if (!stored && values.length > 1) this.refuseFree()
    if (valueCount(shape) !== valueCount(constant.dims)) {
      this.refuse('weightsOfOtherShape', { weights: source, shape: constant.dims, wanted: shape })
    }
    return this.around.writer.weight(constant, { source, shape, axes, turn: transposed })
  }

  /** One number a channel: a weight of this length. One number is repeated. */
  async vector(index: number, length: number): Promise<string> {
    const constant = this.constant(index)
    if (valueCount(constant.dims) === length) return this.weightOf(constant, this.sourceOf(index), [length])
    if (valueCount(constant.dims) !== 1) {
      this.refuse('weightsOfOtherShape', {
        weights: this.sourceOf(index),
        shape: constant.dims,
        wanted: [length],
      })
    }
    const [value = 0, ...others] = (await this.lists(constant)).map((list) => list[0] ?? 0)
    if (others.some((other) => other !== value)) this.refuseFree()
    const key = `${this.sourceOf(index)}/${length} times`
    return this.around.writer.numbers(
      key,
      [length],
      Array.from({ length }, () => value),
    )
  }

  /** A constant as a tensor of the network, with these sides. */
  materialize(constant: Constant, source: string, sides: readonly number[], axes?: readonly number[]): Tensor {
    const value = this.weightOf(reshaped(constant, sides), source, sides, axes)
    return this.emit({ kind: 'constant' }, { inputs: [], weights: { value } })
  }
}
