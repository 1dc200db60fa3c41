import { valueCount } from '../../../graph/shapes/settings.ts'
import type { StoredTensor } from '../../../model/storedNetwork.ts'
import { foldEach } from '../fold.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { turnedRows } from '../turnedRows.ts'
import { axesOf, type Constant, isSingle, rankOf, sameSide, type Tensor } from '../values.ts'
import { joined, widened } from './arithmetic.ts'
import { linear } from './convolutions.ts'
import { foldProduct } from './foldProduct.ts'

/** A constant matrix as a kernel [values, units]: its sides may be the other way round, its rows in another order. */
function kernelOf(
  call: OpCall,
  index: number,
  isTurned: boolean,
  tensor: Tensor,
  factor = 1,
): { kernel: string; units: number } {
  const { dims } = call.constant(index)
  const [rows = 0, columns = 0] = dims.slice(-2)
  const units = isTurned ? rows : columns
  const values = isTurned ? columns : rows
  const name = call.weight(index, [rows, columns])
  const { flat } = tensor
  if (!isTurned && !flat && factor === 1) return { kernel: name, units }
  const order = flat && placesIn(flat)
  const key = `${name}/${isTurned ? 'turned' : 'rows'}${flat ? `/${flat.sides.join('x')} by ${flat.order.join('')}` : ''}${factor === 1 ? '' : `/${factor}`}`
  const kernel = call.made(key, () => {
    const stored = call.around.writer.stored(name) as StoredTensor
    return turnedRows(stored, { values, units, isTurned, order, factor })
  })
  return { kernel, units }
}

/** Where the values of a merged plane stand in the file's order. */
function placesIn({ sides, order }: NonNullable<Tensor['flat']>): Int32Array {
  const steps = sides.map((_, axis) => valueCount(sides.slice(axis + 1)))
  const places = new Int32Array(valueCount(sides))
  const own = order.map((axis) => sides[axis] ?? 1)
  for (let index = 0; index < places.length; index++) {
    let [rest, place] = [index, 0]
    for (let at = own.length - 1; at >= 0; at--) {
      const side = own[at] ?? 1
      place += (rest % side) * (steps[order[at] ?? 0] ?? 0)
      rest = Math.floor(rest / side)
    }
    places[index] = place
  }
  return places
}

/** The tensor with its last axis last. */
function rowsOf(call: OpCall, tensor: Tensor): Tensor {
  const last = rankOf(tensor) - 1
  if (tensor.order.at(-1) === last) return tensor
  return call.arrange(tensor, [...tensor.order.filter((axis) => axis !== last), last])
}

/** A product of the last axis with a matrix. */
function dense(
  call: OpCall,
  tensor: Tensor,
  { kernel, units }: { kernel: string; units: number },
  bias?: string,
): Tensor {
  const { flat: _, ...rows } = tensor
  const weights = { kernel, ...(bias !== undefined && { bias }) }
  const operation = { kind: 'dense', units, useBias: bias !== undefined, activation: linear } as const
  return call.emit(operation, { inputs: [rowsOf(call, rows)], weights })
}

const demandDepth = (call: OpCall, tensor: Tensor, index: number, depth: number) => {
  const last = sameSide(tensor.dims, rankOf(tensor) - 1)
  if (last !== depth) {
    const { dims } = call.constant(index)
    call.refuse('shapesUnfit', { shapes: [tensor.dims[0] ?? [], dims] })
  }
}

const matMul: OpReader = (call) => {
  const [a, b] = [call.input(0), call.input(1)]
  return a.kind === 'constant' && b.kind === 'constant' ? foldProduct(call, [a, b]) : product(call, a, b)
}

/** Whether a constant is a matrix, with sides of one place in front or not. */
const isMatrix = ({ dims }: Constant) => dims.length >= 2 && valueCount(dims.slice(0, -2)) === 1

function product(call: OpCall, a: Tensor | Constant, b: Tensor | Constant): Tensor {
  if (a.kind === 'tensor' && b.kind === 'constant' && isMatrix(b)) {
    const tensor = call.maybeFlat(0)
    demandDepth(call, tensor, 1, b.dims.at(-2) ?? 0)
    return dense(call, tensor, kernelOf(call, 1, false, tensor))
  }
  const rank = Math.max(rankOf(a), rankOf(b))
  if (rankOf(a) < 2 || rankOf(b) < 2) call.refuse('shapeUnfit', { shape: [rankOf(a), rankOf(b)] })
  const [one, other] = [nodeOf(call, 0, rank), nodeOf(call, 1, rank)]
  // Axes in front that have one place in both come and go together.
  const isUsed = (axis: number) => axis >= rank - 2 || ![one, other].every((value) => isSingle(value.dims, axis))
  const order = Array.from({ length: rank }, (_, axis) => axis).filter(isUsed)
  const inputs = [call.arrange(one, order), call.arrange(other, order)]
  return call.emit({ kind: 'matmul' }, { inputs, order, rank })
}

