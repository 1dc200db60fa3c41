import type { Pair } from '../../../graph/operations.ts'
import { isObject, own } from '../../../json.ts'
import type { LayerCall, LayerReader } from '../layerCall.ts'
import type { Argument, Value } from '../value.ts'
import { lengthOf } from './taking.ts'

// Operations on pictures, and products.

/** A setting of rows and columns: one number, two, or four with those of the batch and the channels, which are 1. */
function pairOf(call: LayerCall, names: readonly string[], otherwise?: Pair): Pair {
  const list = call.settings.integers(names) ?? otherwise
  const two = list?.length === 1 ? [list[0], list[0]] : list?.length === 4 ? list.slice(1, 3) : list
  if (two?.length !== 2 || !two.every((side) => (side as number) >= 1)) call.settings.unfit(names[0] as string)
  return (two?.length === 2 ? two : [1, 1]) as unknown as Pair
}

const pooling =
  (mode: 'max' | 'average'): LayerReader =>
  (call) => {
    const size = pairOf(call, ['pool_size', 'ksize'])
    const strides = pairOf(call, ['strides'], size)
    const padding = call.settings.string('padding', 'valid').toLowerCase()
    if (padding !== 'valid' && padding !== 'same') call.unfit('padding', padding)
    const plain = padding === 'same' ? 'same' : 'valid'
    const operation = { kind: 'pooling2d', mode, countsPadding: false, size, strides, padding: plain } as const
    return call.emit(operation, { inputs: [call.picture], rank: 3 })
  }

/** A border that is given, or what the picture's size leaves of another one. */
function borderOf(call: LayerCall, size: number, target: string, before: string, behind: string, sign: 1 | -1) {
  const number = (name: string) => call.settings.integers(name)?.[0]
  const [wanted, first, last] = [number(target), number(before), number(behind)]
  const missing = wanted === undefined ? 0 : sign * (wanted - size)
  const front = first ?? (last === undefined || wanted === undefined ? 0 : missing - last)
  const back = last ?? missing - front
  if (front < 0 || back < 0) call.settings.unfit(target)
  return [Math.max(front, 0), Math.max(back, 0)] as const
}

/** Cuts borders off, or puts zeros around. */
const edges =
  (kind: 'cropping2d' | 'padding2d', word: 'cropping' | 'padding'): LayerReader =>
  (call) => {
    const input = call.picture
    const sign = kind === 'padding2d' ? 1 : -1
    const [rows, columns] = [lengthOf(call, input, 0), lengthOf(call, input, 1)]
    const [top, bottom] = borderOf(call, rows, 'target_height', `top_${word}`, `bottom_${word}`, sign)
    const [left, right] = borderOf(call, columns, 'target_width', `left_${word}`, `right_${word}`, sign)
    return call.emit({ kind, top, bottom, left, right }, { inputs: [input] })
  }

/** Channels to pixels of a block, or back, as TensorFlow orders them. */
const blocks =
  (isToSpace: boolean): LayerReader =>
  (call) => {
    const input = call.plain(call.input)
    const size = call.settings.count('block_size')
    const [rows = 1, columns = 1, channels = 1] = [0, 1, 2].map((axis) => lengthOf(call, input, axis))
    const deep = channels / size ** 2
    const apart = isToSpace ? [rows, columns, size, size, deep] : [rows / size, size, columns / size, size, channels]
    const axes = [0, 2, 1, 3, 4]
    const shape = isToSpace ? [rows * size, columns * size, deep] : [rows / size, columns / size, channels * size ** 2]
    if (![...apart, ...shape].every(Number.isInteger)) call.settings.unfit('block_size')
    const whole = (sides: readonly number[]) => sides.map((side) => Math.max(Math.floor(side), 1))
    const first = call.emit({ kind: 'reshape', shape: whole(apart) }, { inputs: [input], rank: 5, part: 'apart' })
    const moved = call.emit({ kind: 'permute', axes }, { inputs: [first], part: 'moved' })
    return call.emit({ kind: 'reshape', shape: whole(shape) }, { inputs: [moved], rank: 3 })
  }

