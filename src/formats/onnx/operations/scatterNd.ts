import { valueCount } from '../../../graph/shapes/settings.ts'
import { demandRoom } from '../fold.ts'
import type { OpReader } from '../opCall.ts'

/** Constants with other values at some places, such as the masks of windows and biases whose middle is zero. */
export const scatterNd: OpReader = async (call) => {
  if (call.text('reduction', 'none') !== 'none') call.unfit('reduction', call.text('reduction', 'none'))
  if (call.given.some(({ kind }) => kind !== 'constant')) return call.refuse('kindUnknown')
  const [data, indices, updates] = [call.constant(0), call.constant(1), call.constant(2)]
  const depth = indices.dims.at(-1) ?? 0
  const { dims } = data
  if (depth < 1 || depth > dims.length) call.unfit('indices', indices.dims)
  demandRoom(call, dims)
  const row = valueCount(dims.slice(depth))
  const given = await call.known(1)
  const count = given.length / depth
  if (valueCount(updates.dims) !== count * row)
    call.refuse('shapesUnfit', { shapes: [dims, indices.dims, updates.dims] })
  const starts = Array.from({ length: count }, (_, index) =>
    dims.slice(0, depth).reduce((place, side, axis) => {
      const one = given[index * depth + axis] ?? 0
      const within = one < 0 ? one + side : one
      if (!Number.isInteger(within) || within < 0 || within >= side) call.unfit('indices', given.slice(0, 8))
      return place * side + within
    }, 0),
  )
  const [before, after] = [await call.lists(data), await call.lists(updates)]
  const values = Array.from({ length: Math.max(before.length, after.length) }, (_, probe) => {
    const old = before[probe] ?? before[0] ?? []
    const result = data.isInteger ? Float64Array.from(old) : Float32Array.from(old)
    const list = after[probe] ?? after[0] ?? []
    for (const [index, start] of starts.entries()) {
      for (let at = 0; at < row; at++) result[start * row + at] = list[index * row + at] ?? 0
    }
    return result
  })
  return { kind: 'constant', dims, isInteger: data.isInteger, values }
}
