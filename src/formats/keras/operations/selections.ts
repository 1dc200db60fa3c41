import { isObject, own } from '../../../json.ts'
import type { LayerCall, LayerReader } from '../layerCall.ts'
import type { Argument, Value } from '../value.ts'
import { cut } from './cut.ts'
import { stackAlong } from './parting.ts'
import { lengthOf, range, sliceOf } from './taking.ts'

/** The part of one axis that a key takes: all, one index, or several. */
type Part = 'all' | number | readonly number[]

/**
 * `x[..., k]` and `x[..., ::-1]`, as preprocess_input uses them to reverse the channels: products with a matrix of
 * zeros and ones, which are exact. Other keys are reported.
 */
const getItem: LayerReader = (call) => {
  const key = call.named.get('slice_spec') ?? call.named.get('key') ?? call.args[1]
  const [input = call.input] = call.inputs
  if (input.batchAt !== undefined) return itemBeforeBatch(call, input, input.batchAt, plainOf(key))
  const channels = input.sides?.[2]
  const isKnown = input.sides?.every((side) => side !== undefined) === true
  const parts = input.rank === 3 && channels !== undefined ? partsOf(itemsOf(key), input, channels) : undefined
  const chosen = parts?.[input.isTurned ? 1 : 3]
  const isOnly = parts?.filter((part) => part !== 'all').length === 1 && chosen !== undefined && chosen !== 'all'
  if (!isOnly || (isKnown && typeof chosen === 'number')) {
    const value = isKnown ? cut(call, call.plain(input), itemsOf(key)) : undefined
    if (!value) call.unfit('key', plainOf(key))
    return value ?? input
  }
  const indexes = typeof chosen === 'number' ? [chosen] : chosen
  const value = select(call, input, indexes, channels as number)
  return typeof chosen === 'number' ? { ...value, isOneChannel: true } : value
}

/** `x[k]`, where the batch is not the first side. */
function itemBeforeBatch(call: LayerCall, input: Value, batchAt: number, key: unknown): Value {
  const given: unknown = isObject(key) ? own(key, 'items') : key
  const index = Array.isArray(given) && given.length === 1 ? given[0] : given
  const [length, ...rest] = range(input.rank).map((axis) => lengthOf(call, input, axis))
  const at = Number.isInteger(index)
    ? (index as number) < 0
      ? (index as number) + (length ?? 0)
      : (index as number)
    : -1
  if (at < 0 || at >= (length ?? 0)) call.unfit('key', key)
  const slice = sliceOf(call, input, 0, [Math.max(at, 0), Math.max(at, 0) + 1], 'slice')
  const value = call.emit({ kind: 'reshape', shape: rest }, { inputs: [slice], rank: rest.length, isTurned: false })
  return batchAt > 1 ? { ...value, batchAt: batchAt - 1 } : value
}

/** Takes channels in a new order. */
function select(call: LayerCall, input: Value, indexes: readonly number[], channels: number): Value {
  const units = indexes.length
  const kernel = Array.from({ length: channels * units }, (_, at) =>
    indexes[at % units] === Math.floor(at / units) ? 1 : 0,
  )
  const name = call.builder.addTensor(`${call.name}/selection`, [channels, units], kernel)
  return call.emit(
    { kind: 'dense', units, useBias: false, activation: { id: 'linear' } },
    { inputs: [input], weights: { kernel: name } },
  )
}

/** The items of a key, in the forms of Keras 2 and 3. */
function itemsOf(key: Argument | undefined): readonly unknown[] {
  const plain = plainOf(key)
  const tuple = isObject(plain) ? own(plain, 'items') : plain
  return Array.isArray(tuple) ? tuple : []
}

function plainOf(arg: Argument | undefined): unknown {
  if (!arg || 'value' in arg) return undefined
  return 'list' in arg ? arg.list.map(plainOf) : arg.constant
}

/** The parts that a key takes of each of four axes: the batch's and the author's. Undefined for others. */
function partsOf(items: readonly unknown[], input: Value, channels: number): Part[] | undefined {
  const isEllipsis = (item: unknown) => isObject(item) && own(item, 'class_name') === '__ellipsis__'
  const at = items.findIndex(isEllipsis)
  const before = at < 0 ? items : items.slice(0, at)
  const after = at < 0 ? [] : items.slice(at + 1)
  const missing = 4 - before.length - after.length
  if (missing < 0 || items.length === 0) return undefined
  const parts = [
    ...before.map((item, axis) => partOf(item, axis === (input.isTurned ? 1 : 3) ? channels : undefined)),
    ...Array.from({ length: missing }, () => 'all' as const),
    ...after.map((item, index) =>
      partOf(item, 4 - after.length + index === (input.isTurned ? 1 : 3) ? channels : undefined),
    ),
  ]
  return parts.every((part) => part !== undefined) ? (parts as Part[]) : undefined
}

