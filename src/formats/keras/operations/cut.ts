import { isObject, own } from '../../../json.ts'
import type { LayerCall } from '../layerCall.ts'
import type { Value } from '../value.ts'
import { range, takeAlong } from './taking.ts'

/** What is taken of one side: from, to, step. */
type Range = readonly [start: number, end: number, step: number]

/**
 * The part of a tensor that a key of Python takes, such as `[:, 2:-1, None, ..., ::-1]`; undefined for what Heatlens
 * does not read. All sides of the tensor are known, and the batch is taken whole.
 */
export function cut(call: LayerCall, input: Value, items: readonly unknown[]): Value | undefined {
  const sides = input.sides as readonly number[]
  const isEllipsis = (item: unknown) => isObject(item) && own(item, 'class_name') === '__ellipsis__'
  const named = items.filter((item) => item !== null && !isNewAxis(item) && !isEllipsis(item)).length
  const ellipsis = items.findIndex(isEllipsis)
  const all = Array.from({ length: Math.max(sides.length + 1 - named, 0) }, () => whole)
  const full = ellipsis < 0 ? [...items, ...all] : items.toSpliced(ellipsis, 1, ...all)
  const ranges: Range[] = []
  const kept: number[] = []
  const [batch, ...rest] = full
  if (named > sides.length + 1 || !isWhole(batch)) return undefined
  for (const item of rest) {
    if (item === null || isNewAxis(item)) {
      kept.push(1)
      continue
    }
    const length = sides[ranges.length] ?? 1
    const range = rangeOf(item, length)
    if (!range) return undefined
    ranges.push(range)
    if (!Number.isInteger(item)) kept.push(lengthOf(range))
  }
  const isReversed = ranges.map(([, , step]) => step < 0)
  const forward = ranges.map((range) => (range[2] < 0 ? turned(range) : range))
  const sliced = call.emit(
    {
      kind: 'slice',
      starts: forward.map(([start]) => start),
      ends: forward.map(([, end]) => end),
      steps: forward.map(([, , step]) => step),
    },
    { inputs: [input], part: 'slice' },
  )
  const ordered = isReversed.reduce((value, isBack, axis) => {
    const length = lengthOf(ranges[axis] as Range)
    const indexes = range(length).map((index) => length - 1 - index)
    return isBack ? takeAlong(call, value, axis, indexes, `reversed_${axis}`) : value
  }, sliced)
  return call.emit({ kind: 'reshape', shape: kept }, { inputs: [ordered], rank: kept.length, isTurned: false })
}

const whole = { start: null, stop: null, step: null }

const isNewAxis = (item: unknown) => isObject(item) && own(item, 'class_name') === '__newaxis__'

/** Start, stop and step of a slice as Keras 2 and 3 write it. */
function partsOf(item: unknown): unknown[] | undefined {
  if (!isObject(item)) return undefined
  const config = own(item, 'config')
  return ['start', 'stop', 'step'].map((name) => own(isObject(config) ? config : item, name) ?? null)
}

function isWhole(item: unknown): boolean {
  const parts = partsOf(item)
  return parts !== undefined && parts[0] === null && parts[1] === null && (parts[2] === null || parts[2] === 1)
}

/** What an index or a slice takes of a side, as Python counts; undefined where that is nothing, or not known. */
function rangeOf(item: unknown, length: number): Range | undefined {
  if (Number.isInteger(item)) {
    const at = (item as number) < 0 ? (item as number) + length : (item as number)
    return at >= 0 && at < length ? [at, at + 1, 1] : undefined
  }
  const parts = partsOf(item)
  if (!parts?.every((part) => part === null || Number.isInteger(part)) || parts[2] === 0) return undefined
  const [start, stop, step] = parts as (number | null)[]
  const by = step ?? 1
  const clamp = (at: number) =>
    Math.min(Math.max(at < 0 ? at + length : at, by < 0 ? -1 : 0), by < 0 ? length - 1 : length)
  const from = start == null ? (by < 0 ? length - 1 : 0) : clamp(start)
  const to = stop == null ? (by < 0 ? -1 : length) : clamp(stop)
  return (to - from) * by > 0 ? [from, to, by] : undefined
}

const lengthOf = ([start, end, step]: Range) => Math.ceil((end - start) / step)

/** The same values from the first to the last. */
function turned(range: Range): Range {
  const [start, , step] = range
  return [start + (lengthOf(range) - 1) * step, start + 1, -step]
}
