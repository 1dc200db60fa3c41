import { createHash } from 'node:crypto'
import { afterEach, expect, it, vi } from 'vitest'
import { randomFrom } from '../../../fixtures/randomFrom.ts'
import { sha256 } from './sha256.ts'

afterEach(() => vi.unstubAllGlobals())

const random = randomFrom(7)
const made = (length: number) => Uint8Array.from({ length }, () => Math.floor(random() * 256))

it.each(['with Web Crypto', 'without it, as on plain http'])('is the hash that Node computes, %s', async (where) => {
  if (where !== 'with Web Crypto') vi.stubGlobal('crypto', { getRandomValues: () => {} })
  // Lengths around the 64-byte blocks and the padding of the last one.
  for (const length of [0, 1, 55, 56, 63, 64, 65, 1000]) {
    const bytes = made(length)
    expect(await sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'))
  }
})
