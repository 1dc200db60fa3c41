import { bytesPerValue } from '../../model/manifest.ts'
import type { StoredWeight } from './layout.ts'
import { CHUNK_CHANNELS, CHUNK_FILTERS, type Convolution, filterPlane } from './planConvolution.ts'
import type { Hand } from './team.ts'
import { unpack } from './unpack.ts'

/** Where filters lie: [taps, channels, filters], with the bytes from one tap and from one channel to the next. */
interface Chunk {
  at: number
  tap: number
  channel: number
}

/**
 * The filters `n` to `n + filters` for the channels `k` to `k + channels`, as floats, with zeros for those that there are not: in place where
 * they lie so already, else in the thread's own area.
 */
export function readChunk(
  { kernels, floats, scratch, index }: Hand,
  kernel: StoredWeight,
  { isTransposed, inChannels, outChannels, size }: Convolution,
  [k, channels]: readonly [number, number],
  [n, filters]: readonly [number, number],
): Chunk {
  const taps = size[0] * size[1]
  const bytes = bytesPerValue[kernel.type]
  const isWhole = k + channels <= inChannels && n + filters <= outChannels
  if (!isTransposed && isWhole && kernel.type === 'float32') {
    const channel = outChannels * 4
    return { at: kernel.at + k * channel + n * 4, tap: inChannels * channel, channel }
  }
  const at = scratch.chunk[index] as number
  const channel = filters * 4
  const tap = channels * channel
  const realChannels = Math.min(channels, inChannels - k)
  const realFilters = Math.min(filters, outChannels - n)
  if (!isWhole) floats.fill(0, at / 4, (at + taps * tap) / 4)
  for (let t = 0; t < taps; t++) {
    const to = at + t * tap
    if (!isTransposed) {
      const row = outChannels * bytes
      const from = kernel.at + (t * inChannels + k) * row + n * bytes
      unpack(kernels, kernel, [from, row], [to, channel], realChannels, realFilters)
      continue
    }
    // Stored as [taps, outChannels, inChannels] from here: turned around, and read across.
    const temp = scratch.temp[index] as number
    for (let c = 0; c < realFilters; c++) {
      const from = kernel.at + (((taps - 1 - t) * outChannels + n + c) * inChannels + k) * bytes
      unpack(kernels, kernel, [from, 0], [temp, 0], 1, realChannels)
      for (let f = 0; f < realChannels; f++) floats[(to + f * channel) / 4 + c] = floats[temp / 4 + f] as number
    }
  }
  return { at, tap, channel }
}

/** Transforms the filters of a convolution, or lays them out in panels, at `to`, each thread some of them. */
export function prepareFilters(hand: Hand, kernel: StoredWeight, convolution: Convolution, to: number): void {
  const { mode, size, depth, panels } = convolution
  const { kernels, floats, scratch, index } = hand
  hand.share(0, panels * 8, CHUNK_FILTERS, (n, end) => {
    const filters = end - n
    for (let k = 0; k < depth; k += CHUNK_CHANNELS) {
      const channels = Math.min(CHUNK_CHANNELS, depth - k)
      const chunk = readChunk(hand, kernel, convolution, [k, channels], [n, filters])
      if (mode !== 'patches') {
        const transform = convolution.tile === 4 ? kernels.filters4 : kernels.filters2
        const panel = depth * 32
        const at = to + (n / 8) * panel + k * 32
        const temp = scratch.temp[index] as number
        const quads = filters / 4
        transform(chunk.at, chunk.channel, chunk.tap, channels, quads, at, filterPlane(convolution), panel, temp)
        continue
      }
      const taps = size[0] * size[1]
      for (let t = 0; t < taps; t++) {
        for (let c = 0; c < channels; c++) {
          const from = (chunk.at + t * chunk.tap + c * chunk.channel) / 4
          for (let f = 0; f < filters; f += 8) {
            const place = to + ((n + f) / 8) * taps * depth * 32 + (t * depth + k + c) * 32
            floats.copyWithin(place / 4, from + f, from + f + 8)
          }
        }
      }
    }
  })
  hand.meet()
}
