import { valueCount } from '../../../graph/shapes/settings.ts'
import { demandRoom } from '../fold.ts'
import type { OpCall } from '../opCall.ts'
import type { Constant } from '../values.ts'

/** The most products of a constant that is computed: what takes a second. */
const MAX_PRODUCTS = 2 ** 28

interface Factors {
  transposesFirst?: boolean
  transposesSecond?: boolean
  factor?: number
}

/**
 * The product of two constants, such as a transformer's table of distances that its own layers make biases of: any
 * sides before the last two of the first, and a matrix. Throws an obstacle for others, and for very many products.
 */
export async function foldProduct(
  call: OpCall,
  [a, b]: readonly [Constant, Constant],
  { transposesFirst = false, transposesSecond = false, factor = 1 }: Factors = {},
): Promise<Constant> {
  const shapes = [a.dims, b.dims]
  if (a.dims.length < 2 || b.dims.length !== 2) call.refuse('shapesUnfit', { shapes })
  if (transposesFirst && a.dims.length > 2) call.unfit('transA', 1)
  const [first = 0, last = 0] = a.dims.slice(-2)
  const before = a.dims.slice(0, -2)
  const rows = transposesFirst ? last : valueCount(before) * first
  const depth = transposesFirst ? first : last
  const [top = 0, side = 0] = b.dims
  const columns = transposesSecond ? top : side
  if (depth !== (transposesSecond ? side : top)) call.refuse('shapesUnfit', { shapes })
  const dims = [...before, transposesFirst ? last : first, columns]
  demandRoom(call, dims)
  if (!(rows * depth * columns <= MAX_PRODUCTS)) call.refuse('outputTooLarge', { shape: [rows, depth, columns] })
  const lists = [await call.lists(a), await call.lists(b)] as const
  const values = Array.from({ length: Math.max(lists[0].length, lists[1].length) }, (_, probe) => {
    const [left, right] = lists.map((list) => list[probe] ?? list[0] ?? []) as [ArrayLike<number>, ArrayLike<number>]
    const result = new Float32Array(rows * columns)
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        let sum = 0
        for (let k = 0; k < depth; k++) {
          const one = left[transposesFirst ? k * rows + row : row * depth + k] as number
          sum += one * (right[transposesSecond ? column * depth + k : k * columns + column] as number)
        }
        result[row * columns + column] = factor * sum
      }
    }
    return result
  })
  return { kind: 'constant', dims, isInteger: false, values }
}
