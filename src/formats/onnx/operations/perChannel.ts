import { valueCount } from '../../../graph/shapes/settings.ts'
import { reshaped, stepsOf } from '../../drafts/constants.ts'
import { foldEach } from '../fold.ts'
import type { OpCall, OpReader } from '../opCall.ts'
import { type Constant, isSingle, rankOf, sameSide, type Tensor } from '../values.ts'
import { joined } from './arithmetic.ts'

/** The tensor with axis 1, the channels, as our last. */
export function channelsLast(call: OpCall, tensor: Tensor): Tensor {
  const rank = rankOf(tensor)
  if (rank < 2) call.refuse('shapeUnfit', { shape: tensor.dims[0] ?? [] })
  if (rank === 4 && isSingle(tensor.dims, 0)) return call.plane(tensor)
  const others = tensor.order.filter((axis) => axis !== 1)
  return tensor.order.at(-1) === 1 ? tensor : call.arrange(tensor, [...others, 1])
}

/** The number of channels, which must be known. */
export const channelCount = (call: OpCall, tensor: Tensor): number => sameSide(tensor.dims, 1) ?? call.refuseFree()

const batchNorm: OpReader = async (call) => {
  if (call.opset < 9 && !call.flag('spatial', 1)) call.unfit('spatial', 0)
  const own = call.input(0)
  if (own.kind === 'constant') return foldedNorm(call, own)
  // Before opset 14, further outputs say so.
  const isTraining = call.opset < 14 ? call.node.outputs.length > 1 : call.flag('training_mode')
  if (isTraining) call.unfit('training_mode', 1)
  const input = channelsLast(call, call.tensor(0))
  const count = channelCount(call, input)
  const [gamma, beta] = [await call.vector(1, count), await call.vector(2, count)]
  const [mean, variance] = [await call.vector(3, count), await call.vector(4, count)]
  const operation = { kind: 'batchNormalization', epsilon: call.float('epsilon', 1e-5) } as const
  return call.emit(operation, { inputs: [input], weights: { gamma, beta, mean, variance } })
}

/** Of kernels: networks without BatchNorm standardise them so, and PyTorch's newer exporter leaves it to the runtime. */
async function foldedNorm(call: OpCall, own: Constant): Promise<Constant> {
  const epsilon = call.float('epsilon', 1e-5)
  const sides = own.dims.map((side, axis) => (axis === 1 ? side : 1))
  const given = (index: number) => {
    const one = call.constant(index)
    if (valueCount(one.dims) !== own.dims[1]) call.refuse('shapesUnfit', { shapes: [own.dims, one.dims] })
    return reshaped(one, sides) as Constant
  }
  const statistics = call.flag('training_mode') ? await statisticsOf(call, own, sides) : [given(3), given(4)]
  const vectors = [given(1), given(2), ...statistics]
  const norm = (x = 0, gamma = 0, beta = 0, mean = 0, variance = 0) =>
    ((x - mean) / Math.sqrt(variance + epsilon)) * gamma + beta
  return foldEach(call, [own, ...vectors], norm, false)
}

/** The mean and the variance of each channel of a constant. */
async function statisticsOf(call: OpCall, own: Constant, sides: readonly number[]): Promise<Constant[]> {
  const [list = []] = await call.lists(own)
  const [count = 1, step] = [own.dims[1], stepsOf(own.dims)[1] ?? 1]
  const [sums, squares] = [new Float64Array(count), new Float64Array(count)]
  const each = list.length / count
  const channelOf = (index: number) => Math.floor(index / step) % count
  for (let i = 0; i < list.length; i++) sums[channelOf(i)] = (sums[channelOf(i)] ?? 0) + (list[i] ?? 0) / each
  for (let i = 0; i < list.length; i++) {
    const far = (list[i] ?? 0) - (sums[channelOf(i)] ?? 0)
    squares[channelOf(i)] = (squares[channelOf(i)] ?? 0) + (far * far) / each
  }
  return [sums, squares].map((values) => ({ kind: 'constant', dims: sides, isInteger: false, values: [values] }))
}

/** A weight of one number a group as one a channel. */
async function perGroup(call: OpCall, index: number, groups: number, channels: number): Promise<string> {
  const constant = call.constant(index)
  const count = valueCount(constant.dims)
  if (count === channels || count !== groups) return call.vector(index, channels)
  const values = (await call.lists(constant))[0] ?? []
  const size = channels / groups
  const all = Float32Array.from({ length: channels }, (_, channel) => values[Math.floor(channel / size)] ?? 0)
  return call.around.writer.numbers(`${call.sourceOf(index)}/of ${channels}`, [channels], all)
}

const groupNorm =
  (groupsOf: (call: OpCall, channels: number) => number): OpReader =>
  async (call) => {
    const input = call.plane(call.tensor(0))
    const channels = channelCount(call, input)
    const groups = groupsOf(call, channels)
    if (groups < 1 || channels % groups !== 0) call.unfit('num_groups', groups)
    const operation = { kind: 'groupNormalization', epsilon: call.float('epsilon', 1e-5), groups } as const
    const gamma = await perGroup(call, 1, groups, channels)
    const beta = await perGroup(call, 2, groups, channels)
    return call.emit(operation, { inputs: [input], weights: { gamma, beta } })
  }

