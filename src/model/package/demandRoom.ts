import { HeatlensError } from '../../errors/index.ts'

/** WebAssembly's memory: 32-bit addresses. */
const MAX_WASM_BYTES = 2 ** 32

/** What the browser says of the device's memory, in GiB, never more than 8; only Chromium does. */
const deviceMemory = (): number | undefined =>
  (globalThis.navigator as { deviceMemory?: number } | undefined)?.deviceMemory

const limitOf = (gibibytes: number | undefined): number =>
  Math.min(MAX_WASM_BYTES, (gibibytes ?? Number.POSITIVE_INFINITY) * 2 ** 30)

/**
 * Whether this device can hold a network in two engines at once: its weights as they are stored in one, as float32 in
 * the other, and the feature maps of both.
 */
export const hasRoomForTwo = (
  stored: number,
  { weights, peak }: { weights: number; peak: number },
  gibibytes: number | undefined = deviceMemory(),
): boolean => stored + weights + 2 * peak <= limitOf(gibibytes)

/**
 * Throws a `format` error if this device cannot hold a network: its weights as they are stored, and the most bytes of
 * feature maps that are needed at one time.
 */
export function demandRoom(weights: number, peak: number, gibibytes: number | undefined = deviceMemory()): void {
  const limit = limitOf(gibibytes)
  const needed = weights + peak
  if (needed <= limit) return
  throw new HeatlensError('networkNeedsMore', {
    megabytes: Math.ceil(needed / 1e6),
    limit: Math.floor(limit / 1e6),
  })
}
