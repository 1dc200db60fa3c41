import { expect, it } from 'vitest'
import { fileKind } from './fileKind.ts'

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

it.each([
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['\xff\xd8\xff\xe0', 'jpeg'],
  ['GIF89a', 'gif'],
  ['RIFF....WEBPVP8 ', 'webp'],
  ['....ftypavif', 'avif'],
  ['<svg xmlns="http://www.w3.org/2000/svg">', 'svg'],
  ['<?xml version="1.0"?>\n<!-- drawn -->\n<svg>', 'svg'],
  ['....ftypheic', 'heic'],
  ['\0\0\0\x1cftypmif1\0\0\0\0mif1heicmiaf', 'heic'],
  ['\0\0\0\x18ftypmsf1\0\0\0\0msf1hevc', 'heic'],
  ['\0\0\0\x18ftyphevx\0\0\0\0msf1hevc', 'heic'],
  ['\0\0\0\x18ftypmif1\0\0\0\0mif1miaf', 'heic'],
  ['\0\0\0\x1cftypmif1\0\0\0\0mif1miafavif', 'avif'],
  ['\0\0\0\x18ftypavis\0\0\0\0avifmif1', 'avif'],
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
  ['II+\0\x08\0\0\0', 'tiff'],
  ['MM\0+\0\x08\0\0', 'tiff'],
  ['IIU\0', 'tiff'],
  ['\0\0\0\x18ftypcrx \0\0\0\x01crx isom', 'raw'],
  ['\x28\0\0\0\x30\0\0\0\x20\0\0\0\x01\0\x18\0', 'dib'],
  ['\0\0\x01\0\x02\0\x10\x10\0\0', 'ico'],
  ['%PDF-1.7', 'pdf'],
  ['PK\x03\x04', 'zip'],
  [`PK\x03\x04${'.'.repeat(26)}metadata.json`, 'keras'],
  [`PK\x03\x04${'.'.repeat(26)}holiday.png`, 'zip'],
  ['\x89HDF\r\n', 'hdf5'],
] as const)('knows %j', (head, id) => {
  expect(fileKind(bytes(head))?.id).toBe(id)
})

it('says nothing of text and of nothing', () => {
  expect(fileKind(bytes('Dear diary, <svg> is a tag.'))).toBeUndefined()
  expect(fileKind(new Uint8Array())).toBeUndefined()
  // A film, an icon without pictures, and a number that could begin a bitmap header.
  expect(fileKind(bytes('\0\0\0\x18ftypisom\0\0\0\0isommp42'))).toBeUndefined()
  expect(fileKind(bytes('\0\0\x01\0\0\0\x10\x10\0\0'))).toBeUndefined()
  expect(fileKind(bytes('(\0\0\0(\0\0\0(\0\0\0(\0\0\0'))).toBeUndefined()
})

it('is not held up by comments, however many', () => {
  expect(fileKind(bytes('<!---->'.repeat(140)))).toBeUndefined()
  expect(fileKind(bytes(`${'<!-- x -->'.repeat(90)}<svg>`))?.id).toBe('svg')
})
