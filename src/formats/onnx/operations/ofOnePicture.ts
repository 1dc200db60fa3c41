import { valueCount } from '../../../graph/shapes/settings.ts'
import { memoryTensor } from '../../drafts/constants.ts'
import type { OpCall } from '../opCall.ts'
import type { Constant } from '../values.ts'

/**
 * A constant that an exporter repeated for each picture of a fixed batch, such as a class token, for one picture; any
 * other as it is. `rank` is that of the tensor that it is put together with.
 */
export async function ofOnePicture(call: OpCall, index: number, rank: number): Promise<Constant> {
  const constant = call.constant(index)
  const { batch = 1 } = call.around
  const { dims } = constant
  if (batch === 1 || dims.length !== rank || rank < 2 || dims[0] !== batch) return constant
  const [list = [], ...others] = await call.lists(constant)
  const count = valueCount(dims.slice(1))
  const isRepeated = others.length === 0 && Array.from(list).every((value, at) => value === list[at % count])
  if (!isRepeated) return constant
  const shape = dims.with(0, 1)
  const stored = memoryTensor(`${call.sourceOf(index)}/of one`, shape, Array.from(list).slice(0, count))
  return { kind: 'constant', dims: shape, isInteger: constant.isInteger, stored }
}
