import type { Shape } from '../../graph/graph.ts'
import type { StoredTensor } from '../../model/storedNetwork.ts'

type Unnamed = Omit<StoredTensor, 'name'>

const product = (sides: readonly number[]) => sides.reduce((a, b) => a * b, 1)

/** The same numbers in another shape. */
export function reshaped(tensor: Unnamed, shape: Shape): Unnamed {
  const [from, to] = [product(tensor.shape.slice(1)), product(shape.slice(1))]
  return {
    shape,
    async readRows(start, end) {
      const [first, last] = [start * to, end * to]
      const row = Math.floor(first / from)
      const values = await tensor.readRows(row, Math.ceil(last / from))
      return values.slice(first - row * from, last - row * from)
    },
  }
}

/** Some rows of a tensor. */
export function rowsOf(tensor: Unnamed, first: number, count: number): Unnamed {
  return {
    shape: [count, ...tensor.shape.slice(1)],
    readRows: (start, end) => tensor.readRows(first + start, first + end),
  }
}

/** A tensor that is computed as a whole when it is first read. */
export function computed(shape: Shape, compute: () => Promise<Float32Array> | Float32Array): Unnamed {
  const row = product(shape.slice(1))
  let values: Promise<Float32Array> | undefined
  return {
    shape,
    async readRows(start, end) {
      values ??= Promise.resolve(compute())
      return (await values).slice(start * row, end * row)
    },
  }
}

/** All numbers of a tensor. */
export const readAll = async (tensor: Unnamed): Promise<Float32Array> => tensor.readRows(0, tensor.shape[0] ?? 1)
