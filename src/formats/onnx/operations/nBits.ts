import { valueCount } from '../../../graph/shapes/settings.ts'
import type { StoredTensor } from '../../../model/storedNetwork.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import type { Constant } from '../values.ts'

/**
 * onnxruntime's product with a matrix of 4 or 8 bits a number, [units, values], in blocks of some values that each have
 * a scale and a zero point: docs/ContribOperators.md, MatMulNBits.
 */
const matMulNBits: OpReader = async (call) => {
  if (call.has(4)) call.unfit(call.sourceOf(4), 'g_idx')
  const weights = await unpacked(call)
  const given = [call.input(0), weights]
  const product = await call.as(
    { op: 'FusedMatMul', domain: '', inputs: [call.sourceOf(0), `${call.sourceOf(1)}/real`] },
    given,
    { transB: 1 },
  )
  return call.has(5) ? call.step('Add', [product, call.input(5)]) : product
}

async function unpacked(call: OpCall): Promise<Constant> {
  const [values, units, bits, size] = ['K', 'N', 'bits', 'block_size'].map((name) => call.integer(name, 0))
  if (!values || !units || !size || (bits !== 4 && bits !== 8)) return call.unfit('bits', bits)
  const blocks = Math.ceil(values / size)
  const packed = call.constant(1)
  const { stored } = packed
  const rowBytes = blocks * Math.ceil((size * bits) / 8)
  if (!stored || valueCount(packed.dims) !== units * rowBytes || packed.dims[0] !== units) {
    return call.refuse('weightsOfOtherShape', {
      ...{ weights: call.sourceOf(1), shape: packed.dims, wanted: [units, blocks, rowBytes / blocks] },
    })
  }
  const [scales = []] = await call.lists(call.constant(2))
  const zeros = call.has(3) ? call.constant(3) : undefined
  const [zeroList = []] = zeros ? await call.lists(zeros) : []
  const zeroRow = Math.ceil((blocks * bits) / 8)
  const zeroOf = (unit: number, block: number) => {
    if (!zeros) return 2 ** (bits - 1)
    return zeros.isInteger ? numberAt(zeroList, unit * zeroRow, block, bits) : (zeroList[unit * blocks + block] ?? 0)
  }
  if (scales.length !== units * blocks) call.unfit('scales', scales.length)
  const { quantization: _, ...rest } = stored
  const tensor: StoredTensor = {
    name: `${call.sourceOf(1)}/real`,
    shape: [units, values],
    async readRows(start, end) {
      const bytes = await rest.readRows(start, end)
      const result = new Float32Array((end - start) * values)
      for (let row = start; row < end; row++) {
        for (let value = 0; value < values; value++) {
          const block = Math.floor(value / size)
          const whole = numberAt(bytes, (row - start) * rowBytes, value, bits)
          result[(row - start) * values + value] = (whole - zeroOf(row, block)) * (scales[row * blocks + block] ?? 0)
        }
      }
      return result
    },
  }
  return { kind: 'constant', dims: [units, values], isInteger: false, stored: tensor }
}

/** The number at a place of a list of bytes, of which each may hold two, the lower half first. */
function numberAt(bytes: ArrayLike<number>, start: number, place: number, bits: 4 | 8): number {
  if (bits === 8) return bytes[start + place] ?? 0
  const byte = bytes[start + (place >> 1)] ?? 0
  return place % 2 === 0 ? byte & 15 : byte >> 4
}

export const nBits: readonly [string, OpReader][] = [['MatMulNBits', matMulNBits]]
