import { crc32 as reference } from 'node:zlib'
import { expect, it } from 'vitest'
import { randomFrom } from '../../../fixtures/randomFrom.ts'
import { crc32 } from './crc32.ts'

it('is that of zlib, at every length', () => {
  const random = randomFrom(3)
  for (let length = 0; length < 70; length++) {
    const bytes = Uint8Array.from({ length }, () => random() * 256)
    expect(crc32(bytes)).toBe(reference(bytes))
  }
})