/** onnxruntime's: alpha · A · B, of which either may be turned. */
const fusedMatMul: OpReader = async (call) => {
  for (const setting of ['transBatchA', 'transBatchB']) if (call.flag(setting)) call.unfit(setting, 1)
  const alpha = call.float('alpha', 1)
  const [a, b] = [call.input(0), call.input(1)]
  if (a.kind === 'tensor' && b.kind === 'constant' && isMatrix(b) && !call.flag('transA')) {
    const tensor = call.maybeFlat(0)
    const isTurned = call.flag('transB')
    demandDepth(call, tensor, 1, b.dims.at(isTurned ? -1 : -2) ?? 0)
    return dense(call, tensor, kernelOf(call, 1, isTurned, tensor, alpha))
  }
  const turned = async (value: Tensor | Constant, setting: string) => {
    const axes = axesOf(rankOf(value))
    return call.flag(setting)
      ? call.step('Transpose', [value], { perm: [...axes.slice(0, -2), ...axes.slice(-2).reverse()] })
      : value
  }
  const result = await call.step('MatMul', [await turned(a, 'transA'), await turned(b, 'transB')])
  if (alpha === 1) return result
  if (result.kind === 'constant') return foldEach(call, [result], (x) => x * alpha)
  return call.each({ kind: 'arithmetic', function: 'multiply', scalar: alpha }, result)
}

function nodeOf(call: OpCall, index: number, rank: number): Tensor {
  const value = call.input(index)
  if (value.kind === 'tensor') return widened(call.tensor(index), rank)
  const axes = Array.from({ length: rank }, (_, axis) => axis)
  return call.materialize(value, call.sourceOf(index), axes, rank)
}

/** alpha · A · B + beta · C. */
const gemm: OpReader = async (call) => {
  const [alpha, beta] = [call.float('alpha', 1), call.float('beta', 1)]
  const [a, b] = [call.input(0), call.input(1)]
  if (a.kind === 'constant' && b.kind === 'constant') {
    const turned = { transposesFirst: call.flag('transA'), transposesSecond: call.flag('transB') }
    const result = await foldProduct(call, [a, b], { ...turned, factor: alpha })
    return call.has(2) ? foldEach(call, [result, call.constant(2)], (x = 0, y = 0) => x + beta * y, false) : result
  }
  if (call.flag('transA')) {
    const turned = await call.step('Transpose', [a], { perm: [1, 0] })
    const result = await call.step('Gemm', [turned, ...call.given.slice(1)], {
      alpha,
      beta,
      transB: call.integer('transB', 0),
    })
    return result
  }
  const tensor = call.maybeFlat(0)
  const matrix = call.constant(1)
  const isTurned = call.flag('transB')
  if (matrix.dims.length !== 2 || rankOf(tensor) !== 2)
    call.refuse('shapesUnfit', { shapes: [tensor.dims[0] ?? [], matrix.dims] })
  demandDepth(call, tensor, 1, matrix.dims[isTurned ? 1 : 0] ?? 0)
  const kernel = kernelOf(call, 1, isTurned, tensor, alpha)
  if (!call.has(2)) return dense(call, tensor, kernel)
  const bias = call.input(2)
  const count = bias.kind === 'constant' ? valueCount(bias.dims) : 0
  if (bias.kind === 'constant' && (count === kernel.units || count === 1)) {
    return dense(call, tensor, kernel, await scaled(call, 2, kernel.units, beta))
  }
  const result = dense(call, tensor, kernel)
  const other = nodeOf(call, 2, 2)
  const sum =
    beta === 1 ? other : call.emit({ kind: 'arithmetic', function: 'multiply', scalar: beta }, { inputs: [other] })
  return joined(call, 'add', [result, sum])
}

async function scaled(call: OpCall, index: number, length: number, factor: number): Promise<string> {
  const name = await call.vector(index, length)
  if (factor === 1) return name
  return call.made(`${name}/${factor}`, () => {
    const stored = call.around.writer.stored(name) as StoredTensor
    return {
      ...stored,
      readRows: async (start, end) => (await stored.readRows(start, end)).map((value) => value * factor),
    }
  })
}

export const products: readonly [string, OpReader][] = [
  ['MatMul', matMul],
  ['Gemm', gemm],
  ['FusedMatMul', fusedMatMul],
  ['TransposeMatMul', fusedMatMul],
]
