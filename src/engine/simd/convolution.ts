import { readChunk } from './filters.ts'
import { multiply, multiplyInRuns } from './multiply.ts'
import { multiplyWindows } from './multiplyWindows.ts'
import {
  BLOCK_TILES,
  CHUNK_CHANNELS,
  CHUNK_FILTERS,
  type Convolution,
  filterPlane,
  group,
  inputPlane,
  type Mode,
  sumPlane,
  tileCount,
} from './planConvolution.ts'
import type { StoredWeight } from './storedWeight.ts'
import type { ThreadContext } from './threadPool.ts'

/** What a convolution reads and writes. Addresses are in bytes. */
export interface ConvolutionIO {
  kernel: StoredWeight
  /** Transformed filters or panels; unused in the mode `filters`. */
  filters: number
  /** What each sum is multiplied by, and what is then added: floats, a filter. */
  scale: number
  shift: number
  /** The bounds of the outputs. */
  floor: number
  ceiling: number
  /** The corner of the first window in the feature map that is read. */
  from: number
  /** The first pixel to write, and the strides of the feature map that it is in. */
  to: number
  row: number
  pixel: number
  /** Whether to write the maximum of each 2 x 2 instead of all four. */
  pool: boolean
  /** Room for the inputs of all tiles in the mode `filters`. */
  sharedInputs: number
}

/** Runs a convolution; each thread computes a part. */
export function convolve(thread: ThreadContext, convolution: Convolution, io: ConvolutionIO): void {
  byMode[convolution.mode](thread, convolution, io)
  thread.barrier()
}

const byMode: Record<Mode, (thread: ThreadContext, convolution: Convolution, io: ConvolutionIO) => void> = {
  tiles(thread, convolution, io) {
    const { tile, depth, panels } = convolution
    const { kernels, scratch, index } = thread
    const planes = (tile + 2) ** 2
    const inputs = scratch.inputs[index] as number
    const sums = scratch.sums[index] as number
    const vPlane = inputPlane(BLOCK_TILES + 5, depth)
    const mRow = panels * 32
    const mPlane = sumPlane(BLOCK_TILES, panels * 8)
    thread.parallelFor(0, tileCount(convolution), BLOCK_TILES, (first, end) => {
      const groups = group(end - first)
      transformInputs(thread, convolution, io.from, [first, end], first, inputs, vPlane, groups.groupsOf6)
      multiplyInRuns(kernels, {
        ...{ planes, depth },
        v: { at: inputs, plane: vPlane, ...groups },
        u: { at: io.filters, plane: filterPlane(convolution), panels },
        m: { at: sums, plane: mPlane, row: mRow },
      })
      transformOutputs(thread, convolution, io, [first, end], first, sums, mPlane, mRow, 0, convolution.outChannels)
    })
  },

  filters(thread, convolution, io) {
    const { tile, width, depth, panels, outChannels } = convolution
    const { kernels, scratch, index } = thread
    const planes = (tile + 2) ** 2
    const count = tileCount(convolution)
    const groups = group(count)
    const vPlane = inputPlane(count + 5, depth)
    const mRow = CHUNK_FILTERS * 4
    const mPlane = sumPlane(count, CHUNK_FILTERS)
    const sums = scratch.sums[index] as number
    const filters = scratch.filters[index] as number
    const temp = scratch.temp[index] as number
    const transform = tile === 4 ? kernels.filters4 : kernels.filters2
    thread.parallelFor(0, count, Math.ceil(width / tile), (first, end) => {
      transformInputs(thread, convolution, io.from, [first, end], 0, io.sharedInputs, vPlane, groups.groupsOf6)
    })
    thread.barrier()
    thread.parallelFor(1, panels * 8, CHUNK_FILTERS, (n, end) => {
      const some = end - n
      for (let k = 0; k < depth; k += CHUNK_CHANNELS) {
        const channels = Math.min(CHUNK_CHANNELS, depth - k)
        const uPlane = filterPlane({ panels: some / 8, depth: channels })
        const chunk = readChunk(thread, io.kernel, convolution, [k, channels], [n, some])
        transform(chunk.at, chunk.channel, chunk.tap, channels, some / 4, filters, uPlane, channels * 32, temp)
        multiply(kernels, {
          planes,
          v: {
            at: io.sharedInputs,
            plane: vPlane,
            group: depth * 24,
            ...groups,
            firstQuad: k / 4,
            quads: channels / 4,
          },
          u: { at: filters, plane: uPlane, panel: channels * 32, panels: some / 8 },
          m: { at: sums, plane: mPlane, row: mRow, adds: k > 0 },
        })
      }
      transformOutputs(thread, convolution, io, [0, count], 0, sums, mPlane, mRow, n, Math.min(end, outChannels))
    })
  },

  im2col: multiplyWindows,
}

