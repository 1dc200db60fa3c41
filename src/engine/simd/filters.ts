import { upToQuads } from './featureMap.ts'
import { CHUNK_CHANNELS, CHUNK_FILTERS, type Convolution, filterPlane, panelBytes } from './planConvolution.ts'
import type { StoredWeight } from './storedWeight.ts'
import type { ThreadContext } from './threadPool.ts'
import { unpack } from './unpack.ts'

/** Floats that a thread's `temp` holds. */
const ROOM = 2048

/** An area of filters, [taps, channels, filters], with the bytes between taps and between channels. */
interface Chunk {
  at: number
  tap: number
  channel: number
}

/** The sides of a kernel; that of a dense layer counts as one of 1 x 1. */
export function kernelSides(shape: readonly number[]): readonly [number, number, number, number] {
  const [filters = 1, channels = 1, width = 1, height = 1] = [...shape].reverse()
  return [height, width, channels, filters]
}

/**
 * The address of the filters from `filter` on, and how many are contiguous. As stored, [taps, channels, filters], 64
 * filters are scattered over quarters of a kilobyte, each on a page of its own, and reading them takes several times as
 * long as reading them in a row. So filters that are transformed anew for each picture are laid out in chunks of 64,
 * each [channels, taps, 64], and those of a plain product in panels.
 */
export function findFilters({ at, shape, bytes, order }: StoredWeight, filter: number): Chunk & { count: number } {
  const [height, width, channels, filters] = kernelSides(shape)
  const taps = height * width
  if (order === 'panels') {
    const tap = upToQuads(channels) * 32
    const rest = filter % 8
    return {
      at: at + ((filter - rest) / 8) * taps * tap + rest * 4,
      ...{ tap, channel: 32, count: Math.min(8 - rest, filters - filter) },
    }
  }
  const value = bytes / (taps * channels * filters)
  if (order === 'plain') {
    const channel = filters * value
    return { at: at + filter * value, tap: channels * channel, channel, count: filters - filter }
  }
  const first = filter - (filter % CHUNK_FILTERS)
  const tap = Math.min(CHUNK_FILTERS, filters - first) * value
  const count = Math.min(first + CHUNK_FILTERS, filters) - filter
  return { at: at + first * taps * channels * value + (filter - first) * value, tap, channel: taps * tap, count }
}

/** Stores the filters of a convolution where {@link findFilters} finds them. */
export function storeFilters(memory: ArrayBufferLike, kernel: StoredWeight, stored: Uint8Array<ArrayBuffer>): void {
  if (kernel.order === 'panels') {
    storePanels(memory, kernel, new Float32Array(stored.buffer, stored.byteOffset, stored.length / 4))
    return
  }
  const [height, width, channels, filters] = kernelSides(kernel.shape)
  const to = new Uint8Array(memory)
  const rows = height * width * channels
  const row = stored.length / rows
  for (let filter = 0; filter < filters; ) {
    const { at, tap, channel, count } = findFilters(kernel, filter)
    const start = (filter / filters) * row
    const length = (count / filters) * row
    for (let i = 0, from = start; i < rows; i++, from += row) {
      const target = at + Math.floor(i / channels) * tap + (i % channels) * channel
      to.set(stored.subarray(from, from + length), target)
    }
    filter += count
  }
}

/** The same for panels, of which a run has eight floats only. */
function storePanels(memory: ArrayBufferLike, kernel: StoredWeight, stored: Float32Array): void {
  const [height, width, channels, filters] = kernelSides(kernel.shape)
  const to = new Float32Array(memory)
  for (let filter = 0; filter < filters; filter += 8) {
    const { at, tap, channel, count } = findFilters(kernel, filter)
    for (let t = 0; t < height * width; t++) {
      for (let c = 0; c < channels; c++) {
        const from = (t * channels + c) * filters + filter
        const target = (at + t * tap + c * channel) / 4
        for (let f = 0; f < count; f++) to[target + f] = stored[from + f] as number
      }
    }
  }
}

