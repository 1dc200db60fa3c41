import { valueCount } from '../../../graph/shapes/settings.ts'
import type { OpCall } from '../opCall.ts'
import type { Constant } from '../values.ts'
import { roundEven } from './roundEven.ts'

// The real numbers that quantised weights stand for.

/** (weights − zero point) · scale: one scale, or one for each place of an axis. */
export async function real(call: OpCall, at: number, scaleAt: number, zeroAt: number, given = 0): Promise<Constant> {
  const constant = call.constant(at)
  const { dims } = call.constant(scaleAt)
  const [scales = []] = await call.lists(call.constant(scaleAt))
  const [zeros = [0]] = call.has(zeroAt) ? await call.lists(call.constant(zeroAt)) : []
  const block = dims.length > 1 && scales.length > 1 ? call.integer('block_size', 0) : undefined
  return dequantized(call, constant, call.sourceOf(at), { scales, zeros, given, block })
}

interface Quantization {
  scales: ArrayLike<number>
  zeros: ArrayLike<number>
  /** The axis that has several scales. */
  given: number
  /** So many places of that axis have one scale, and each place of the other axes has its own. */
  block?: number | undefined
}

/** {@link real} with scales and zero points that are known. */
export const dequantized = (call: OpCall, constant: Constant, source: string, by: Quantization): Constant =>
  scaled(call, constant, `${source}/real`, by, (value, scale, zero) => (value - zero) * scale)

/** Real weights as the whole numbers that QuantizeLinear makes of them, between the lowest and the highest of a type. */
export function wholeOf(
  call: OpCall,
  constant: Constant,
  source: string,
  { low, high, ...by }: Quantization & { low: number; high: number },
): Constant {
  const round = (value: number, scale: number, zero: number) =>
    Math.min(Math.max(roundEven(value / scale) + zero, low), high)
  return scaled(call, constant, `${source}/whole`, by, round)
}

/** What a formula makes of each number, its scale and its zero point. */
function scaled(
  call: OpCall,
  constant: Constant,
  name: string,
  { scales, zeros, given, block }: Quantization,
  compute: (value: number, scale: number, zero: number) => number,
): Constant {
  const { dims, stored } = constant
  const isOne = scales.length === 1
  const axis = isOne ? 0 : call.axis(given, dims.length)
  const side = dims[axis] ?? 1
  const blocks = block === undefined ? side : Math.ceil(side / block)
  const behind = valueCount(dims.slice(axis + 1))
  const count = block === undefined ? side : (valueCount(dims) / side) * blocks
  if (!isOne && scales.length !== count) call.unfit('axis', given)
  if (zeros.length !== 1 && zeros.length !== scales.length) call.unfit('zero_point', Array.from(zeros).slice(0, 8))
  const placeOf = (index: number) => {
    const place = Math.floor(index / behind) % side
    if (block === undefined) return place
    return (Math.floor(index / (behind * side)) * blocks + Math.floor(place / block)) * behind + (index % behind)
  }
  const turn = (values: ArrayLike<number>, first: number) =>
    Float32Array.from(values, (value, index) => {
      const place = isOne ? 0 : placeOf(first + index)
      return compute(value, scales[place] ?? 1, zeros[zeros.length === 1 ? 0 : place] ?? 0)
    })
  if (!stored)
    return { kind: 'constant', dims, isInteger: false, values: (constant.values ?? []).map((list) => turn(list, 0)) }
  const row = valueCount(dims.slice(1))
  // Numbers that are read exactly are those of the file.
  const { quantization: _, readExact: __, ...rest } = stored
  const readRows = async (start: number, end: number) => turn(await stored.readRows(start, end), start * row)
  return { kind: 'constant', dims, isInteger: false, stored: { ...rest, name, readRows } }
}

/** A bias is in units of both scales together. */
export async function realBias(call: OpCall, at: number, oneAt: number, otherAt: number): Promise<Constant> {
  const bias = call.constant(at)
  const one = (await call.number(oneAt)) ?? 1
  const [others = []] = await call.lists(call.constant(otherAt))
  const scales = Array.from(others, (other) => one * other)
  return dequantized(call, bias, call.sourceOf(at), { scales, zeros: [0], given: 0 })
}
