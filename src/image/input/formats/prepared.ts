import type { Pixels } from '../../../types.ts'
import type { Orientation } from './orientation.ts'

/** A part of what the decoder gets: bytes of the file itself, or some that stand in for them. */
export type Piece = Uint8Array<ArrayBuffer>

/**
 * A picture file, made ready for the browser's decoder: what engines treat differently (orientation, profiles, gamma,
 * animation) is taken out of its bytes or into our own hands, and what only lacks its end is mended.
 */
export interface Prepared {
  /** One after another, they are what the decoder gets. */
  pieces: readonly Piece[]
  /** How the decoded picture has to be turned. */
  orientation: Orientation
  /** True for a PNG of 16 bits a channel, of which engines take the high byte or a rounded one. */
  isDeep?: boolean
}

/**
 * What a format's reader makes of a file: something for the decoder, pixels where the reader is the decoder, or
 * `damaged` where pixels are missing.
 */
export type Outcome = Prepared | { pixels: Pixels } | 'damaged'

/** The file as it is. */
export const asItIs = (bytes: Piece, orientation: Orientation = 1): Prepared => ({ pieces: [bytes], orientation })
