import { valueCount } from '../../../graph/shapes/settings.ts'
import type { StoredTensor } from '../../storedNetwork.ts'
import type { OpCall } from '../opCall.ts'
import type { Constant } from '../values.ts'

// The real numbers that quantised weights stand for.

/** (weights − zero point) · scale: one scale, or one for each place of an axis. */
export async function real(call: OpCall, at: number, scaleAt: number, zeroAt: number, given = 0): Promise<Constant> {
  const constant = call.constant(at)
  const [scales = []] = await call.lists(call.constant(scaleAt))
  const [zeros = [0]] = call.has(zeroAt) ? await call.lists(call.constant(zeroAt)) : []
  return dequantized(call, constant, call.sourceOf(at), { scales, zeros, given })
}

interface Quantization {
  scales: ArrayLike<number>
  zeros: ArrayLike<number>
  /** The axis that has several scales. */
  given: number
}

/** {@link real} with scales and zero points that are known. */
export function dequantized(
  call: OpCall,
  constant: Constant,
  source: string,
  { scales, zeros, given }: Quantization,
): Constant {
  const { dims } = constant
  const isOne = scales.length === 1
  const axis = isOne ? 0 : call.axis(given, dims.length)
  if (!isOne && scales.length !== dims[axis]) call.unfit('axis', given)
  if (zeros.length !== 1 && zeros.length !== scales.length) call.unfit('zero_point', Array.from(zeros).slice(0, 8))
  const behind = valueCount(dims.slice(axis + 1))
  const stored = constant.stored
  const turn = (values: ArrayLike<number>, first: number) =>
    Float32Array.from(values, (value, index) => {
      const place = isOne ? 0 : Math.floor((first + index) / behind) % (dims[axis] ?? 1)
      return (value - (zeros[zeros.length === 1 ? 0 : place] ?? 0)) * (scales[place] ?? 1)
    })
  if (!stored)
    return { kind: 'constant', dims, isInteger: false, values: (constant.values ?? []).map((list) => turn(list, 0)) }
  const row = valueCount(dims.slice(1))
  const { quantization: _, ...rest } = stored
  const tensor: StoredTensor = {
    ...rest,
    name: `${source}/real`,
    readRows: async (start, end) => turn(await stored.readRows(start, end), start * row),
  }
  return { kind: 'constant', dims, isInteger: false, stored: tensor }
}

/** A bias is in units of both scales together. */
export async function realBias(call: OpCall, at: number, oneAt: number, otherAt: number): Promise<Constant> {
  const bias = call.constant(at)
  const one = (await call.number(oneAt)) ?? 1
  const [others = []] = await call.lists(call.constant(otherAt))
  const scales = Array.from(others, (other) => one * other)
  return dequantized(call, bias, call.sourceOf(at), { scales, zeros: [0], given: 0 })
}
