import { valueCount } from '../../../graph/shapes/settings.ts'
import { integers } from '../../drafts/constants.ts'
import { filledConstant, foldEach } from '../fold.ts'
import { isWhole } from '../numberTypes.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { type Constant, rankOf, sidesOf } from '../values.ts'

const same: OpReader = (call) => call.given[0] ?? call.refuse('inputCount', { given: 0 })

const dropout: OpReader = async (call) => {
  const isTraining = call.has(2) ? ((await call.number(2)) ?? 0) : 0
  if (isTraining !== 0) call.unfit('training_mode', isTraining)
  return same(call)
}

/** Numbers that stand in the node itself. */
const constant: OpReader = (call) => {
  const found = [...call.node.attributes.values()].find(({ name }) => name.startsWith('value'))
  if (!found) return call.unfit('value', null)
  const { name, tensor, float, integer, floats } = found
  if (name === 'value' && tensor) {
    const stored = call.around.open(tensor, call.node.outputs[0] ?? call.named.name)
    return { kind: 'constant', dims: tensor.dims, isInteger: isWhole(tensor.type), stored }
  }
  if (name === 'value_int' && integer !== undefined) return integers([[integer]], [])
  if (name === 'value_ints') return integers([found.integers])
  const isOne = name === 'value_float' && float !== undefined
  if (!isOne && name !== 'value_floats') return call.unfit(name, null)
  const values = isOne ? [float] : floats
  return { kind: 'constant', dims: isOne ? [] : [values.length], isInteger: false, values: [Float32Array.from(values)] }
}

/** The sides of a tensor, where the batch is one picture. */
const shape: OpReader = (call) => {
  const value = call.input(0)
  const rank = rankOf(value)
  const place = (given: number) => Math.min(Math.max(given < 0 ? given + rank : given, 0), rank)
  const [start, end] = [place(call.integer('start', 0)), place(call.integer('end', rank))]
  return integers(sidesOf(value).map((sides) => sides.slice(start, end)))
}

const size: OpReader = (call) =>
  integers(
    sidesOf(call.input(0)).map((sides) => [valueCount(sides)]),
    [],
  )

const constantOfShape: OpReader = async (call) => {
  const dims = await call.known(0)
  if (dims.some((side) => !Number.isInteger(side) || side < 0) || dims.length > 8) call.unfit('shape', dims)
  const tensor = call.attribute('value')?.tensor
  const stored = tensor && call.around.open(tensor, call.named.name)
  const value = stored ? ((await stored.readRows(0, stored.shape[0] ?? 1))[0] ?? 0) : 0
  return filledConstant(call, dims, value, tensor ? isWhole(tensor.type) : false)
}

const range: OpReader = async (call) => {
  const [start = 0, limit = 0, step = 1] = [await call.number(0), await call.number(1), await call.number(2)]
  const count = Math.max(Math.ceil((limit - start) / step), 0)
  if (!(count <= 2 ** 16)) call.unfit('limit', limit)
  return {
    ...integers([Array.from({ length: count }, (_, at) => start + at * step)]),
    isInteger: call.constant(0).isInteger,
  }
}

/** The types of numbers with a point, and the one that dequantised weights are in. */
const floating = new Set([1, 10, 11, 16])

const cast: OpReader = async (call) => {
  const value = call.input(0)
  const to = call.integer('to', 1)
  if (value.kind === 'constant') return castConstant(call, value, to)
  // Whoever turns quantised numbers into real ones by hand would do it twice.
  return floating.has(to) && !value.isQuantised ? value : call.unfit('to', to)
}

async function castConstant(call: OpCall, value: Constant, to: number): Promise<Constant> {
  if (floating.has(to)) {
    // Weights are not read for that.
    return { ...value, isInteger: false }
  }
  if (to === 9) return foldEach(call, [value], (x) => (x === 0 ? 0 : 1), true)
  return value.isInteger ? value : foldEach(call, [value], Math.trunc, true)
}

const castLike: OpReader = (call) => {
  const value = call.input(0)
  const like = call.given[1]
  if (value.kind === 'tensor' || like?.kind !== 'constant') return value
  return { ...value, isInteger: like.isInteger }
}

export const constants: readonly [string, OpReader][] = [
  ['Identity', same],
  ['Dropout', dropout],
  ['Constant', constant],
  ['Shape', shape],
  ['Size', size],
  ['ConstantOfShape', constantOfShape],
  ['Range', range],
  ['Cast', cast],
  ['CastLike', castLike],
]