/**
 * Of a plane, a group a channel. PyTorch's older exporter writes a GroupNorm so: [1, groups, values], to be put together
 * again. Each group is then a list.
 */
const instanceNorm: OpReader = async (call) => {
  const tensor = call.tensor(0)
  if (rankOf(tensor) !== 3) return groupNorm((_, channels) => channels)(call)
  const groups = channelCount(call, tensor)
  const input = call.arrange(tensor, [1, 2])
  const operation = { kind: 'layerNormalization', epsilon: call.float('epsilon', 1e-5), axes: [1] } as const
  const normed = call.emit(operation, { inputs: [input] })
  const [scale, shift] = [await ofGroups(call, 1, groups), await ofGroups(call, 2, groups)]
  const scaled = scale.every((one) => one === 1) ? normed : byGroup(call, normed, 'multiply', scale)
  return shift.every((one) => one === 0) ? scaled : byGroup(call, scaled, 'add', shift)
}

/** The numbers of a constant, one a group. */
async function ofGroups(call: OpCall, index: number, groups: number): Promise<number[]> {
  const constant = call.constant(index)
  const shape = constant.dims
  if (valueCount(shape) !== groups) {
    call.refuse('weightsOfOtherShape', { weights: call.sourceOf(index), shape, wanted: [groups] })
  }
  return Array.from((await call.lists(constant))[0] ?? [])
}

/** Lists [groups, values] with one number a group. */
function byGroup(call: OpCall, lists: Tensor, name: 'add' | 'multiply', numbers: readonly number[]): Tensor {
  const { length } = numbers
  const values = [Float32Array.from(numbers)]
  const constant = { kind: 'constant', dims: [1, length, 1], isInteger: false, values } as const
  return joined(call, name, [lists, call.materialize(constant, `${call.sourceOf(0)}/${name}`, [1, 2], 3)])
}

/** Over the sides from an axis on. */
const layerNorm: OpReader = (call) => {
  const input = call.tensor(0)
  const rank = rankOf(input)
  const first = call.axis(call.integer('axis', -1), rank)
  const over = Array.from({ length: rank - first }, (_, at) => first + at)
  const isIn = (axis: number) => axis >= first
  const missing = over.filter((axis) => !input.order.includes(axis))
  const tensor = missing.length === over.length ? call.arrange(input, [...input.order, ...over]) : input
  const inside = tensor.order.filter(isIn)
  const axes = tensor.order.flatMap((axis, at) => (isIn(axis) ? at : []))
  const sides = inside.map((axis) => sameSide(tensor.dims, axis) ?? call.refuseFree())
  const weight = (index: number) => {
    const ascending = [...inside].sort((a, b) => a - b)
    const shape = ascending.map((axis) => sameSide(tensor.dims, axis) ?? 1)
    const isPlain = inside.join() === ascending.join()
    return call.weight(index, shape, isPlain ? undefined : inside.map((axis) => ascending.indexOf(axis)))
  }
  if (sides.length === 0) call.refuse('shapeUnfit', { shape: tensor.shapes[0] ?? [] })
  const operation = { kind: 'layerNormalization', epsilon: call.float('epsilon', 1e-5), axes } as const
  const weights = {
    ...(call.has(1) && { gamma: weight(1) }),
    ...(call.has(2) && { beta: weight(2) }),
  }
  return call.emit(operation, { inputs: [tensor], weights })
}

/** x / √(Σ x²) along one axis. */
const lpNorm: OpReader = (call) => {
  const p = call.integer('p', 2)
  if (p !== 2) call.unfit('p', p)
  const input = call.tensor(0)
  const axis = call.axis(call.integer('axis', -1), rankOf(input))
  const tensor = input.order.includes(axis) ? input : call.arrange(input, [...input.order, axis])
  return call.emit({ kind: 'unitNormalization', axes: [tensor.order.indexOf(axis)] }, { inputs: [tensor] })
}

const localResponse: OpReader = (call) => {
  const [alpha, beta, bias] = [call.float('alpha', 1e-4), call.float('beta', 0.75), call.float('bias', 1)]
  const operation = { kind: 'localResponseNormalization', size: call.integer('size', 1), alpha, beta, bias } as const
  return call.emit(operation, { inputs: [call.plane(call.tensor(0))] })
}

/** What adds, multiplies or norms by channels. */
export const perChannel: readonly [string, OpReader][] = [
  ['BatchNormalization', batchNorm],
  ['InstanceNormalization', instanceNorm],
  ['GroupNormalization', groupNorm((call) => call.integer('num_groups', 0))],
  ['LayerNormalization', layerNorm],
  ['LpNormalization', lpNorm],
  ['LRN', localResponse],
]
