import type { Shape } from '../graph.ts'

/**
 * What an axis of a tensor counts: rows or columns of a plane, something else (channels, heads), or `mixed` places of a
 * plane in an order that no plane has, such as rows that were rolled.
 */
export type Meaning = 'rows' | 'columns' | 'none' | 'mixed'

/** A part of an axis. Step i of rows or columns is number start + i · step of the plane that the node `base` gave. */
export interface Part {
  of: Meaning
  size: number
  start: number
  step: number
  base: number
}

/**
 * An axis as its parts, the slowest first, as digits of a number; none for a side of 1. Places before and after them
 * belong to no plane: class tokens.
 */
export interface Axis {
  before: number
  parts: readonly Part[]
  after: number
}

export type Axes = readonly Axis[]

export const nothing: Axis = { before: 0, parts: [], after: 0 }

const sizeOf = (parts: readonly Part[]): number => parts.reduce((size, part) => size * part.size, 1)

export const sideOf = ({ before, parts, after }: Axis): number => before + sizeOf(parts) + after

/** An axis of one part. */
export function axisOf(of: Meaning, size: number, base = -1): Axis {
  return size === 1 ? nothing : { before: 0, parts: [{ of, size, start: 0, step: 1, base }], after: 0 }
}

export const plainAxes = (shape: Shape): Axes => shape.map((side) => axisOf('none', side))

/** Whether places of a plane stand along an axis. */
export const isSpatial = ({ parts }: Axis): boolean => parts.some(({ of }) => of !== 'none')

const isMixed = ({ parts }: Axis): boolean => parts.some(({ of }) => of === 'mixed')

/** Whether an axis has tokens that belong to no plane. */
export const hasTokens = ({ before, after }: Axis): boolean => before + after > 0

/** Neighbouring parts that count on as one. */
function joined(parts: readonly Part[]): Part[] {
  const found: Part[] = []
  for (const part of parts) {
    if (part.size === 1) continue
    const last = found.at(-1)
    const isOne =
      last?.of === part.of &&
      (part.of === 'none' || part.of === 'mixed' || (last.base === part.base && last.step === part.step * part.size))
    if (!last || !isOne) found.push(part)
    else found[found.length - 1] = { ...part, size: last.size * part.size, start: last.start + part.start }
  }
  return found
}

/** The axes of a tensor in another shape with the same order of values. */
export function reshaped(axes: Axes, shape: Shape): Axes {
  /** Parts in order; an axis with tokens stays in one piece. */
  const left: (Part | Axis)[] = axes.flatMap((axis): (Part | Axis)[] => (hasTokens(axis) ? [axis] : [...axis.parts]))
  const sizeAt = (item: Part | Axis) => ('parts' in item ? sideOf(item) : item.size)
  const isLost = () => left.some((item) => ('parts' in item ? isSpatial(item) : item.of !== 'none'))
  const result: Axis[] = []
  for (const [index, side] of shape.entries()) {
    const parts: Part[] = []
    let open = side
    while (open > 1) {
      const item = left[0]
      if (!item) return result.concat(plainAxes(shape.slice(index)))
      const size = sizeAt(item)
      if ('parts' in item && size === side && parts.length === 0) {
        left.shift()
        result.push(item)
        break
      }
      if ('parts' in item || (size > open ? size % open : open % size) !== 0) {
        const of: Meaning = isLost() || parts.some((part) => part.of !== 'none') ? 'mixed' : 'none'
        return result.concat(shape.slice(index).map((rest) => axisOf(of, rest)))
      }
      if (size <= open) {
        parts.push(item)
        left.shift()
        open /= size
      } else {
        const inner = size / open
        parts.push({ ...item, size: open, step: item.step * inner })
        left[0] = { ...item, size: inner, start: 0 }
        open = 1
      }
    }
    if (result.length === index) result.push({ before: 0, parts: joined(parts), after: 0 })
  }
  return result
}

/** An axis of the values from `start` on, before `end`, `step` apart. `base` is for those of a plane with gaps. */
export function sliced(axis: Axis, [start, end, step]: readonly [number, number, number], base: number): Axis {
  const side = sideOf(axis)
  if (start === 0 && end === side && step === 1) return axis
  const count = Math.ceil((end - start) / step)
  const { before, parts, after } = axis
  const last = side - after
  if (!isSpatial(axis) || end <= before || start >= last) return axisOf('none', count)
  if (step === 1 && start <= before && end >= last)
    return { before: before - start, parts, after: after - (side - end) }
  const [part] = parts
  if (!part || parts.length > 1 || hasTokens(axis) || part.of === 'mixed') return axisOf('mixed', count)
  if (step > 1) return axisOf(part.of, count, base)
  return { ...axis, parts: [{ ...part, size: count, start: part.start + start * part.step }] }
}

/** Whether a part has all numbers of another one. */
const holds = (one: Part, other: Part) =>
  one.step === other.step &&
  one.start <= other.start &&
  other.start + other.size * other.step <= one.start + one.size * one.step

/** Axes side by side: tokens around a plane, or parts of rows in order. `base` is for what is a plane of its own. */
export function concatenated(axes: Axes, base: number): Axis {
  const total = axes.reduce((sum, axis) => sum + sideOf(axis), 0)
  const spatial = axes.filter(isSpatial)
  const [only, ...others] = spatial
  if (!only) return axisOf('none', total)
  const [part] = only.parts
  if (others.length === 0) {
    if (only.parts.length === 1 && part?.of !== 'mixed') return axisOf(part?.of ?? 'none', total, base)
    const at = axes.indexOf(only)
    const count = (some: Axes) => some.reduce((sum, axis) => sum + sideOf(axis), 0)
    const [before, after] = [count(axes.slice(0, at)), count(axes.slice(at + 1))]
    return { ...only, before: only.before + before, after: only.after + after }
  }
  const all = axes.map((axis) => (hasTokens(axis) || axis.parts.length !== 1 ? undefined : axis.parts[0]))
  if (!part || all.some((one) => one?.of !== part.of) || part.of === 'mixed') return axisOf('mixed', total)
  const isOfOne = all.every((one) => one?.base === part.base)
  const isInOrder = all.every((one, index) => {
    const previous = all[index - 1]
    return !one || !previous || one.start === previous.start + previous.size * previous.step
  })
  // Some of it once more around all of it pads it, as a reflection does.
  const isPadded = all.some((one) => one && all.every((other) => other && holds(one, other)))
  if (!isOfOne || (isPadded && !isInOrder)) return axisOf(part.of, total, base)
  return isInOrder ? { ...only, parts: [{ ...part, size: total }] } : axisOf('mixed', total)
}

/** The axes of tensors that are broadcast together: of each axis what says most of a plane. */
export function together(all: readonly Axes[], shape: Shape): Axes {
  return shape.map((side, axis) => {
    const own = all
      .flatMap((axes) => axes[axis - shape.length + axes.length] ?? [])
      .filter((one) => sideOf(one) === side)
    const clean = own.find((one) => isSpatial(one) && !isMixed(one))
    return clean ?? own.find(isSpatial) ?? own[0] ?? axisOf('none', side)
  })
}
