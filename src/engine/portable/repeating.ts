import type { Shape } from '../../graph/graph.ts'
import type { OperationOf } from '../../graph/operations.ts'
import { offsetsOf, stridesOf } from './axes.ts'
import { broadcastOffsets } from './broadcast.ts'
import { only, type PortableOperation, type Values, zerosLike } from './operation.ts'

// Operations whose outputs are each one value of the input: some of them, or some more than once.

/** The values of a tensor that stand at these places. */
function take(values: Values, places: Int32Array): Values {
  const output = zerosLike(values, places.length)
  for (let i = 0; i < places.length; i++) output[i] = values[places[i] as number] as number
  return output
}

/** The gradient of {@link take}: sums what was taken of each value. */
function giveBack(gradient: Values, places: Int32Array, count: number): Values {
  const sums = new Float64Array(count)
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number
    sums[place] = (sums[place] as number) + (gradient[i] as number)
  }
  const back = zerosLike(gradient, count)
  back.set(sums)
  return back
}

/** For each output of a slice, the input that stands there. */
function slicedPlaces({ starts, steps }: OperationOf<'slice'>, from: Shape, shape: Shape): Int32Array {
  const strides = stridesOf(from)
  const along = (numbers: readonly number[]) => strides.map((stride, axis) => stride * (numbers[axis] as number))
  const first = along(starts).reduce((sum, offset) => sum + offset, 0)
  return offsetsOf(shape, along(steps)).map((offset) => first + offset)
}

/** Of each axis the values from a start on, by steps. */
export const slice: PortableOperation<OperationOf<'slice'>> = {
  forward({ operation, shape }, operands) {
    const [values, from] = only(operands)
    return take(values, slicedPlaces(operation, from, shape))
  },
  backward({ operation, shape }, gradient, operands) {
    const [values, from] = only(operands)
    return [giveBack(gradient, slicedPlaces(operation, from, shape), values.length)]
  },
}

/** Repeated along sides of 1 and along new ones in front. */
export const expand: PortableOperation<OperationOf<'expand'>> = {
  forward({ shape }, operands) {
    const [values, from] = only(operands)
    return take(values, broadcastOffsets(from, shape))
  },
  backward({ shape }, gradient, operands) {
    const [values, from] = only(operands)
    return [giveBack(gradient, broadcastOffsets(from, shape), values.length)]
  },
}
