import type { LayerCall, LayerReader } from '../layerCall.ts'
import { toNumbers } from '../settings.ts'
import type { Argument, Value } from '../value.ts'

// Operations that take values along an axis of the author's, in another order, several times or not at all.

/** A selection of so many values of one axis may be a matrix; beyond that it is refused. */
export const MAX_SIDE = 4096

/** The length of an axis of a node's tensor; one that is not known is reported. */
export function lengthOf(call: LayerCall, value: Value, axis: number): number {
  const length = value.sides?.[axis]
  if (length === undefined || length > MAX_SIDE) call.unfit('axis', axis)
  return Math.min(length ?? 1, MAX_SIDE)
}

/** Takes these values along an axis of the node's tensor; zeros for −1. The last node has the name of the layer. */
export function takeAlong(
  call: LayerCall,
  value: Value,
  axis: number,
  indexes: readonly number[],
  part?: string,
): Value {
  const length = lengthOf(call, value, axis)
  const units = indexes.length
  if (units > MAX_SIDE) {
    call.unfit('axis', axis)
    return value
  }
  const kernel = Array.from({ length: length * units }, (_, at) =>
    indexes[at % units] === Math.floor(at / units) ? 1 : 0,
  )
  const named = (own: string) => ({ part: part === undefined ? own : `${part}_${own}` })
  const name = call.builder.addTensor(`${call.name}/${part ?? ''}selection`, [length, units], kernel)
  const operation = { kind: 'dense', units, useBias: false, activation: { id: 'linear' } } as const
  const last = part === undefined ? {} : { part }
  if (axis === value.rank - 1) return call.emit(operation, { inputs: [value], weights: { kernel: name }, ...last })
  const axes = Array.from({ length: value.rank }, (_, index) => index)
  const there = [...axes.filter((one) => one !== axis), axis]
  const moved = call.emit({ kind: 'permute', axes: there }, { inputs: [value], ...named('axis_last') })
  const taken = call.emit(operation, { inputs: [moved], weights: { kernel: name }, ...named('taken') })
  const back = axes.map((one) => there.indexOf(one))
  return call.emit({ kind: 'permute', axes: back }, { inputs: [taken], isTurned: value.isTurned, ...last })
}

/** The whole numbers of a setting or of the second argument. */
function numbersOf(call: LayerCall, names: readonly string[]): number[] {
  const arg: Argument | undefined = call.args[1]
  const value = call.settings.get(...names) ?? (arg && 'constant' in arg ? arg.constant : undefined)
  const numbers = toNumbers(value)
  if (!numbers?.every(Number.isInteger)) call.unfit(names[0] as string, value)
  return numbers ?? [0]
}

/** The values of an axis from one place to before another. */
export function sliceOf(
  call: LayerCall,
  value: Value,
  axis: number,
  [start, end]: readonly [number, number],
  part?: string,
): Value {
  const sides = range(value.rank).map((one) => (one === axis ? 0 : lengthOf(call, value, one)))
  return call.emit(
    {
      kind: 'slice',
      starts: sides.map((_, one) => (one === axis ? start : 0)),
      ends: sides.map((side, one) => (one === axis ? end : side)),
      steps: sides.map(() => 1),
    },
    { inputs: [value], ...(part !== undefined && { part }) },
  )
}

/** 0, 1, … up to a length. What a file asks for beyond the largest side is more than {@link takeAlong} takes. */
export const range = (length: number) => Array.from({ length: Math.min(length, MAX_SIDE + 1) }, (_, index) => index)
const within = (index: number, length: number) => ((index % length) + length) % length

/** Along each axis that the author names, the values at these places of its length. */
const taking =
  (indexesOf: (length: number, call: LayerCall) => readonly number[], axisNames = ['axis']): LayerReader =>
  (call) => {
    const axes = call.settings.integers(axisNames) ?? numbersOf(call, axisNames)
    const { input } = call
    return axes.reduce((value, axis, index) => {
      const own = call.axisOf(input, axis)
      const part = index < axes.length - 1 ? `axis_${axis}` : undefined
      return takeAlong(call, value, own, indexesOf(lengthOf(call, value, own), call), part)
    }, input)
  }

/** Flips along an axis that its name says. */
const flipping =
  (axis: 1 | 2): LayerReader =>
  (call) => {
    const own = call.axisOf(call.input, axis)
    return takeAlong(call, call.input, own, range(lengthOf(call, call.input, own)).toReversed())
  }

/** What leaves an axis at its end comes in at its beginning: two parts of it in the other order. */
const roll: LayerReader = (call) => {
  const { input } = call
  const axes = (call.settings.integers('axis') ?? numbersOf(call, ['axis'])).map((axis) => call.axisOf(input, axis))
  const shifts = numbersOf(call, ['shift'])
  if (shifts.length !== axes.length) call.unfit('shift', shifts)
  const moves = axes.flatMap((axis, index) => {
    const length = lengthOf(call, input, axis)
    const by = within(shifts[index] ?? 0, length)
    return by === 0 ? [] : [{ axis, at: length - by, length }]
  })
  if (moves.length === 0) return call.emit({ kind: 'identity' }, { inputs: [input] })
  return moves.reduce((value, { axis, at, length }, index) => {
    const parts = [
      sliceOf(call, value, axis, [at, length], `end_${axis}`),
      sliceOf(call, value, axis, [0, at], `start_${axis}`),
    ]
    const part = index < moves.length - 1 ? { part: `axis_${axis}` } : {}
    return call.emit({ kind: 'concatenate', axis }, { inputs: parts, rank: value.rank, ...part })
  }, input)
}

const repeat: LayerReader = taking((length, call) => {
  const [times = 1] = numbersOf(call, ['repeats'])
  return range(length * times).map((index) => Math.floor(index / times))
})

const take: LayerReader = taking((length, call) =>
  numbersOf(call, ['indices']).map((index) => (index < 0 ? index + length : index)),
)

/** All of it several times along each axis. */
const tile: LayerReader = (call) => {
  const input = call.plain(call.input)
  const [batch, ...times] = numbersOf(call, ['repeats', 'multiples'])
  if (batch !== 1 || times.length !== input.rank) call.unfit('repeats', [batch, ...times])
  const axes = range(input.rank).filter((axis) => (times[axis] ?? 1) > 1)
  if (axes.length === 0) return call.emit({ kind: 'identity' }, { inputs: [input] })
  return axes.reduce((value, axis, index) => {
    const length = lengthOf(call, value, axis)
    const indexes = range(length * (times[axis] as number)).map((at) => at % length)
    return takeAlong(call, value, axis, indexes, index < axes.length - 1 ? `axis_${axis}` : undefined)
  }, input)
}

/** Where each value of a padded side comes from: mirrored at the edge pixel, or with it. */
export function mirrored(length: number, [before, after]: readonly [number, number], mode: string): number[] {
  const step = mode === 'reflect' ? 0 : 1
  const front = range(before).map((index) => before - index - step)
  const back = range(after).map((index) => length - 2 - index + step)
  return [...front, ...range(length), ...back]
}

/** Operations that take values along an axis. */
export const takings: readonly [string, LayerReader][] = [
  ['Flip', taking((length) => range(length).toReversed())],
  ['reverse', taking((length) => range(length).toReversed())],
  ['image.flip_left_right', flipping(2)],
  ['image.flip_up_down', flipping(1)],
  ['Roll', roll],
  ['roll', roll],
  ['Repeat', repeat],
  ['repeat', repeat],
  ['Take', take],
  ['gather', take],
  ['Tile', tile],
  ['tile', tile],
]
