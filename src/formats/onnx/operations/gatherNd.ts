import { valueCount } from '../../../graph/shapes/settings.ts'
import { integers } from '../../drafts/constants.ts'
import { foldPlaces } from '../fold.ts'
import type { OpReader } from '../opCall.ts'
import { axesOf, rankOf, type Sound, sameSide, sidesOf, type Tensor } from '../values.ts'
import { takePlaces } from './takePlaces.ts'

/** Values by tuples of places: the table of a position by its row, as PyTorch's newer exporter writes it. */
export const gatherNd: OpReader = async (call) => {
  const batch = call.integer('batch_dims', 0)
  if (batch !== 0) call.unfit('batch_dims', batch)
  const value = call.input(0)
  const sides = axesOf(rankOf(value)).map((axis) => sameSide(sidesOf(value), axis) ?? call.refuseFree())
  const { dims } = call.constant(1)
  const depth = dims.at(-1) ?? 0
  const given = await call.known(1)
  if (depth < 1 || depth > sides.length) call.unfit('indices', dims)
  const [counted, rest] = [sides.slice(0, depth), sides.slice(depth)]
  const places = Array.from({ length: given.length / depth }, (_, index) =>
    counted.reduce((place, side, axis) => {
      const one = given[index * depth + axis] ?? 0
      const within = one < 0 ? one + side : one
      if (!Number.isInteger(within) || within < 0 || within >= side) call.unfit('indices', given.slice(0, 8))
      return place * side + within
    }, 0),
  )
  const [row, to] = [valueCount(rest), [...dims.slice(0, -1), ...rest]]
  if (value.kind === 'constant') {
    const all = () =>
      Float64Array.from(
        { length: places.length * row },
        (_, at) => (places[Math.floor(at / row)] ?? 0) * row + (at % row),
      )
    return foldPlaces(call, value, to, all)
  }
  const reshape = (tensor: Sound, shape: readonly number[]): Promise<Tensor> =>
    call.as({ op: 'Reshape', domain: '', inputs: [call.sourceOf(0), call.sourceOf(1)] }, [tensor, integers([shape])])
  const table = await reshape(call.tensor(0), [valueCount(counted), ...rest])
  const full = table.order.includes(0) ? table : call.arrange(table, [0, ...table.order])
  return reshape(takePlaces(call, full, 0, places), to)
}
