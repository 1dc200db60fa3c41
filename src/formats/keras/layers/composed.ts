import type { ArithmeticFunction, PlainFunction } from '../../../graph/operations.ts'
import type { LayerCall } from '../layerCall.ts'
import type { Sides } from '../sides.ts'
import type { Value } from '../value.ts'

/** Adds the nodes of a layer that no single operation expresses. Each is named by its part; the last has none. */
export class Composition {
  readonly #call: LayerCall

  constructor(call: LayerCall) {
    this.#call = call
  }

  /** A function of each value. */
  apply(id: PlainFunction, input: Value, part?: string): Value {
    return this.#call.emit({ kind: 'activation', activation: { id } }, { inputs: [input], ...named(part) })
  }

  /** A function of a value and a number. */
  scalar(name: ArithmeticFunction, input: Value, scalar: number, part?: string): Value {
    return this.#call.emit({ kind: 'arithmetic', function: name, scalar }, { inputs: [input], ...named(part) })
  }

  /** A function of two tensors, which broadcast. */
  combine(name: ArithmeticFunction, first: Value, second: Value, part?: string): Value {
    const rank = Math.max(first.rank, second.rank)
    const value = this.#call.emit(
      { kind: 'arithmetic', function: name },
      { inputs: [first, second], rank, ...named(part) },
    )
    return !value.sides && first.sides?.length === rank ? { ...value, sides: first.sides } : value
  }

  /** Over axes of the node's tensor, which are kept as sides of 1. */
  reduce(name: 'mean' | 'max' | 'sum', input: Value, axes: readonly number[], part?: string): Value {
    return this.#call.emit(
      { kind: 'reduce', function: name, axes, keepDimensions: true },
      { inputs: [input], ...named(part) },
    )
  }

  /** With other sides; one that is not known is −1, of which there may be one. */
  reshape(input: Value, sides: Sides, part?: string): Value {
    if (sides.filter((side) => side === undefined).length > 1)
      this.#call.builder.obstacles.add(this.#call, 'kindUnknown')
    const shape = sides.map((side, axis) => side ?? (sides.indexOf(undefined) === axis ? -1 : 1))
    const value = this.#call.emit(
      { kind: 'reshape', shape },
      { inputs: [input], rank: shape.length, isTurned: false, ...named(part) },
    )
    return { ...value, sides: value.sides?.every((side) => side !== undefined) ? value.sides : sides }
  }

  /** Output axis i is input axis `axes[i]`, of the node's tensor. */
  permute(input: Value, axes: readonly number[], part?: string): Value {
    return this.#call.emit({ kind: 'permute', axes }, { inputs: [input], isTurned: false, ...named(part) })
  }

  /** A product of matrices, the axes before broadcast. */
  matmul(first: Value, second: Value, part?: string): Value {
    const rank = Math.max(first.rank, second.rank)
    const value = this.#call.emit(
      { kind: 'matmul' },
      { inputs: [first, second], rank, isTurned: false, ...named(part) },
    )
    if (value.sides) return value
    const before = first.rank >= second.rank ? first.sides : second.sides
    return { ...value, sides: before && [...before.slice(0, -2), first.sides?.at(-2), second.sides?.at(-1)] }
  }

  /** A softmax over the last axis. */
  softmax(input: Value, part?: string): Value {
    const activation = { id: 'softmax', axis: -1 } as const
    return this.#call.emit({ kind: 'activation', activation }, { inputs: [input], ...named(part) })
  }

  /** Numbers that stand in the description. */
  constant(shape: readonly number[], values: readonly number[], part: string): Value {
    const name = this.#call.builder.addTensor(`${this.#call.name}/${part}`, shape, values)
    return this.#call.emit({ kind: 'constant' }, { inputs: [], weights: { value: name }, rank: shape.length, part })
  }

  /** A weight that has the sides of these axes, in their order, so that it broadcasts along them. */
  alongAxes(weight: string, axes: readonly number[], rank: number, part: string): Value {
    const shape = this.#call.builder.shapeOf(weight)
    const operation = { kind: 'constant' } as const
    const value = this.#call.emit(operation, { inputs: [], weights: { value: weight }, rank: shape.length, part })
    const isLast = axes.every((axis, index) => axis === rank - axes.length + index)
    if (isLast || shape.length !== axes.length) return value
    const sides = Array.from({ length: rank }, (_, axis) => shape[axes.indexOf(axis)] ?? 1)
    return this.#call.emit({ kind: 'reshape', shape: sides }, { inputs: [value], rank, part: `${part}_sides` })
  }
}

const named = (part: string | undefined) => (part === undefined ? {} : { part })
