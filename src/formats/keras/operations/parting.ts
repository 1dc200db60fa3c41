import type { LayerCall, LayerReader } from '../layerCall.ts'
import { toNumbers } from '../settings.ts'
import type { Value } from '../value.ts'
import { lengthOf, range, sliceOf } from './taking.ts'

// Operations that take tensors apart, or put them together along a new axis.

/** Adjacent parts along an axis: so many, or between these places. */
const split: LayerReader = (call) => {
  const { input } = call
  const axis = call.axisOf(input, call.settings.number('axis', -1))
  const length = lengthOf(call, input, axis)
  const given = call.settings.get('indices_or_sections', 'num_or_size_splits')
  const isSizes = call.settings.has('num_or_size_splits')
  const ends = endsOf(given, length, isSizes)
  if (!ends) call.unfit('indices_or_sections', given)
  const parts = (ends ?? [length]).map((end, index, all): [number, number] => [all[index - 1] ?? 0, end])
  const [first, ...others] = parts.map(([start, end], index) =>
    sliceOf(call, input, axis, [start, end], index === 0 ? undefined : `${index}`),
  )
  call.others.push(...others)
  return first as Value
}

function endsOf(given: unknown, length: number, isSizes: boolean): number[] | undefined {
  const numbers = toNumbers(given)
  if (typeof given === 'number') {
    const size = length / given
    return Number.isInteger(size) && size >= 1 ? range(given).map((index) => (index + 1) * size) : undefined
  }
  let end = 0
  const ends = isSizes ? numbers?.map((size) => (end += size)) : numbers && [...numbers, length]
  return ends?.every((one, index) => one > (ends[index - 1] ?? 0) && one <= length) ? ends : undefined
}

/** Each value along an axis by itself. */
const unstack: LayerReader = (call) => {
  const input = call.plain(call.input)
  const { batchAt } = input
  const given = call.settings.number('axis', 0)
  // Before the batch, sides are counted from 0.
  if (batchAt !== undefined && given !== 0) call.settings.unfit('axis')
  const axis = batchAt === undefined ? call.axisOf(input, given) : 0
  const sides = range(input.rank).map((one) => lengthOf(call, input, one))
  const shape = sides.filter((_, one) => one !== axis)
  const [first, ...others] = range(sides[axis] as number).map((index) => {
    const slice = sliceOf(call, input, axis, [index, index + 1], `slice_${index}`)
    const part = index === 0 ? {} : { part: `${index}` }
    const value = call.emit({ kind: 'reshape', shape }, { inputs: [slice], rank: shape.length, ...part })
    return batchAt !== undefined && batchAt > 1 ? { ...value, batchAt: batchAt - 1 } : value
  })
  call.others.push(...others)
  return first as Value
}

/** Tensors beside one another along a new axis. */
export function stackAlong(call: LayerCall): Value {
  const inputs = call.inputs.map((input) => call.plain(input))
  const rank = (inputs[0]?.rank ?? 0) + 1
  const given = call.settings.number('axis', 0)
  const axis = given < 0 ? given + rank : given - 1
  if (axis < 0 || axis >= rank || inputs.some((one) => one.rank !== rank - 1)) call.unfit('axis', given)
  const wide = inputs.map((value, index) => {
    const shape = range(rank - 1).map((one) => lengthOf(call, value, one))
    shape.splice(axis, 0, 1)
    return call.emit({ kind: 'reshape', shape }, { inputs: [value], rank, part: `${index}` })
  })
  return call.emit({ kind: 'concatenate', axis }, { inputs: wide, rank })
}

/** Operations of several outputs. */
export const partings: readonly [string, LayerReader][] = [
  ['Split', split],
  ['split', split],
  ['Unstack', unstack],
  ['unstack', unstack],
]