function partOf(item: unknown, length: number | undefined): Part | undefined {
  if (Number.isInteger(item)) {
    if (length === undefined) return undefined
    const index = (item as number) < 0 ? (item as number) + length : (item as number)
    return index >= 0 && index < length ? index : undefined
  }
  if (!isObject(item)) return undefined
  const config = own(item, 'config')
  const slice = isObject(config) ? config : item
  const [start, stop, step] = ['start', 'stop', 'step'].map((name) => own(slice, name) ?? null)
  if (start === null && stop === null && (step === null || step === 1)) return 'all'
  const isKnown = [start, stop, step].every((one) => one === null || Number.isInteger(one)) && step !== 0
  if (!isKnown || length === undefined || length > 4096) return undefined
  return rangeOf(start as number | null, stop as number | null, (step as number | null) ?? 1, length)
}

/** The indexes of Python's slice. */
function rangeOf(start: number | null, stop: number | null, step: number, length: number): number[] | undefined {
  const clamp = (at: number) =>
    Math.min(Math.max(at < 0 ? at + length : at, step < 0 ? -1 : 0), step < 0 ? length - 1 : length)
  const from = start === null ? (step < 0 ? length - 1 : 0) : clamp(start)
  const to = stop === null ? (step < 0 ? -1 : length) : clamp(stop)
  const indexes: number[] = []
  for (let at = from; step < 0 ? at > to : at < to; at += step) indexes.push(at)
  return indexes.length > 0 ? indexes : undefined
}

/** Puts single channels together again. */
const stack: LayerReader = (call) => {
  const { inputs, settings } = call
  if (!inputs.some(({ isOneChannel }) => isOneChannel)) return stackAlong(call)
  const isLast = [-1, 3].includes(settings.number('axis', 0))
  const isFit = inputs.length > 0 && isLast && inputs.every(({ isOneChannel, isTurned }) => isOneChannel && !isTurned)
  if (!isFit) call.unfit('axis', settings.get('axis'))
  const value = call.emit({ kind: 'concatenate', axis: 2 }, { rank: 3 })
  return { ...value, sides: [undefined, undefined, inputs.length] }
}

/** A new side of 1. */
const expandDims: LayerReader = (call) => {
  const input = call.plain(call.input)
  const given = call.settings.integers('axis') ?? [-1]
  const rank = input.rank + given.length
  const places = given.map((axis) => (axis < 0 ? axis + rank + 1 : axis) - 1).toSorted((a, b) => a - b)
  const sides = [...(input.sides ?? Array.from({ length: input.rank }, () => undefined))]
  for (const at of places) if (at >= 0 && at <= sides.length) sides.splice(at, 0, 1)
  return reshapeTo(call, input, sides.length === rank ? sides : undefined)
}

/** Leaves sides of 1 out. */
const squeeze: LayerReader = (call) => {
  const input = call.plain(call.input)
  const { sides } = input
  const given = call.settings.integers('axis')?.map((axis) => (axis < 0 ? axis + input.rank : axis - 1))
  const isOne = (axis: number) => (given ? given.includes(axis) : sides?.[axis] === 1)
  const isKnown = given
    ? given.every((axis) => axis >= 0 && axis < input.rank)
    : sides?.every((side) => side !== undefined)
  const all = sides ?? Array.from({ length: input.rank }, () => undefined)
  return reshapeTo(call, input, isKnown ? all.filter((_, axis) => !isOne(axis)) : undefined)
}

/** Only one side may be unknown. */
function reshapeTo(call: LayerCall, input: Value, sides: readonly (number | undefined)[] | undefined): Value {
  const isFit = sides && sides.length > 0 && sides.filter((side) => side === undefined).length <= 1
  if (!isFit) call.unfit('axis', call.settings.get('axis'))
  const shape = isFit ? sides.map((side) => side ?? -1) : [-1]
  return call.emit({ kind: 'reshape', shape }, { inputs: [input], rank: shape.length, isTurned: false })
}

/** Operations that take parts of tensors, or add and drop sides. */
export const selections: readonly [string, LayerReader][] = [
  ['GetItem', getItem],
  ['__operators__.getitem', getItem],
  ['Stack', stack],
  ['stack', stack],
  ['ExpandDims', expandDims],
  ['expand_dims', expandDims],
  ['Squeeze', squeeze],
  ['squeeze', squeeze],
]
