import { deflateSync } from 'node:zlib'
import { decode } from 'fast-png'
import { expect, it, vi } from 'vitest'
import { differenceFrom, expectedPictures, pictureBytes } from '../../../fixtures/pictures.ts'
import { randomFrom } from '../../../fixtures/randomFrom.ts'
import type { Pixels } from '../../types.ts'
import { crc32 } from './crc32.ts'
import { fileKind, isPictureKind } from './fileKind.ts'
import { decodeDeep } from './formats/deepPng.ts'
import { prepare } from './formats/index.ts'
import { isTurned, type Orientation, uprightSteps } from './formats/orientation.ts'
import type { Piece } from './formats/prepared.ts'

/** The detected format of a file. */
function formatOf(bytes: Uint8Array) {
  const kind = fileKind(bytes.subarray(0, 1024))
  return kind && isPictureKind(kind.id) ? kind.id : undefined
}

const names = Object.keys(expectedPictures)
const ending = (name: string) => name.split('.').at(-1)
const of = (...endings: string[]) => names.filter((name) => endings.includes(ending(name) as string))
const isDamaged = (name: string) => expectedPictures[name] === 'damaged'

async function prepared(bytes: Piece) {
  const format = formatOf(bytes)
  if (!format) throw new Error('not known')
  return prepare(format, bytes)
}

const joined = async (pieces: readonly Piece[]) => new Uint8Array(await new Blob([...pieces]).arrayBuffer())

function upright({ height, width, data }: Pixels, orientation: Orientation): Pixels {
  const turned = new Uint8ClampedArray(data.length)
  const { start, across, down } = uprightSteps(orientation, height, width)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 4
      turned.set(data.subarray(from, from + 4), (start + y * down + x * across) * 4)
    }
  }
  return { height: isTurned(orientation) ? width : height, width: isTurned(orientation) ? height : width, data: turned }
}

/** The RGBA pixels of a PNG, by fast-png. */
function pixelsOf(png: Uint8Array): Pixels {
  const { width, height, channels, data } = decode(png, { checkCrc: true })
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < channels; c++) rgba[i * 4 + c] = data[i * channels + c] as number
  }
  return { width, height, data: rgba }
}

it.each(names)('knows %s by its first bytes, whatever its name', (name) => {
  const format = formatOf(pictureBytes(name))
  expect(format).toBe({ jpg: 'jpeg', cur: 'ico' }[ending(name) as string] ?? ending(name))
})

// Truncated AVIF files are left to the engines' decoders.
it.each(names.filter((name) => isDamaged(name) && name !== 'cut.avif'))('refuses %s', async (name) => {
  expect(await prepared(pictureBytes(name))).toBe('damaged')
})

it.each(names.filter((name) => !isDamaged(name)))('takes %s', async (name) => {
  const found = await prepared(pictureBytes(name))
  expect(found).not.toBe('damaged')
  // Nothing is left that a decoder would rotate, convert or animate.
  if (found === 'damaged' || 'pixels' in found) return
  const text = Buffer.from(await joined(found.pieces)).toString('latin1')
  expect(text).not.toMatch(/Exif\0\0|ICC_PROFILE|iCCP|gAMA|cHRM|cICP|eXIf|acTL|fcTL|fdAT|ICCP|EXIF/)
})

it.each(of('png').filter((name) => !isDamaged(name)))('sees in %s what Pillow does', async (name) => {
  const found = await prepared(pictureBytes(name))
  if (found === 'damaged' || 'pixels' in found) throw new Error('not prepared')
  const deep = found.isDeep ? await decodeDeep(found.pieces) : undefined
  const stored = deep
    ? { ...deep, data: Uint8ClampedArray.from(deep.data, (value) => value >> 8) }
    : pixelsOf(await joined(found.pieces))
  expect(differenceFrom(expectedPictures[name] as never, upright(stored, found.orientation))).toBeUndefined()
})

it.each(of('ico', 'cur').filter((name) => !isDamaged(name) && name !== 'png.ico'))(
  'draws %s as Pillow does',
  async (name) => {
    const found = await prepared(pictureBytes(name))
    if (found === 'damaged' || !('pixels' in found)) throw new Error('not drawn')
    expect(differenceFrom(expectedPictures[name] as never, found.pixels)).toBeUndefined()
  },
)

it.each([
  ...Array.from({ length: 8 }, (_, i) => [`exif${i + 1}.webp`, i + 1] as const),
  ...Array.from({ length: 7 }, (_, i) => [`turned${i + 2}.avif`, i + 2] as const),
  ['exif6-long.jpg', 6],
  ['exif8-long-mm.jpg', 8],
  ['exif5-byte.jpg', 1],
  ['exif3-signed.jpg', 3],
  ['exif7-rational.jpg', 7],
  ['exif6-short.jpg', 6],
  ['exif-two-values.jpg', 1],
  ['xmp6.jpg', 6],
  ['xmp6.webp', 6],
  ['exif6-named.webp', 6],
] as const)('reads of %s how it is turned', async (name, orientation) => {
  expect(await prepared(pictureBytes(name))).toMatchObject({ orientation })
})

it('gives the decoder the first picture only of a JPEG with more behind it', async () => {
  const found = await prepared(pictureBytes('behind.jpg'))
  if (found === 'damaged' || 'pixels' in found) throw new Error('not prepared')
  expect((await joined(found.pieces)).length).toBe(pictureBytes('behind.jpg').length / 2)
})

it('never throws and always ends, whatever stands in a file', async () => {
  const random = randomFrom(7)
  for (const name of names) {
    const bytes = pictureBytes(name)
    for (let turn = 0; turn < 12; turn++) {
      const broken = bytes.slice(0, turn % 3 === 0 ? Math.floor(random() * bytes.length) : bytes.length)
      for (let i = 0; i < 6; i++) broken[8 + Math.floor(random() * (broken.length - 8))] = Math.floor(random() * 256)
      const format = formatOf(bytes)
      const found = format && (await prepare(format, broken))
      // Either damaged or decodable.
      expect(found === 'damaged' || (found && ('pixels' in found || found.pieces.length > 0))).toBe(true)
      if (found && found !== 'damaged' && 'isDeep' in found) await decodeDeep(found.pieces)
    }
  }
})

it('does not unpack more than a header promises', async () => {
  // 64 MB of zeros in an otherwise valid PNG of 48 × 32.
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const numbers = Buffer.alloc(8)
    numbers.writeUInt32BE(data.length)
    numbers.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([numbers.subarray(0, 4), body, numbers.subarray(4)])
  }
  const header = pictureBytes('rgb16.png').subarray(0, 33)
  const data = chunk('IDAT', deflateSync(Buffer.alloc(2 ** 26)))
  const read = vi.spyOn(ReadableStreamDefaultReader.prototype, 'read')
  expect(await prepared(new Uint8Array(Buffer.concat([header, data])))).toBe('damaged')
  const whole = new Uint8Array(Buffer.concat([header, data, chunk('IEND', Buffer.alloc(0))]))
  expect(await decodeDeep([whole])).toBeUndefined()
  // Chunks have at most some tens of kilobytes: reading everything would take a thousand.
  expect(read.mock.calls.length).toBeLessThan(20)
  expect(read).toHaveBeenCalled()
})
