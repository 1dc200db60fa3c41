import { expect, it } from 'vitest'
import { animatedWebp } from './animatedWebp.ts'

/** A WebP with these bytes as its pixels, and a chunk that says nothing of them. */
function still(...pixels: number[]): Uint8Array {
  const chunk = (name: string, bytes: number[]) => [
    ...Buffer.from(name),
    ...[bytes.length, 0, 0, 0],
    ...bytes,
    ...(bytes.length % 2 ? [0] : []),
  ]
  const body = [...Buffer.from('WEBP'), ...chunk('EXIF', [9, 9, 9]), ...chunk('VP8L', pixels)]
  return Uint8Array.from([...Buffer.from('RIFF'), body.length, 0, 0, 0, ...body])
}

it('has the pixels of each still, its time, and the size of all', () => {
  const stills = [still(1, 2, 3), still(4, 5)]
  const file = animatedWebp(
    stills.map((webp, at) => ({ webp, milliseconds: 500 * (at + 1) })),
    1,
    1,
  )
  expect(file.toString('latin1', 0, 4)).toBe('RIFF')
  expect(file.readUInt32LE(4)).toBe(file.length - 8)
  const frames = file.toString('latin1').split('ANMF').slice(1)
  expect(frames).toHaveLength(2)
  frames.forEach((frame, at) => {
    const bytes = Buffer.from(frame, 'latin1')
    expect(bytes.readUIntLE(4 + 6, 3)).toBe(0)
    expect(bytes.readUIntLE(4 + 12, 3)).toBe(500 * (at + 1))
    // Its chunk of pixels alone, as it was.
    expect([...bytes.subarray(4 + 16)]).toEqual([...(stills[at] as Uint8Array).subarray(12 + 12)])
  })
})

it('refuses what is no WebP', () => {
  expect(() => animatedWebp([{ webp: new Uint8Array(20), milliseconds: 1 }], 1, 1)).toThrow(RangeError)
})