/** A product of tables, or with a matrix that stands in the description. */
const matmul: LayerReader = (call) => {
  const [first, second] = [call.args[0] ?? call.named.get('a'), call.args[1] ?? call.named.get('b')]
  const [isFirstTurned, isSecondTurned] = ['transpose_a', 'transpose_b'].map((name) =>
    call.settings.boolean(name, false),
  )
  const last = (value: Value, isTurned: boolean | undefined, part: string): Value => {
    const plain = call.plain(value)
    if (!isTurned) return plain
    const axes = Array.from({ length: plain.rank }, (_, axis) => axis)
    axes.splice(-2, 2, plain.rank - 1, plain.rank - 2)
    return call.emit({ kind: 'permute', axes }, { inputs: [plain], part })
  }
  if (first && second && 'value' in first && 'value' in second) {
    const inputs = [last(first.value, isFirstTurned, 'first'), last(second.value, isSecondTurned, 'second')]
    if (inputs.some(({ rank }) => rank < 2)) call.builder.obstacles.add(call, 'kindUnknown')
    return call.emit({ kind: 'matmul' }, { inputs, rank: Math.max(...inputs.map(({ rank }) => rank)) })
  }
  const matrix = second && matrixOf(second)
  if (!first || !('value' in first) || !matrix || isFirstTurned || isSecondTurned) {
    call.unfit('argument', 'matmul')
    return call.inputs[0] ?? { node: '', rank: 1, isTurned: false }
  }
  const units = matrix[0]?.length ?? 1
  const name = call.builder.addTensor(`${call.name}/matrix`, [matrix.length, units], matrix.flat())
  const operation = { kind: 'dense', units, useBias: false, activation: { id: 'linear' } } as const
  return call.emit(operation, { inputs: [call.plain(first.value)], weights: { kernel: name } })
}

/** Rows of the same length. */
function matrixOf(arg: Argument): number[][] | undefined {
  if (!('constant' in arg)) return undefined
  const config = isObject(arg.constant) ? own(arg.constant, 'config') : undefined
  const rows = isObject(config) ? own(config, 'value') : arg.constant
  const isRow = (row: unknown) =>
    Array.isArray(row) && row.length > 0 && row.length === rows0(rows) && row.every(Number.isFinite)
  return Array.isArray(rows) && rows.length > 0 && rows.every(isRow) ? (rows as number[][]) : undefined
}

const rows0 = (rows: unknown): number => (Array.isArray(rows) && Array.isArray(rows[0]) ? rows[0].length : 0)

/** Repeated to a shape that counts the batch. */
const broadcastTo: LayerReader = (call) => {
  const input = call.plain(call.input)
  const [, ...shape] = call.settings.integers('shape') ?? []
  if (shape.length === 0 || shape.some((side) => side < 1)) call.settings.unfit('shape')
  return call.emit({ kind: 'expand', shape }, { inputs: [input], rank: shape.length })
}

/** Operations on pictures and tables. */
export const planes: readonly [string, LayerReader][] = [
  ['MaxPool', pooling('max')],
  ['nn.max_pool2d', pooling('max')],
  ['nn.max_pool', pooling('max')],
  ['AveragePool', pooling('average')],
  ['nn.avg_pool2d', pooling('average')],
  ['nn.avg_pool', pooling('average')],
  ['CropImages', edges('cropping2d', 'cropping')],
  ['PadImages', edges('padding2d', 'padding')],
  ['nn.depth_to_space', blocks(true)],
  ['nn.space_to_depth', blocks(false)],
  ['Matmul', matmul],
  ['linalg.matmul', matmul],
  ['matmul', matmul],
  ['BroadcastTo', broadcastTo],
  ['broadcast_to', broadcastTo],
]
