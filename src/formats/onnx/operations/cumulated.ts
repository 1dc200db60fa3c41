import { stepsOf } from '../../drafts/constants.ts'
import { demandRoom } from '../fold.ts'
import type { OpReader } from '../opCall.ts'

/** Sums of constants along an axis, such as the rows that positions are counted by. */
export const cumulated: OpReader = async (call) => {
  if (call.input(0).kind === 'tensor') return call.refuse('kindUnknown')
  const value = call.constant(0)
  const { dims, isInteger } = value
  const axis = call.axis((await call.number(1)) ?? 0, dims.length)
  const [isExclusive, isReverse] = [call.flag('exclusive'), call.flag('reverse')]
  demandRoom(call, dims)
  const [side, step] = [dims[axis] ?? 1, stepsOf(dims)[axis] ?? 1]
  const values = (await call.lists(value)).map((list) => {
    const result = isInteger ? new Float64Array(list.length) : new Float32Array(list.length)
    for (let index = 0; index < list.length; index++) {
      const place = Math.floor(index / step) % side
      if (place > 0) continue
      let sum = 0
      for (let count = 0; count < side; count++) {
        const at = index + (isReverse ? side - 1 - count : count) * step
        result[at] = isExclusive ? sum : sum + (list[at] ?? 0)
        sum += list[at] ?? 0
      }
    }
    return result
  })
  return { kind: 'constant', dims, isInteger, values }
}