/** Tiles that are adjacent in the output and in the input of `multiply`. */
interface Run {
  /** Position of the first tile, in tiles. */
  y: number
  x: number
  count: number
  /** Where its row begins, relative to the plane, and the bytes between quads of the row. */
  at: number
  step: number
}

/**
 * Cuts tiles, `across` to a line, into runs that stay within one line and one group of rows. `base`: the tile of the
 * first row.
 */
function* runs(
  [first, end]: readonly [number, number],
  base: number,
  across: number,
  groupsOf6: number,
  depth: number,
): Generator<Run> {
  for (let index = first; index < end; ) {
    const y = Math.floor(index / across)
    const x = index - y * across
    const row = index - base
    const isIn6 = row < groupsOf6 * 6
    const per = isIn6 ? 6 : 5
    const rest = isIn6 ? row : row - groupsOf6 * 6
    const offset = rest % per
    const group = (isIn6 ? 0 : groupsOf6) + (rest - offset) / per
    const count = Math.min(per - offset, across - x, end - index)
    yield { y, x, count, at: group * depth * 24 + offset * 16, step: per * 16 }
    index += count
  }
}

/** Transforms the inputs of some tiles; the rows at `to` begin with the tile `base`. */
function transformInputs(
  { kernels, scratch, index }: ThreadContext,
  { tile, width, depth, input }: Convolution,
  from: number,
  some: readonly [number, number],
  base: number,
  to: number,
  plane: number,
  groupsOf6: number,
): void {
  const transform = tile === 4 ? kernels.inputs4 : kernels.inputs2
  const across = Math.ceil(width / tile)
  const temp = scratch.temp[index] as number
  for (const { y, x, count, at, step } of runs(some, base, across, groupsOf6, depth)) {
    const corner = from + y * tile * input.row + x * tile * input.pixel
    transform(corner, input.row, input.pixel, count, depth / 4, to + at, plane, step, temp)
  }
}

/** Writes the outputs of some tiles for the filters `n` to `end`, from sums whose rows begin with the tile `base`. */
function transformOutputs(
  { kernels, scratch, index }: ThreadContext,
  { tile, width, height }: Convolution,
  { to, row, pixel, scale, shift, floor, ceiling, pool }: ConvolutionIO,
  [first, last]: readonly [number, number],
  base: number,
  sums: number,
  plane: number,
  sumRow: number,
  n: number,
  end: number,
): void {
  const transform = tile === 4 ? kernels.outputs4 : kernels.outputs2
  const across = Math.ceil(width / tile)
  const temp = scratch.temp[index] as number
  const shrink = pool ? 2 : 1
  const quads = Math.ceil((end - n) / 4)
  for (let t = first; t < last; t++) {
    const y = Math.floor(t / across) * tile
    const x = (t % across) * tile
    const rows = Math.floor(Math.min(tile, height - y) / shrink)
    const columns = Math.floor(Math.min(tile, width - x) / shrink)
    if (rows === 0 || columns === 0) continue
    const at = to + (y / shrink) * row + (x / shrink) * pixel + n * 4
    const from = sums + (t - base) * sumRow
    // biome-ignore format: in the order of the kernel.
    transform(
      from, plane, quads, scale + n * 4, shift + n * 4, at, row, pixel, rows, columns, floor, ceiling, pool ? 1 : 0, temp,
    )
  }
}
