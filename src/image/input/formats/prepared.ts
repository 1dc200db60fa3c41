import type { Pixels } from '../../../types.ts'
import type { Orientation } from './orientation.ts'

/** A part of the decoder's input: bytes of the file itself, or replacements. */
export type Piece = Uint8Array<ArrayBuffer>

/**
 * A picture file prepared for the browser's decoder: data that engines treat differently (orientation, profiles, gamma,
 * animation) is removed or applied here, and a file that only lacks its end is repaired.
 */
export interface Prepared {
  /** Concatenated, these are the decoder's input. */
  pieces: readonly Piece[]
  /** How to turn the decoded picture upright. */
  orientation: Orientation
  /** True for a PNG with 16 bits a channel: engines either truncate or round these. */
  isDeep?: boolean
}

/**
 * The result of a format's reader: input for the decoder, pixels if the reader decodes by itself, or `damaged` if
 * pixels are missing.
 */
export type Outcome = Prepared | { pixels: Pixels } | 'damaged'

/** The file, unchanged. */
export const asItIs = (bytes: Piece, orientation: Orientation = 1): Prepared => ({ pieces: [bytes], orientation })
