import type { FormatId } from '../fileKind.ts'
import { prepareAvif } from './avif.ts'
import { prepareBmp, prepareDib } from './bmp.ts'
import { prepareGif } from './gif.ts'
import { prepareIco } from './ico.ts'
import { prepareJpeg } from './jpeg.ts'
import { preparePng } from './png.ts'
import type { Outcome, Piece } from './prepared.ts'
import { prepareWebp } from './webp.ts'

/** Prepares files of each format for the decoder. Formats not listed are passed on unchanged. */
const formats: Readonly<Record<FormatId, (bytes: Piece) => Outcome | Promise<Outcome>>> = {
  png: preparePng,
  jpeg: prepareJpeg,
  gif: prepareGif,
  webp: prepareWebp,
  avif: prepareAvif,
  bmp: prepareBmp,
  dib: prepareDib,
  ico: prepareIco,
}

/**
 * Prepares a picture file for the decoder; see {@link Outcome}. Never rejects: an error in a format's reader means a
 * damaged file.
 */
export async function prepare(format: FormatId, bytes: Piece): Promise<Outcome> {
  try {
    return await formats[format](bytes)
  } catch {
    return 'damaged'
  }
}
