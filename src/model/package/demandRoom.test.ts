import { expect, it } from 'vitest'
import { demandRoom } from './demandRoom.ts'

it('says what a network takes and what the device has, before it is loaded', () => {
  expect(() => demandRoom(1.5 * 2 ** 30, 0.4 * 2 ** 30, 2)).not.toThrow()
  expect(() => demandRoom(1.5 * 2 ** 30, 0.6 * 2 ** 30, 2)).toTell(
    /takes 2,255 MB of memory, and this device has at most 2,147 MB/,
    'format',
  )
  // WebAssembly's addresses, whatever the device has.
  expect(() => demandRoom(2 ** 31, 2 ** 31 + 1, undefined)).toTell(/at most 4,294 MB/)
})
