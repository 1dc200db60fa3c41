import type { FormatId } from '../fileKind.ts'
import { prepareAvif } from './avif.ts'
import { prepareBmp, prepareDib } from './bmp.ts'
import { prepareGif } from './gif.ts'
import { prepareIco } from './ico.ts'
import { prepareJpeg } from './jpeg.ts'
import { preparePng } from './png.ts'
import type { Outcome, Piece } from './prepared.ts'
import { prepareWebp } from './webp.ts'

/** What makes a file of each format ready for the decoder. One that is not here is given to it as it is. */
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
 * Makes a picture file ready for the decoder; see {@link Outcome}. Never rejects: what its reader trips over is
 * damaged.
 */
export async function prepare(format: FormatId, bytes: Piece): Promise<Outcome> {
  try {
    return await formats[format](bytes)
  } catch {
    return 'damaged'
  }
}
