import type { Shape } from '../../graph/graph.ts'
import type { ArithmeticFunction, OperationOf } from '../../graph/operations.ts'
import type { PlannedNode } from '../../graph/plan.ts'
import { broadcastOffsets, broadcastShape } from './broadcast.ts'
import { type Operands, type PortableOperation, sameKind, type Values, zerosLike } from './operation.ts'

/** A function of two values, and its derivatives in both, given what it gave. */
interface Binary {
  value(x: number, y: number): number
  /** d value / d x */
  ofFirst(x: number, y: number, value: number): number
  /** d value / d y */
  ofSecond(x: number, y: number, value: number): number
}

/** Equal values pass the gradient of a maximum or minimum to the first one, as in TensorFlow. */
const functions: Record<ArithmeticFunction, Binary> = {
  add: { value: (x, y) => x + y, ofFirst: () => 1, ofSecond: () => 1 },
  subtract: { value: (x, y) => x - y, ofFirst: () => 1, ofSecond: () => -1 },
  multiply: { value: (x, y) => x * y, ofFirst: (_, y) => y, ofSecond: (x) => x },
  divide: { value: (x, y) => x / y, ofFirst: (_, y) => 1 / y, ofSecond: (_, y, value) => -value / y },
  maximum: {
    value: Math.max,
    ofFirst: (x, y) => (x >= y ? 1 : 0),
    ofSecond: (x, y) => (x >= y ? 0 : 1),
  },
  minimum: {
    value: Math.min,
    ofFirst: (x, y) => (x <= y ? 1 : 0),
    ofSecond: (x, y) => (x <= y ? 0 : 1),
  },
  power: {
    value: (x, y) => x ** y,
    ofFirst: (x, y) => (y === 0 ? 0 : y * x ** (y - 1)),
    ofSecond: (x, _, value) => (x > 0 ? value * Math.log(x) : 0),
  },
}

/** A tensor or a scalar, which has the shape []. */
interface Operand {
  values: Values
  shape: Shape
}

/** All operands from left to right: the inputs, and the scalar on its side. */
function operandsOf(
  { operation }: PlannedNode<OperationOf<'arithmetic'>>,
  { inputs, inputShapes }: Operands,
): Operand[] {
  const operands = inputs.map((values, index): Operand => ({ values, shape: inputShapes[index] as Shape }))
  const { scalar, scalarFirst = false } = operation
  if (scalar === undefined) return operands
  const constant: Operand = { values: Float64Array.of(scalar), shape: [] }
  return scalarFirst ? [constant, ...operands] : [...operands, constant]
}

/** One step of the fold: a function of two operands, broadcast. */
function apply({ value }: Binary, a: Operand, b: Operand, kind: Values): Operand {
  const shape = broadcastShape(a.shape, b.shape)
  const [at, bt] = [broadcastOffsets(a.shape, shape), broadcastOffsets(b.shape, shape)]
  const values = zerosLike(kind, at.length)
  for (let i = 0; i < values.length; i++) {
    values[i] = value(a.values[at[i] as number] as number, b.values[bt[i] as number] as number)
  }
  return { values, shape }
}

/** The gradients of one step with respect to both operands: summed where they were broadcast. */
function applyBack(binary: Binary, gradient: Float64Array, [a, b, result]: readonly [Operand, Operand, Operand]) {
  const [at, bt] = [broadcastOffsets(a.shape, result.shape), broadcastOffsets(b.shape, result.shape)]
  const first = new Float64Array(a.values.length)
  const second = new Float64Array(b.values.length)
  for (let i = 0; i < gradient.length; i++) {
    const g = gradient[i] as number
    if (g === 0) continue
    const [p, q] = [at[i] as number, bt[i] as number]
    const [x, y, value] = [a.values[p] as number, b.values[q] as number, result.values[i] as number]
    first[p] = (first[p] as number) + g * binary.ofFirst(x, y, value)
    second[q] = (second[q] as number) + g * binary.ofSecond(x, y, value)
  }
  return { first, second }
}

/** A sum of tensors of one shape, such as around a block: each has the whole gradient. */
const isPlainSum = ({ operation, shape }: PlannedNode<OperationOf<'arithmetic'>>, { inputShapes }: Operands) =>
  operation.function === 'add' &&
  operation.scalar === undefined &&
  inputShapes.every((one) => one.join() === shape.join())

/** Two or more tensors, or one and a scalar, from left to right. */
export const arithmetic: PortableOperation<OperationOf<'arithmetic'>> = {
  forward(node, operands) {
    const [start, ...others] = operandsOf(node, operands)
    const kind = operands.inputs[0] as Values
    const binary = functions[node.operation.function]
    return others.reduce((result, next) => apply(binary, result, next, kind), start as Operand).values
  },
  backward(node, gradient, operands) {
    if (isPlainSum(node, operands)) return operands.inputs.map(() => gradient.slice())
    const all = operandsOf(node, operands)
    const kind = operands.inputs[0] as Values
    const binary = functions[node.operation.function]
    const results = [all[0] as Operand]
    for (const next of all.slice(1)) results.push(apply(binary, results.at(-1) as Operand, next, kind))
    const gradients: Float64Array[] = []
    let ofResult: Float64Array = Float64Array.from(gradient)
    for (let i = all.length - 1; i > 0; i--) {
      const step = [results[i - 1], all[i], results[i]] as [Operand, Operand, Operand]
      const { first, second } = applyBack(binary, ofResult, step)
      gradients.unshift(second)
      ofResult = first
    }
    gradients.unshift(ofResult)
    const { scalar, scalarFirst = false } = node.operation
    const ofInputs = scalar === undefined ? gradients : scalarFirst ? gradients.slice(1) : gradients.slice(0, -1)
    return ofInputs.map((values) => sameKind(gradient, values))
  },
}
