import type { Shape } from '../../graph/graph.ts'
import type { OperationOf } from '../../graph/operations.ts'
import { type SplitAxes, splitAxes } from './axes.ts'
import { only, type PortableOperation, type Values, zerosLike } from './operation.ts'

/** Which values are normalised together, and which gamma and beta belong to a value. */
interface Grouping extends SplitAxes {
  /** Index of gamma and beta for value `r` of group `k`. */
  parameter(k: number, r: number): number
}

/** Mean and 1 / √(variance + epsilon) of a group. */
function statistics(x: Values, first: number, reduced: Int32Array, epsilon: number): [mean: number, inverse: number] {
  let sum = 0
  for (let r = 0; r < reduced.length; r++) sum += x[first + (reduced[r] as number)] as number
  const mean = sum / reduced.length
  let squares = 0
  for (let r = 0; r < reduced.length; r++) {
    const centred = (x[first + (reduced[r] as number)] as number) - mean
    squares += centred * centred
  }
  return [mean, 1 / Math.sqrt(squares / reduced.length + epsilon)]
}

function normalizeGroups(
  x: Values,
  { kept, reduced, parameter }: Grouping,
  epsilon: number,
  { gamma, beta }: Readonly<Record<string, Values>>,
): Values {
  const y = zerosLike(x)
  for (const [k, first] of kept.entries()) {
    const [mean, inverse] = statistics(x, first, reduced, epsilon)
    for (let r = 0; r < reduced.length; r++) {
      const at = first + (reduced[r] as number)
      const p = parameter(k, r)
      y[at] = ((x[at] as number) - mean) * inverse * (gamma?.[p] ?? 1) + (beta?.[p] ?? 0)
    }
  }
  return y
}

/**
 * With n = (x − mean) / deviation and h = gradient · gamma: (h − mean(h) − n · mean(h · n)) / deviation. Ba, Kiros,
 * Hinton 2016, "Layer Normalization".
 */
function normalizeGroupsBack(
  gradient: Values,
  x: Values,
  { kept, reduced, parameter }: Grouping,
  epsilon: number,
  gamma: Values | undefined,
): Values {
  const back = zerosLike(gradient)
  const count = reduced.length
  const scaled = new Float64Array(count)
  for (const [k, first] of kept.entries()) {
    const [mean, inverse] = statistics(x, first, reduced, epsilon)
    let sum = 0
    let product = 0
    for (let r = 0; r < count; r++) {
      const at = first + (reduced[r] as number)
      const h = (gradient[at] as number) * (gamma?.[parameter(k, r)] ?? 1)
      scaled[r] = h
      sum += h
      product += h * ((x[at] as number) - mean) * inverse
    }
    for (let r = 0; r < count; r++) {
      const at = first + (reduced[r] as number)
      const n = ((x[at] as number) - mean) * inverse
      back[at] = inverse * ((scaled[r] as number) - sum / count - (n * product) / count)
    }
  }
  return back
}

const layerGrouping = ({ axes }: OperationOf<'layerNormalization'>, shape: Shape): Grouping => ({
  ...splitAxes(shape, axes),
  parameter: (_, r) => r,
})

/** With mean and variance over some axes; gamma and beta in the shape of these axes. */
export const layerNormalization: PortableOperation<OperationOf<'layerNormalization'>> = {
  forward({ operation }, operands) {
    const [x, shape] = only(operands)
    return normalizeGroups(x, layerGrouping(operation, shape), operation.epsilon, operands.weights)
  },
  backward({ operation }, gradient, operands) {
    const [x, shape] = only(operands)
    const { gamma } = operands.weights
    return [normalizeGroupsBack(gradient, x, layerGrouping(operation, shape), operation.epsilon, gamma)]
  },
}

function channelGrouping({ groups }: OperationOf<'groupNormalization'>, shape: Shape): Grouping {
  const channels = shape.at(-1) ?? 1
  const size = channels / groups
  const split = splitAxes([...shape.slice(0, -1), groups, size], [...shape.slice(0, -1).keys(), shape.length])
  return { ...split, parameter: (k, r) => k * size + (r % size) }
}

/** With mean and variance over all but the last axis, and over groups of adjacent channels. */
export const groupNormalization: PortableOperation<OperationOf<'groupNormalization'>> = {
  forward({ operation }, operands) {
    const [x, shape] = only(operands)
    return normalizeGroups(x, channelGrouping(operation, shape), operation.epsilon, operands.weights)
  },
  backward({ operation }, gradient, operands) {
    const [x, shape] = only(operands)
    const { gamma } = operands.weights
    return [normalizeGroupsBack(gradient, x, channelGrouping(operation, shape), operation.epsilon, gamma)]
  },
}