/**
 * The filters `n` to `n + filters` of a group for the channels `k` to `k + channels`, as floats, padded with zeros: in
 * place if they already lie that way, otherwise in the thread's own area.
 */
export function readChunk(
  { kernels, floats, scratch, index }: ThreadContext,
  kernel: StoredWeight,
  { isTransposed, inChannels, outChannels, size }: Convolution,
  [k, channels]: readonly [number, number],
  [n, filters]: readonly [number, number],
  group = 0,
): Chunk {
  const taps = size[0] * size[1]
  // Where the group's filters begin; those of the layer are channels in the backward pass.
  const base = group * (isTransposed ? inChannels : outChannels)
  const isWhole = k + channels <= inChannels && n + filters <= outChannels
  const stored = findFilters(kernel, base + (isTransposed ? k : n))
  if (!isTransposed && isWhole && kernel.type === 'float32' && stored.count >= filters) {
    return { at: stored.at + k * stored.channel, tap: stored.tap, channel: stored.channel }
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
      for (let done = 0; done < realFilters; ) {
        const run = findFilters(kernel, base + n + done)
        const count = Math.min(run.count, realFilters - done)
        const from = run.at + t * run.tap + k * run.channel
        unpack(kernels, kernel, [from, run.channel], [to + done * 4, channel], realChannels, count, base + n + done)
        done += count
      }
      continue
    }
    // In the backward pass, channels and filters change places: rotate the filters and transpose them.
    const temp = scratch.temp[index] as number
    for (let done = 0; done < realChannels; ) {
      const run = findFilters(kernel, base + k + done)
      const count = Math.min(run.count, realChannels - done)
      const size = Math.floor(ROOM / count)
      for (let c = 0; c < realFilters; c += size) {
        const rows = Math.min(size, realFilters - c)
        const from = run.at + (taps - 1 - t) * run.tap + (n + c) * run.channel
        const target = to + done * channel + c * 4
        if (kernel.type === 'float32') {
          kernels.transpose(from, run.channel, rows, count, target, channel)
          continue
        }
        unpack(kernels, kernel, [from, run.channel], [temp, count * 4], rows, count, base + k + done)
        kernels.transpose(temp, count * 4, rows, count, target, channel)
      }
      done += count
    }
  }
  return { at, tap, channel }
}

/** Transforms the filters of a convolution, or packs them into panels, at `to`; each thread handles some of them. */
export function prepareFilters(
  thread: ThreadContext,
  kernel: StoredWeight,
  convolution: Convolution,
  to: number,
  phase: number,
): void {
  const { mode, size, depth, panels, groups } = convolution
  const { kernels, scratch, index } = thread
  const chunks = Math.ceil((panels * 8) / CHUNK_FILTERS)
  thread.parallelFor(phase, groups * chunks, 1, (item) => {
    const group = Math.floor(item / chunks)
    const n = (item % chunks) * CHUNK_FILTERS
    const filters = Math.min(CHUNK_FILTERS, panels * 8 - n)
    for (let k = 0; k < depth; k += CHUNK_CHANNELS) {
      const channels = Math.min(CHUNK_CHANNELS, depth - k)
      const chunk = readChunk(thread, kernel, convolution, [k, channels], [n, filters], group)
      if (mode !== 'im2col') {
        const transform = convolution.tile === 4 ? kernels.filters4 : kernels.filters2
        const panel = depth * 32
        const at = to + (n / 8) * panel + k * 32
        const temp = scratch.temp[index] as number
        const quads = filters / 4
        transform(chunk.at, chunk.channel, chunk.tap, channels, quads, at, filterPlane(convolution), panel, temp)
        continue
      }
      const taps = size[0] * size[1]
      const panel = taps * depth * 32
      const at = to + group * panelBytes(convolution) + (n / 8) * panel + k * 32
      for (let t = 0; t < taps; t++) {
        kernels.panels(chunk.at + t * chunk.tap, chunk.channel, channels, filters, at + t * depth * 32, panel)
      }
    }
  })
  thread.barrier()
}
