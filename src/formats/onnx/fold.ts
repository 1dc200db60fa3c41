import type { Shape } from '../../graph/graph.ts'
import { broadcast } from '../../graph/shapes/outputShape.ts'
import { valueCount } from '../../graph/shapes/settings.ts'
import { broadcastPlaces, MAX_COMPUTED } from '../drafts/constants.ts'
import type { OpCall } from './opCall.ts'
import type { Constant } from './values.ts'

/** The most values of a constant that is one number many times: a gigabyte. VGG19's largest has 103 million. */
const MAX_FILLED = 2 ** 28

/** One number many times: no more of it is made than is wanted. */
export function filledConstant(call: OpCall, dims: Shape, value: number, isInteger: boolean): Constant {
  const count = valueCount(dims)
  if (!(count <= MAX_FILLED)) call.refuse('outputTooLarge', { shape: dims })
  if (count <= SMALL) {
    const values = isInteger ? new Float64Array(count).fill(value) : new Float32Array(count).fill(value)
    return { kind: 'constant', dims, isInteger, values: [values], filled: value }
  }
  const row = valueCount(dims.slice(1))
  const readRows = (start: number, end: number) => new Float32Array((end - start) * row).fill(value)
  const stored = { name: `${call.node.outputs[0] ?? call.named.name}/${dims.join('x')}`, shape: dims, readRows }
  return { kind: 'constant', dims, isInteger, stored, filled: value }
}

/** So many numbers are made at once. */
const SMALL = 2 ** 16

const arrayOf = (isInteger: boolean, length: number) =>
  isInteger ? new Float64Array(length) : new Float32Array(length)

export function demandRoom(call: OpCall, dims: Shape): void {
  if (!(valueCount(dims) <= MAX_COMPUTED)) call.refuse('outputTooLarge', { shape: dims })
}

/** Of constants, value by value, with NumPy's broadcasting: whole numbers exactly, others in float32. */
export async function foldEach(
  call: OpCall,
  constants: readonly Constant[],
  compute: (...values: number[]) => number,
  isInteger = constants.every((one) => one.isInteger),
): Promise<Constant> {
  const shapes = constants.map(({ dims }) => dims)
  const dims = broadcast(shapes) ?? call.refuse('shapesUnfit', { shapes })
  demandRoom(call, dims)
  const lists = await Promise.all(constants.map((one) => call.lists(one)))
  const places = shapes.map((shape) => broadcastPlaces(shape, dims))
  const count = Math.max(...lists.map(({ length }) => length))
  const values = Array.from({ length: count }, (_, probe) => {
    const given = lists.map((list) => list[probe] ?? list[0] ?? [])
    const result = arrayOf(isInteger, valueCount(dims))
    for (let index = 0; index < result.length; index++) {
      result[index] = compute(...given.map((list, at) => list[places[at]?.[index] ?? 0] ?? 0))
    }
    return result
  })
  return { kind: 'constant', dims, isInteger, values }
}

/** The values of a constant at these places, in other sides. */
export async function foldPlaces(
  call: OpCall,
  constant: Constant,
  dims: Shape,
  places: (dims: Shape) => ArrayLike<number>,
): Promise<Constant> {
  demandRoom(call, dims)
  const lists = await call.lists(constant)
  const from = places(constant.dims)
  const values = lists.map((list) => {
    const result = arrayOf(constant.isInteger, from.length)
    for (let index = 0; index < result.length; index++) result[index] = list[from[index] ?? 0] ?? 0
    return result
  })
  return { kind: 'constant', dims, isInteger: constant.isInteger, values }
}
