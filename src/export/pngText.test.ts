import { crc32 as zlibCrc32 } from 'node:zlib'
import { decode, encode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../fixtures/randomFrom.ts'
import { crc32 } from '../image/input/crc32.ts'
import { readText } from './pngText.ts'
import { withText } from './writePngText.ts'

const KEYWORD = 'Heatlens'
const pixels = Uint8Array.from({ length: 5 * 4 * 3 }, (_, at) => at * 4)
const plain = new Blob([encode({ width: 5, height: 4, channels: 3, data: pixels }) as Uint8Array<ArrayBuffer>], {
  type: 'image/png',
})
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())
const text = '{"heatlens":1,"label":"Ägyptische Katze 猫 🐈"}'

/** A chunk, with its checksum by Node's zlib. */
function chunk(type: string, data: Uint8Array, checksum?: number): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length)
  ends.writeUInt32BE(checksum ?? zlibCrc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}
const iText = (prefix: string, content: Uint8Array | string) =>
  Buffer.concat([Buffer.from(prefix, 'latin1'), Buffer.from(content as string)])

/** The plain PNG with chunks inserted after its header. */
const withChunks = async (...chunks: Uint8Array[]) => {
  const all = await bytesOf(plain)
  return new Blob([all.subarray(0, 33), ...(chunks as Uint8Array<ArrayBuffer>[]), all.subarray(33)])
}

it('has the checksum of PNG, zip and zlib', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
  expect(crc32(new TextEncoder().encode('IEND'))).toBe(0xae426082)
  expect(crc32(new Uint8Array())).toBe(0)
  const random = randomFrom(1)
  for (let length = 0; length < 300; length++) {
    const bytes = Uint8Array.from({ length }, () => random() * 256)
    expect(crc32(bytes)).toBe(zlibCrc32(bytes))
  }
})

describe('a text in a PNG', () => {
  it('is read again, and the pixels are what they were', async () => {
    const written = await withText(plain, KEYWORD, text)
    expect(written.type).toBe('image/png')
    expect(await readText(written, KEYWORD)).toBe(text)
    // fast-png throws on a wrong checksum.
    const { data, width, height } = decode(await bytesOf(written), { checkCrc: true })
    expect([width, height, ...data]).toEqual([5, 4, ...pixels])
  })

  it('is a chunk of the specification after the header, with the checksum of zlib', async () => {
    const written = await bytesOf(await withText(plain, KEYWORD, text))
    const expected = await bytesOf(await withChunks(chunk('iTXt', iText('Heatlens\0\0\0\0\0', text))))
    expect(Buffer.from(written).equals(Buffer.from(expected))).toBe(true)
  })

  it('is found behind other chunks, and with a language', async () => {
    const others = [chunk('iCCP', new Uint8Array(9000)), chunk('iTXt', iText('Comment\0\0\0\0\0', 'no'))]
    const own = chunk('iTXt', iText('Heatlens\0\0\0en\0Hitzelinse\0', text))
    expect(await readText(await withChunks(...others, own), KEYWORD)).toBe(text)
  })

  it('is not written into what is no PNG', async () => {
    const other = new Blob(['not a picture at all, but as long as the head of one'])
    expect(await withText(other, KEYWORD, text)).toBe(other)
  })

  it.each<[string, () => Promise<Blob>]>([
    ['is not there', async () => plain],
    ['is in an empty file', async () => new Blob()],
    ['is in no PNG', async () => new Blob([text.repeat(20)])],
    ['has a wrong checksum', () => withChunks(chunk('iTXt', iText('Heatlens\0\0\0\0\0', text), 1))],
    ['is compressed', () => withChunks(chunk('iTXt', iText('Heatlens\0\x01\0\0\0', text)))],
    ['is of a longer keyword', () => withChunks(chunk('iTXt', iText('Heatlenses\0\0\0\0\0', text)))],
    ['has no end of its prefix', () => withChunks(chunk('iTXt', iText('Heatlens\0\0\0', 'xxxx')))],
    ['is a keyword alone', () => withChunks(chunk('iTXt', iText('Heatlens', '')))],
    ['is an empty chunk', () => withChunks(chunk('iTXt', new Uint8Array()))],
    ['is a byte too long', () => withChunks(chunk('iTXt', iText('Heatlens\0\0\0\0\0', 'x'.repeat(2 ** 16 + 1))))],
    ['is no UTF-8', () => withChunks(chunk('iTXt', iText('Heatlens\0\0\0\0\0', Uint8Array.of(0x7b, 0xff, 0xc0))))],
    [
      'comes after the pixels',
      async () => withChunks(chunk('IDAT', new Uint8Array()), chunk('iTXt', iText('Heatlens\0\0\0\0\0', text))),
    ],
    [
      'comes after a megabyte',
      async () => withChunks(chunk('iCCP', new Uint8Array(2 ** 20)), chunk('iTXt', iText('Heatlens\0\0\0\0\0', text))),
    ],
    [
      'claims more than there is',
      async () => {
        const own = chunk('iTXt', iText('Heatlens\0\0\0\0\0', text))
        own.writeUInt32BE(0xffffffff)
        return withChunks(own)
      },
    ],
  ])('is none where it %s', async (_, make) => expect(await readText(await make(), KEYWORD)).toBeUndefined())

  it('may be as long as 64 kB', async () => {
    const long = 'x'.repeat(2 ** 16)
    expect(await readText(await withText(plain, KEYWORD, long), KEYWORD)).toBe(long)
  })

  it('is itself or nothing, whatever byte of the file is damaged and wherever it is cut', async () => {
    const whole = await bytesOf(await withText(plain, KEYWORD, text))
    const random = randomFrom(7)
    for (let at = 0; at < whole.length; at++) {
      const damaged = whole.slice()
      damaged[at] = (damaged[at] as number) ^ (1 + Math.floor(random() * 255))
      expect([text, undefined], `byte ${at}`).toContain(await readText(new Blob([damaged]), KEYWORD))
      expect([text, undefined], `cut at ${at}`).toContain(await readText(new Blob([whole.subarray(0, at)]), KEYWORD))
    }
  })
})
