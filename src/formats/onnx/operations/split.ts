import type { OpReader } from '../opCall.ts'
import { type Constant, rankOf, sameSide, sidesOf, type Tensor } from '../values.ts'
import { sliceOf } from './ranges.ts'

/** Parts of one axis, one after the other. */
export const split: OpReader = async (call) => {
  const value = call.input(0)
  const axis = call.axis(call.integer('axis', 0), rankOf(value))
  const side = sameSide(sidesOf(value), axis) ?? call.refuseFree()
  const parts = call.opset >= 18 ? call.integer('num_outputs', call.node.outputs.length) : call.node.outputs.length
  const each = Math.ceil(side / Math.max(parts, 1))
  const told = await call.settingOrInput('split', 1)
  const sizes = told ?? Array.from({ length: parts }, (_, at) => Math.min(each, side - at * each))
  const isFit = sizes.every((size) => Number.isInteger(size) && size > 0) && sizes.reduce((a, b) => a + b, 0) === side
  if (!isFit || sizes.length > 1000) call.unfit('split', sizes)
  const input = value.kind === 'tensor' ? call.tensor(0) : value
  const results: (Tensor | Constant)[] = []
  let start = 0
  for (const size of sizes) {
    results.push(await sliceOf(call, input, [{ axis, start, end: start + size, step: 1 }]))
    start += size
  }
  return results
}
