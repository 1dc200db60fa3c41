import { channelOrders, fits, resizeRules, valueRanges } from '../../laterIds.ts'
import type { Preprocessing } from '../../types.ts'

/** The longest side of an input, and the most that a picture's short side is resized to, in pixels. */
export const MOST_PIXELS = 4096

/** The value if it is one of these names, else undefined. */
const oneOf = <T extends string>(names: readonly T[], value: unknown): T | undefined =>
  names.find((name) => name === value)

const isSide = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST_PIXELS

/** One or three numbers, or undefined. */
export function readNumbers(value: unknown): readonly number[] | undefined {
  if (!Array.isArray(value) || (value.length !== 1 && value.length !== 3)) return undefined
  return value.every((one) => typeof one === 'number' && Number.isFinite(one)) ? value : undefined
}

/** Reads a stored preprocessing; undefined if any of it is invalid. */
export function readPreprocessing(stored: unknown): Preprocessing | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined
  const { height, width, antialias, shortSide, ...more } = stored as Record<string, unknown>
  const channels = oneOf(channelOrders, more.channels)
  const values = oneOf(valueRanges, more.values)
  const resize = oneOf(resizeRules, more.resize)
  const fit = oneOf(fits, more.fit)
  if (!channels || !values || !resize || !fit || !isSide(height) || !isSide(width)) return undefined
  if (typeof antialias !== 'boolean') return undefined
  const [mean, scale] = [readNumbers(more.mean), readNumbers(more.scale)]
  return {
    ...{ height, width, channels, values, resize, antialias, fit },
    ...(mean && { mean }),
    ...(scale && { scale }),
    ...(isSide(shortSide) && { shortSide }),
  }
}
