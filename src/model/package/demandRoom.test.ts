import { expect, it } from 'vitest'
import { demandRoom, hasRoomForTwo } from './demandRoom.ts'

it('says what a network takes and what the device has, before it is loaded', () => {
  expect(() => demandRoom(1.5 * 2 ** 30, 0.4 * 2 ** 30, 2)).not.toThrow()
  expect(() => demandRoom(1.5 * 2 ** 30, 0.6 * 2 ** 30, 2)).toTell(
    /takes 2,255 MB of memory, and this device has at most 2,147 MB/,
    'format',
  )
  // WebAssembly's addresses, whatever the device has.
  expect(() => demandRoom(2 ** 31, 2 ** 31 + 1, undefined)).toTell(/at most 4,294 MB/)
})

it('knows whether a network fits twice: as it is stored, as float32, and the feature maps of both', () => {
  const bytes = { weights: 2 ** 30, peak: 2 ** 28 }
  expect(hasRoomForTwo(2 ** 28, bytes, 2)).toBe(true)
  expect(hasRoomForTwo(2 ** 29 + 1, bytes, 2)).toBe(false)
  expect(hasRoomForTwo(2 ** 29 + 1, bytes, undefined)).toBe(true)
})
