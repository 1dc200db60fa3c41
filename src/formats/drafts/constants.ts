import { valueCount } from '../../graph/shapes/settings.ts'
import type { StoredTensor } from '../../model/storedNetwork.ts'
import type { Constant } from './draft.ts'

/** The most numbers of a constant that is computed: 64 MB. Weights themselves are read later, by rows. */
export const MAX_COMPUTED = 2 ** 24

/** Whole numbers that are known: one list, or one for each size of picture. */
export const integers = (values: readonly ArrayLike<number>[], dims?: readonly number[]): Constant => ({
  kind: 'constant',
  dims: dims ?? [values[0]?.length ?? 0],
  isInteger: true,
  values: values.every((one) => isSame(one, values[0] ?? [])) ? values.slice(0, 1) : values,
})

const isSame = (one: ArrayLike<number>, other: ArrayLike<number>) =>
  one.length === other.length && Array.from(one).every((value, index) => value === other[index])

/** The numbers of a constant, for each size of picture; reads them if they are in the file. */
export async function listsOf(constant: Constant): Promise<readonly ArrayLike<number>[]> {
  if (constant.values) return constant.values
  const { stored } = constant
  if (!stored) return [[]]
  const values = await readAll(stored)
  constant.values = [values]
  return constant.values
}

const readAll = (stored: StoredTensor) => stored.readRows(0, stored.shape[0] ?? 1)

/** A constant in another shape of as many values. */
export const reshaped = (constant: Constant, dims: readonly number[]): Constant => ({
  ...constant,
  dims,
  ...(constant.stored && { stored: reshapedTensor(constant.stored, dims) }),
})

/** A tensor in another shape of as many values. */
export function reshapedTensor(tensor: StoredTensor, shape: readonly number[]): StoredTensor {
  if (tensor.shape.join() === shape.join()) return tensor
  const rowValues = valueCount(shape.slice(1))
  return {
    ...tensor,
    shape,
    async readRows(start, end) {
      const all = await readAll(tensor)
      return shape.length === 0 ? all : all.slice(start * rowValues, end * rowValues)
    },
  }
}

/** A tensor of numbers that are known. */
export function memoryTensor(name: string, shape: readonly number[], values: ArrayLike<number>): StoredTensor {
  const all = Float32Array.from(values)
  const rowValues = valueCount(shape.slice(1))
  return {
    name,
    shape,
    readRows: (start, end) => (shape.length === 0 ? all.slice() : all.slice(start * rowValues, end * rowValues)),
  }
}

/** How far apart values are along each side, in C order. */
export const stepsOf = (dims: readonly number[]): number[] => dims.map((_, axis) => valueCount(dims.slice(axis + 1)))

/** The places in C order of a tensor with these sides at which another, broadcast to it, has its values. */
export function broadcastPlaces(dims: readonly number[], to: readonly number[]): Int32Array {
  const own = [...Array.from({ length: to.length - dims.length }, () => 1), ...dims]
  const steps = stepsOf(own)
  return placesOf(
    to,
    own.map((side, axis) => (side === 1 ? 0 : (steps[axis] ?? 0))),
  )
}

/** The places of a tensor with these sides, in C order, where each step along a side goes so far. */
export function placesOf(to: readonly number[], steps: readonly number[]): Int32Array {
  const places = new Int32Array(valueCount(to))
  const at = to.map(() => 0)
  let place = 0
  for (let index = 0; index < places.length; index++) {
    places[index] = place
    for (let axis = to.length - 1; axis >= 0; axis--) {
      const step = steps[axis] ?? 0
      const count = (at[axis] ?? 0) + 1
      at[axis] = count
      place += step
      if (count < (to[axis] ?? 1)) break
      at[axis] = 0
      place -= step * count
    }
  }
  return places
}
