import type { Shape } from '../../graph/graph.ts'
import type { Activation, Operation } from '../../graph/operations.ts'
import { valueCount } from '../../graph/shapes/settings.ts'
import type { Draft } from '../drafts/draft.ts'
import { OpSettings } from './opSettings.ts'
import { dimsOf, type Flat, isSingle, naturalOrder, rankOf, type Tensor } from './values.ts'

interface Emit {
  inputs: readonly Tensor[]
  weights?: Record<string, string>
  /** The axes of the result, where they are not those of the first input. */
  order?: readonly number[]
  rank?: number
}

/** The nodes that one of the file becomes. */
export class OpNodes extends OpSettings {
  /** Adds a node; its output has the axes of the first input, unless others are given. */
  emit(operation: Operation, { inputs, weights = {}, order, rank }: Emit): Tensor {
    const draft: Draft = { def: this.origin, operation, inputs: inputs.map((input) => input.draft), weights }
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

  /** A merged plane with its values in the file's order after all. */
  protected unflat(tensor: Tensor, { sides, order }: Flat): Tensor {
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
}
