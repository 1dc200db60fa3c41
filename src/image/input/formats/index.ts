import { isMissingPart } from '../../../errors/index.ts'
import type { FormatId } from '../../../ids.ts'
import { lazyImport } from '../../../lazyImport.ts'
import { prepareJpeg } from './jpeg.ts'
import { preparePng } from './png.ts'
import type { Outcome, Piece } from './prepared.ts'
import { prepareWebp } from './webp.ts'

/** The formats of few pictures. */
const arriveRare = lazyImport(() => import('./rare.ts'))

const rare =
  (id: 'avif' | 'bmp' | 'dib' | 'gif' | 'ico') =>
  async (bytes: Piece): Promise<Outcome> =>
    (await arriveRare()).rare[id](bytes)

/** Prepares files of each format for the decoder. Formats not listed are passed on unchanged. */
const formats: Readonly<Record<FormatId, (bytes: Piece) => Outcome | Promise<Outcome>>> = {
  png: preparePng,
  jpeg: prepareJpeg,
  gif: rare('gif'),
  webp: prepareWebp,
  avif: rare('avif'),
  bmp: rare('bmp'),
  dib: rare('dib'),
  ico: rare('ico'),
}

/**
 * Prepares a picture file for the decoder; see {@link Outcome}. An error in a format's reader means a damaged
 * file. Throws nothing but a `part` error.
 */
export async function prepare(format: FormatId, bytes: Piece): Promise<Outcome> {
  try {
    return await formats[format](bytes)
  } catch (error) {
    if (isMissingPart(error)) throw error
    return 'damaged'
  }
}
