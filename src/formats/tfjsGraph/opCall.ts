import type { Shape } from '../../graph/graph.ts'
import type { Activation, Operation } from '../../graph/operations.ts'
import { valueCount } from '../../graph/shapes/settings.ts'
import { reshaped } from '../drafts/constants.ts'
import type { Constant, Draft } from '../drafts/draft.ts'
import { transposed } from '../keras/weights.ts'
import { OpInputs } from './opInputs.ts'
import { sidesOf, type Tensor, type Value } from './values.ts'

export type { Surroundings } from './opInputs.ts'

/** Reads one node of the file: adds nodes to the graph, and gives what the node's outputs are. Throws obstacles. */
export type OpReader = (call: OpCall) => Value | readonly Value[] | Promise<Value | readonly Value[]>

interface Emit {
  inputs: readonly Tensor[]
  weights?: Record<string, string>
  /** What the result is, where it is not as the first input. */
  as?: Partial<Pick<Tensor, 'leading' | 'isTurned'>>
}

/** One node of the file, with what it is given: what its reader asks, and what it adds to the graph. */
export class OpCall extends OpInputs {
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
    if (tensor.leading !== 'batch' || tensor.shapes[0]?.length !== 3) {
      return this.refuse('shapeUnfit', { shape: sidesOf(tensor, 0).slice(1) })
    }
    if (tensor.isTurned === isFirst) return tensor
    if (tensor.isTurned) return this.plain(tensor)
    return this.emit({ kind: 'permute', axes: [1, 2, 0] }, { inputs: [tensor], as: { isTurned: true } })
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
