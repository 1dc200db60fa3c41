import type { Formats } from './formats.ts'

type InWords = (percent: string) => string

/**
 * A part of the picture, in whole percent; with a decimal where it would be 0% or 1%. A part that is too small for that
 * is said in words: “less than 0.1%”, not “<0.1%”.
 */
export function partText(formats: Formats, share: number, lessThan: InWords, exactly: InWords = String): string {
  if (share > 0 && share < 0.001) return lessThan(formats.share(0.001, 1))
  return exactly(share < 0.015 ? formats.percent(share) : formats.share(share))
}
