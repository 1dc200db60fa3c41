import { expect, it } from 'vitest'
import { fileKind } from './fileKind.ts'

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

it.each([
  ['\x89PNG\r\n\x1a\n', 'a PNG picture', undefined],
  ['\xff\xd8\xff\xe0', 'a JPEG picture', undefined],
  ['GIF89a', 'a GIF picture', undefined],
  ['RIFF....WEBPVP8 ', 'a WebP picture', undefined],
  ['....ftypavif', 'an AVIF picture', undefined],
  ['<svg xmlns="http://www.w3.org/2000/svg">', 'an SVG drawing', 'PNG'],
  ['<?xml version="1.0"?>\n<!-- drawn -->\n<svg>', 'an SVG drawing', 'PNG'],
  ['....ftypheic', 'a HEIC picture', 'JPEG'],
  ['\0\0\0\x1cftypmif1\0\0\0\0mif1heicmiaf', 'a HEIC picture', 'Most Compatible'],
  ['\0\0\0\x18ftypmsf1\0\0\0\0msf1hevc', 'a HEIC picture', 'JPEG'],
  ['\0\0\0\x18ftyphevx\0\0\0\0msf1hevc', 'a HEIC picture', 'JPEG'],
  ['\0\0\0\x18ftypmif1\0\0\0\0mif1miaf', 'a HEIC picture', 'JPEG'],
  ['\0\0\0\x1cftypmif1\0\0\0\0mif1miafavif', 'an AVIF picture', undefined],
  ['\0\0\0\x18ftypavis\0\0\0\0avifmif1', 'an AVIF picture', undefined],
  ['II*\0', 'a TIFF picture', 'PNG'],
  ['MM\0*', 'a TIFF picture', 'PNG'],
  ['II+\0\x08\0\0\0', 'a TIFF picture', 'PNG'],
  ['MM\0+\0\x08\0\0', 'a TIFF picture', 'PNG'],
  ['IIU\0', 'raw file', 'PNG'],
  ['\0\0\0\x18ftypcrx \0\0\0\x01crx isom', 'raw file', 'JPEG'],
  ['\x28\0\0\0\x30\0\0\0\x20\0\0\0\x01\0\x18\0', 'without its file header', undefined],
  ['\0\0\x01\0\x02\0\x10\x10\0\0', 'an icon', undefined],
  ['%PDF-1.7', 'a PDF document', 'JPEG'],
  ['PK\x03\x04', 'an archive', 'Unpack'],
  [`PK\x03\x04${'.'.repeat(26)}metadata.json`, 'a Keras file', 'model.save('],
  [`PK\x03\x04${'.'.repeat(26)}holiday.png`, 'an archive', 'Unpack'],
  ['\x89HDF\r\n', 'an HDF5 file', 'PNG'],
] as const)('knows %j', (head, is, instead) => {
  const kind = fileKind(bytes(head))
  expect(kind?.is).toContain(is)
  if (instead) expect(kind?.instead).toContain(instead)
  else expect(kind?.instead).toBeUndefined()
})

it('says nothing of text and of nothing', () => {
  expect(fileKind(bytes('Dear diary, <svg> is a tag.'))).toBeUndefined()
  expect(fileKind(new Uint8Array())).toBeUndefined()
  // A film, an icon without pictures, a number that a bitmap's header could begin with.
  expect(fileKind(bytes('\0\0\0\x18ftypisom\0\0\0\0isommp42'))).toBeUndefined()
  expect(fileKind(bytes('\0\0\x01\0\0\0\x10\x10\0\0'))).toBeUndefined()
  expect(fileKind(bytes('(\0\0\0(\0\0\0(\0\0\0(\0\0\0'))).toBeUndefined()
})

it('is not held up by comments, however many', () => {
  expect(fileKind(bytes('<!---->'.repeat(140)))).toBeUndefined()
  expect(fileKind(bytes(`${'<!-- x -->'.repeat(90)}<svg>`))?.is).toContain('SVG')
})
