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
  ['II*\0', 'a TIFF picture', 'PNG'],
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
})

it('is not held up by comments, however many', () => {
  expect(fileKind(bytes('<!---->'.repeat(140)))).toBeUndefined()
  expect(fileKind(bytes(`${'<!-- x -->'.repeat(90)}<svg>`))?.is).toContain('SVG')
})
