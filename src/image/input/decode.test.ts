import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { headerPng } from '../../../e2e/helpers/madePictures.ts'
import { openBitmap } from './decode.ts'

const decoder = vi.fn(async () => ({ width: 1, height: 1, close() {} }))
beforeEach(() => vi.stubGlobal('createImageBitmap', decoder.mockClear()))
afterEach(() => vi.unstubAllGlobals())

/** The header of a run-length encoded bitmap, whose few bytes may encode any number of rows. */
function runLengths(side: number): Buffer {
  const dib = Buffer.alloc(40 + 1024 + 2)
  dib.writeUInt32LE(40, 0)
  dib.writeInt32LE(side, 4)
  dib.writeInt32LE(side, 8)
  dib.writeUInt16LE(1, 12)
  dib.writeUInt16LE(8, 14)
  dib.writeUInt32LE(1, 16)
  return dib
}

/** An icon that contains a picture. */
function icon(picture: Buffer): Buffer {
  const head = Buffer.from([0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 32, 0, 0, 0, 0, 0, 22, 0, 0, 0])
  head.writeUInt32LE(picture.length, 14)
  return Buffer.concat([head, picture])
}

const file = (bytes: Buffer) => new File([new Uint8Array(bytes)], 'x')

it.each([
  ['a PNG', headerPng('', 20_000, 20_000).buffer],
  ['a PNG in an icon', icon(headerPng('', 20_000, 20_000).buffer)],
  ['a bitmap without its file header', runLengths(20_000)],
])('does not decode %s of more pixels than it opens', async (_, bytes) => {
  await expect(openBitmap(file(bytes))).rejects.toTell(/has 400 megapixels \(20000 × 20000\)/)
  expect(decoder).not.toHaveBeenCalled()
})

it('decodes the others', async () => {
  expect(await openBitmap(file(icon(headerPng('', 20, 20).buffer)))).toMatchObject({ orientation: 1, width: 1 })
  await openBitmap(file(runLengths(20)))
  expect(decoder).toHaveBeenCalledTimes(2)
})
