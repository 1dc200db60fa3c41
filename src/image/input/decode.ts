import { HeatlensError } from '../../errors/index.ts'
import { lazyImport } from '../../lazyImport.ts'
import type { Pixels } from '../../types.ts'
import { fileKind, HEAD_BYTES, isPictureKind } from './fileKind.ts'
import type { DeepPixels } from './formats/deepPng.ts'
import { prepare } from './formats/index.ts'
import { isTurned, type Orientation } from './formats/orientation.ts'
import type { Piece } from './formats/prepared.ts'
import { checkSize, sizeFromHeader } from './formats/size.ts'
import { type UsedRange, usedRange } from './range.ts'
import { readPixels } from './readPixels.ts'

/** Few pictures need it. */
const arriveDeep = lazyImport(() => import('./formats/deepPng.ts'))

/** A decoded picture file. */
export interface OpenPicture {
  /** As stored, with alpha. The caller closes it. */
  bitmap: ImageBitmap
  /** How to turn the bitmap upright. */
  orientation: Orientation
  /** Height when upright. */
  height: number
  width: number
  /** The file's bytes, if it was read whole. */
  bytes?: Piece
  /** The full pixel values, if they have 16 bits a channel and use only the lower ones. */
  deep?: { pixels: DeepPixels; range: UsedRange }
}

/**
 * Decodes a picture file: upright RGBA at full size, with the file's own colour values (no colour management, as in
 * PIL), alpha blended onto white. Needs `createImageBitmap` and `OffscreenCanvas`. Meant for a worker, since a hostile
 * file can keep the decoder busy for minutes. Calls `onDecoded` when the browser's decoder, the part that may hang, has
 * finished; the picture passed to it is closed before `decode` resolves. Throws a `picture` error, with a code for each
 * way in which a file is not a picture.
 */
export async function decode(
  file: File,
  onDecoded: (picture: OpenPicture) => void,
): Promise<{ pixels: Pixels; range?: UsedRange }> {
  const picture = await openBitmap(file)
  try {
    onDecoded(picture)
    const pixels = readPixels(picture.bitmap, picture.orientation)
    const range = picture.deep?.range ?? usedRange(pixels.data)
    return { pixels, ...(range && { range }) }
  } finally {
    picture.bitmap.close()
  }
}

/** Opens a picture file like {@link decode}, for a canvas. Throws a `picture` error. */
export async function openBitmap(file: File): Promise<OpenPicture> {
  if (file.size === 0) throw new HeatlensError('pictureEmpty', { file: file.name })
  const kind = fileKind(await readFile(file, HEAD_BYTES))
  const refused =
    kind && !isPictureKind(kind.id) && new HeatlensError('notAPicture', { file: file.name, kind: kind.id })
  if (refused && !kind.someRead) throw refused
  checkSize(file.name, await sizeFromHeader(file))

  const format = kind && isPictureKind(kind.id) ? kind.id : undefined
  const damaged = () =>
    refused ||
    (format
      ? new HeatlensError('pictureDamaged', { file: file.name, kind: format })
      : new HeatlensError('pictureUnknown', { file: file.name }))
  /** Decodes in the browser. Only formats that are not prepared still hold data that it would convert or turn. */
  const bitmapOf = (source: Blob | ImageData) =>
    createImageBitmap(source, { colorSpaceConversion: 'none', imageOrientation: 'from-image' }).catch(() => {
      throw damaged()
    })
  if (!format) return opened(file.name, await bitmapOf(file))

  const bytes = await readFile(file)
  const prepared = await prepare(format, bytes)
  if (prepared === 'damaged') throw damaged()
  if ('pixels' in prepared) {
    const { data, width, height } = prepared.pixels
    return opened(file.name, await bitmapOf(new ImageData(data, width, height)), { bytes })
  }
  const { pieces, orientation, isDeep } = prepared
  const isUnchanged = pieces.length === 1 && pieces[0]?.length === file.size
  const repaired = isUnchanged ? file : toBlob(pieces)
  // A picture inside of an icon has a header of its own.
  if (!isUnchanged) checkSize(file.name, await sizeFromHeader(repaired))
  const deep = isDeep ? await (await arriveDeep()).decodeDeep(pieces) : undefined
  if (deep) {
    const range = usedRange(deep.data)
    const bitmap = await bitmapOf(highBytes(deep))
    return opened(file.name, bitmap, { orientation, bytes, ...(range && { deep: { pixels: deep, range } }) })
  }
  return opened(file.name, await bitmapOf(repaired), { orientation, bytes })
}

/** Firefox detects a picture's type from the first part of a blob only. */
const HEAD_PART_BYTES = 4096

/** Concatenates the pieces, with the first bytes in one part. */
function toBlob(pieces: readonly Piece[]): Blob {
  const head: number[] = []
  const rest: Piece[] = []
  for (const piece of pieces) {
    const taken = Math.min(HEAD_PART_BYTES - head.length, piece.length)
    head.push(...piece.subarray(0, taken))
    if (taken < piece.length) rest.push(piece.subarray(taken))
  }
  return new Blob([new Uint8Array(head), ...rest])
}

/** The high byte of each sample, as in Pillow; engines either round or truncate. */
const highBytes = ({ height, width, data }: DeepPixels) =>
  new ImageData(
    Uint8ClampedArray.from(data, (value) => value >> 8),
    width,
    height,
  )

function opened(
  fileName: string,
  bitmap: ImageBitmap,
  more: Omit<Partial<OpenPicture>, 'bitmap' | 'height' | 'width'> = {},
): OpenPicture {
  try {
    checkSize(fileName, bitmap)
  } catch (error) {
    bitmap.close()
    throw error
  }
  const { orientation = 1 } = more
  const { height, width } = bitmap
  const size = isTurned(orientation) ? { height: width, width: height } : { height, width }
  return { ...more, bitmap, orientation, ...size }
}

/** Reads a file, or its first bytes. */
async function readFile(file: File, most = file.size): Promise<Piece> {
  try {
    return new Uint8Array(await file.slice(0, most).arrayBuffer())
  } catch {
    throw new HeatlensError('pictureUnreadable', { file: file.name })
  }
}
