import { valueCount } from '../../../graph/shapes/settings.ts'
import { integers } from '../../drafts/constants.ts'
import { foldPlaces } from '../fold.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { type Constant, rankOf, sameSide, sidesOf, type Tensor } from '../values.ts'
import { sliced } from './ranges.ts'
import { takePlaces } from './takePlaces.ts'

/** Some places of an axis. */
export const gather: OpReader = async (call) => {
  const value = call.input(0)
  const rank = rankOf(value)
  const axis = call.axis(call.integer('axis', 0), rank)
  const indices = call.constant(1)
  const side = sameSide(sidesOf(value), axis) ?? call.refuseFree()
  const given = await call.known(1)
  const places = given.map((place) => (place < 0 ? place + side : place))
  if (places.some((place) => !Number.isInteger(place) || place < 0 || place >= side))
    call.unfit('indices', given.slice(0, 8))
  if (value.kind === 'constant') return gatherConstant(call, value, axis, places, indices.dims)
  const tensor = call.tensor(0)
  const [first = 0] = places
  const isRun = places.every((place, at) => place === first + at)
  if (places.length === 0) call.unfit('indices', given.slice(0, 8))
  const full = tensor.order.includes(axis) ? tensor : call.arrange(tensor, [...tensor.order, axis])
  const taken = isRun
    ? sliced(call, full, [{ axis, start: first, end: first + places.length, step: 1 }])
    : takePlaces(call, full, axis, places)
  if (indices.dims.length === 0) return without(call, taken, axis)
  if (indices.dims.length === 1) return taken
  // The places in the sides of their table: PyTorch's newer exporter writes a view of a list so.
  const sides = integers(taken.dims.map((dims) => dims.toSpliced(axis, 1, ...indices.dims)))
  return call.as({ op: 'Reshape', domain: '', inputs: [call.sourceOf(0), call.sourceOf(1)] }, [taken, sides])
}

/** A tensor without an axis of one place. */
function without(call: OpCall, tensor: Tensor, axis: number): Tensor {
  if (rankOf(tensor) < 2) call.refuse('shapeUnfit', { shape: tensor.dims[0] ?? [] })
  const left = tensor.order.filter((one) => one !== axis)
  const any = axis === 0 ? 1 : 0
  const plain = call.arrange(tensor, left.length > 0 ? left : [any])
  return {
    ...plain,
    dims: plain.dims.map((dims) => dims.toSpliced(axis, 1)),
    order: plain.order.map((one) => (one > axis ? one - 1 : one)),
  }
}

function gatherConstant(
  call: OpCall,
  constant: Constant,
  axis: number,
  places: readonly number[],
  shape: readonly number[],
): Promise<Constant> {
  const { dims } = constant
  const to = [...dims.slice(0, axis), ...shape, ...dims.slice(axis + 1)]
  const behind = valueCount(dims.slice(axis + 1))
  const before = valueCount(dims.slice(0, axis))
  return foldPlaces(call, constant, to, () => {
    const all = new Float64Array(valueCount(to))
    let at = 0
    for (let row = 0; row < before; row++) {
      for (const place of places) {
        const from = (row * (dims[axis] ?? 1) + place) * behind
        for (let index = 0; index < behind; index++) all[at++] = from + index
      }
    }
    return all
  })
}
