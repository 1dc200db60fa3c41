import type { Formats } from './formats.ts'

/** A part of the picture, in whole percent; with a decimal where it would be 0% or 1%. */
export const partText = (formats: Formats, share: number): string =>
  share < 0.015 ? formats.percent(share) : formats.share(share)
