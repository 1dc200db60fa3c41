import { valueCount } from '../../../graph/shapes/settings.ts'
import { demandRoom } from '../fold.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { axesOf, type Constant, isSingle, rankOf, type Sound, sidesOf, type Tensor } from '../values.ts'
import { ofOnePicture } from './ofOnePicture.ts'

/** Values one after another along an axis. */
export const concat: OpReader = async (call) => {
  const all = call.given.map((_, index) => call.input(index))
  // Parts without places are left out, such as what a roll by a whole side leaves.
  const isEmpty = (value: Sound) => value.kind === 'constant' && valueCount(value.dims) === 0
  const some = all.flatMap((value, index) => (isEmpty(value) ? [] : index))
  if (all.some(({ kind }) => kind === 'tensor') && some.length < all.length) return joinedOf(call, some)
  return joinedOf(call, [...all.keys()])
}

async function joinedOf(call: OpCall, indices: readonly number[]): Promise<Sound> {
  const values = indices.map((index) => call.input(index))
  const [first] = values
  if (!first) return call.refuse('inputCount', { given: 0 })
  const rank = rankOf(first)
  const axis = call.axis(call.integer('axis', 1), rank)
  if (values.every((value) => value.kind === 'constant')) return concatConstants(call, values, axis)
  const given = await Promise.all(
    values.map((value, at) => {
      const index = indices[at] as number
      return value.kind === 'tensor' ? call.tensor(index) : axis === 0 ? value : ofOnePicture(call, index, rank)
    }),
  )
  if (given.length === 1 && first.kind === 'tensor') return given[0] as Tensor
  const tensors = given.filter((value) => value.kind === 'tensor')
  const movingIn = (value: Sound) => axesOf(rank).filter((one) => !isSingle(sidesOf(value), one))
  const [base] = [...tensors].sort((a, b) => movingIn(b).length - movingIn(a).length || b.order.length - a.order.length)
  const needed = [...new Set([...given.flatMap(movingIn), axis])]
  const own = base?.order ?? []
  const missing = needed.filter((one) => !own.includes(one))
  const order = missing.length === 0 ? own : [...new Set([...own, ...missing])].sort((a, b) => a - b)
  const inputs = given.map((value, index) =>
    value.kind === 'tensor'
      ? call.arrange(value, order)
      : call.materialize(value, call.sourceOf(indices[index] as number), order, rank),
  )
  return call.emit({ kind: 'concatenate', axis: order.indexOf(axis) }, { inputs, order, rank })
}

async function concatConstants(call: OpCall, values: readonly Constant[], axis: number): Promise<Constant> {
  const [first] = values
  if (!first) return call.refuse('inputCount', { given: 0 })
  const side = values.reduce((sum, { dims }) => sum + (dims[axis] ?? 0), 0)
  const dims = first.dims.with(axis, side)
  demandRoom(call, dims)
  const isFit = values.every(
    (one) => one.dims.length === dims.length && one.dims.with(axis, side).join() === dims.join(),
  )
  if (!isFit) call.refuse('shapesUnfit', { shapes: values.map((one) => one.dims) })
  const isInteger = values.every((one) => one.isInteger)
  const lists = await Promise.all(values.map((one) => call.lists(one)))
  const behind = valueCount(dims.slice(axis + 1))
  const before = valueCount(dims.slice(0, axis))
  const probes = Math.max(...lists.map(({ length }) => length))
  const results = Array.from({ length: probes }, (_, probe) => {
    const result = isInteger ? new Float64Array(valueCount(dims)) : new Float32Array(valueCount(dims))
    let to = 0
    for (let row = 0; row < before; row++) {
      for (const [at, one] of values.entries()) {
        const list = lists[at]?.[probe] ?? lists[at]?.[0] ?? []
        const count = (one.dims[axis] ?? 0) * behind
        for (let index = 0; index < count; index++) result[to++] = list[row * count + index] ?? 0
      }
    }
    return result
  })
  return { kind: 'constant', dims, isInteger, values: results }
}
