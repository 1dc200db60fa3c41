import { imageDimensionsFromData } from 'image-dimensions'
import { PictureError } from '../errors.ts'
import type { Pixels } from '../types.ts'
import { fileKind, HEAD_BYTES } from './fileKind.ts'

/** The largest picture that is opened, in pixels: 100 megapixels are 400 MB in memory. */
export const MAX_PIXELS = 100_000_000

/** Pixels are read back in tiles of this side, so that no canvas exceeds what a browser allows, however long the picture. */
const TILE = 2048

/**
 * Opens a picture file: upright RGBA at full size, its colours as they are in the file (no colour management, as in PIL), alpha laid
 * onto white. Needs `createImageBitmap` and `OffscreenCanvas`; meant for a worker, because a hostile file can keep the decoder
 * busy for minutes.
 * `onDecoded` is called once the browser's decoder has done its part, which is the one that may hang; what it gets is gone after that.
 * Throws PictureError with a sentence for each way in which a file is not a picture.
 */
export async function decode(file: File, onDecoded: (bitmap: ImageBitmap) => void): Promise<Pixels> {
  const bitmap = await openBitmap(file)
  try {
    onDecoded(bitmap)
    return readPixels(bitmap)
  } finally {
    bitmap.close()
  }
}

/** Opens a picture file as {@link decode} does, for a canvas; alpha is still there. Throws PictureError, too. */
export async function openBitmap(file: File): Promise<ImageBitmap> {
  const name = `“${file.name}”`
  if (file.size === 0) throw new PictureError(`${name} is empty. Choose another file.`)
  const head = await readHead(file)
  const kind = fileKind(head)
  const refused = kind?.instead ? `${name} is ${kind.is}. ${kind.instead}` : undefined
  if (refused && !kind?.someRead) throw new PictureError(refused)
  checkSize(name, await sizeFromHeader(file))

  const bitmap = await createImageBitmap(file, { colorSpaceConversion: 'none', imageOrientation: 'from-image' }).catch(
    () => {
      throw new PictureError(
        refused ??
          (kind
            ? `${name} begins like ${kind.is}, but it is damaged or cut short. Save or download it again.`
            : `${name} is not a picture that this browser can read. Choose a JPEG, PNG, WebP, AVIF or GIF.`),
      )
    },
  )
  checkSize(name, bitmap)
  return bitmap
}

async function readHead(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer())
  } catch {
    throw new PictureError(
      `“${file.name}” cannot be read: it is a folder, or it was moved or locked after it was chosen. Choose the picture again.`,
    )
  }
}

/** How much of a file may stand before its size: profiles and previews come first in some JPEGs. */
const HEADER_BYTES = 2 ** 20

/** The size that a picture's header promises; undefined where it is not found, and known only once it is decoded. */
async function sizeFromHeader(file: File): Promise<{ height: number; width: number } | undefined> {
  try {
    const header = new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer())
    if (header[0] === 0x42 && header[1] === 0x4d && header.length >= 26) {
      // BMP, which the library does not know: two little-endian 32-bit numbers; a negative height is upside down.
      const view = new DataView(header.buffer)
      // Older headers are shorter and have other fields.
      if (view.getUint32(14, true) < 40) return undefined
      return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }
    }
    return imageDimensionsFromData(header)
  } catch {
    return undefined
  }
}

function checkSize(name: string, size: { height: number; width: number } | undefined): void {
  if (!size) return
  const { height, width } = size
  if (height === 0 || width === 0) {
    throw new PictureError(`${name} has no pixels (${width} × ${height}). Choose another file.`)
  }
  if (height * width > MAX_PIXELS) {
    const megapixels = Math.ceil((height * width) / 1e6).toLocaleString('en')
    throw new PictureError(
      `${name} has ${megapixels} megapixels (${width} × ${height}), more than the 100 that Heatlens opens. Make it smaller and choose it again.`,
    )
  }
}

function readPixels(bitmap: ImageBitmap): Pixels {
  const { height, width } = bitmap
  const data = new Uint8ClampedArray(height * width * 4)
  const canvas = new OffscreenCanvas(Math.min(width, TILE), Math.min(height, TILE))
  const context = canvas.getContext('2d', { willReadFrequently: true, colorSpace: 'srgb' })
  if (!context)
    throw new PictureError('This browser gave no canvas to read the picture with. Close other tabs and try again.')
  for (let top = 0; top < height; top += TILE) {
    for (let left = 0; left < width; left += TILE) {
      const tileHeight = Math.min(TILE, height - top)
      const tileWidth = Math.min(TILE, width - left)
      context.fillStyle = '#fff'
      context.fillRect(0, 0, tileWidth, tileHeight)
      context.drawImage(bitmap, left, top, tileWidth, tileHeight, 0, 0, tileWidth, tileHeight)
      const tile = context.getImageData(0, 0, tileWidth, tileHeight).data
      for (let y = 0; y < tileHeight; y++) {
        data.set(tile.subarray(y * tileWidth * 4, (y + 1) * tileWidth * 4), ((top + y) * width + left) * 4)
      }
    }
  }
  return { height, width, data }
}
