import { bytesPerValue } from '../../model/manifest.ts'
import type { OperationOf, PlannedLayer } from '../layers/plannedLayer.ts'
import type { PlacedConvolution, StoredWeight } from './layout.ts'
import { makePlane, type Plane, upToQuads } from './planes.ts'
import type { Hand } from './team.ts'

/**
 * How a convolution is done. `tiles`: Winograd on blocks of tiles, for large pictures, with filters that were transformed beforehand.
 * `filters`: Winograd on all tiles at once, a few filters at a time, which are transformed on the way: for small pictures, whose
 * transformed filters would take more memory than anything else. `patches`: a plain matrix product, for every other kernel.
 */
type Mode = 'tiles' | 'filters' | 'patches'

/** One direction of a convolutional layer: what is read, what is computed, what is written. */
export interface Convolution {
  mode: Mode
  /** Outputs of a Winograd tile along a side, 4 or 2. */
  tile: 4 | 2
  size: readonly [height: number, width: number]
  strides: readonly [height: number, width: number]
  /** The field that is read. Windows begin at its corner. */
  input: Plane
  height: number
  width: number
  /** Channels that are read, up to whole quads, and those there are. */
  depth: number
  inChannels: number
  outChannels: number
  /** Eights of channels that are written. */
  panels: number
  /** What the transformed filters, or the panels of a plain product, take. */
  filterBytes: number
  /** True on the way back: filters are turned around, and their inputs and outputs change places. */
  isTransposed: boolean
}

/** Areas that convolutions work in, for each thread and for all. */
export interface Scratch {
  inputs: readonly number[]
  sums: readonly number[]
  filters: readonly number[]
  chunk: readonly number[]
  temp: readonly number[]
  sharedInputs: number
  sharedFilters: number
  /** A bias of nothing. */
  zeros: number
}

/** Tiles of a block: rows of six and five, so few that what belongs to them stays in the cache. */
const BLOCK_TILES = 56
/** Output pixels of a block of a plain product. */
const BLOCK_PIXELS = 48
/** Filters that are transformed at a time, and input channels of them. Sums over longer runs would also be less exact. */
const CHUNK_FILTERS = 64
const CHUNK_CHANNELS = 128
/** Products that are added up in a row before the sum is put aside, for the same reason. */
const LONGEST_SUM = 256
/** With fewer tiles of four by four, F(2 x 2) has less to transform and wastes less at the edges. */
const FEWEST_LARGE_TILES = 32
/** With fewer tiles, transforming filters on the way costs less than reading them transformed. */
const FEWEST_BLOCKED_TILES = 64
/** So few channels are not worth a transform. */
const FEW_CHANNELS = 4
/** Areas of equal planes that lie a power of two apart would fall into one set of the cache. */
const APART = 64
const TEMP_BYTES = 8192

/** How a convolution runs forwards, and how its gradient runs back: as a convolution too, over the spread gradient. */
export function planConvolution({
  inputShape,
  outputShape,
  operation,
}: PlannedLayer<OperationOf<'conv2d'>>): Pick<PlacedConvolution, 'forward' | 'backward'> {
  const [height = 0, width = 0, channels = 0] = inputShape
  const [outHeight = 0, outWidth = 0, filters = 0] = outputShape
  const { size, strides, rows, columns } = operation
  const forward = plan({
    ...{ size, strides, height: outHeight, width: outWidth, inChannels: channels, outChannels: filters },
    ...{ isTransposed: false, content: [height, width], top: rows.before, left: columns.before },
  })
  const backward = plan({
    ...{ size, strides: [1, 1], height, width, inChannels: filters, outChannels: channels, isTransposed: true },
    content: [(outHeight - 1) * strides[0] + 1, (outWidth - 1) * strides[1] + 1],
    ...{ top: size[0] - 1 - rows.before, left: size[1] - 1 - columns.before },
  })
  return { forward, backward }
}

type Wanted = Omit<Convolution, 'mode' | 'tile' | 'input' | 'depth' | 'panels' | 'filterBytes'> & {
  content: readonly [number, number]
  top: number
  left: number
}

function plan({ content, top, left, ...rest }: Wanted): Convolution {
  const { size, strides, height, width, inChannels, outChannels } = rest
  const isWinograd = [...size, ...strides].join() === '3,3,1,1' && inChannels > FEW_CHANNELS
  const tile = Math.ceil(height / 4) * Math.ceil(width / 4) >= FEWEST_LARGE_TILES ? 4 : 2
  const down = Math.ceil(height / tile)
  const across = Math.ceil(width / tile)
  const mode = !isWinograd ? 'patches' : down * across > FEWEST_BLOCKED_TILES ? 'tiles' : 'filters'
  const depth = upToQuads(inChannels)
  const panels = Math.ceil(outChannels / 8)
  const rows = isWinograd ? down * tile + 2 : (height - 1) * strides[0] + size[0]
  const columns = isWinograd ? across * tile + 2 : (width - 1) * strides[1] + size[1]
  const fewest = { rows: Math.max(rows, top + content[0]), columns: Math.max(columns, left + content[1]) }
  return {
    ...rest,
    ...{ mode, tile, depth, panels },
    input: makePlane([...content, inChannels], { top, left, ...fewest }),
    filterBytes:
      mode === 'patches' ? panels * size[0] * size[1] * depth * 32 : (tile + 2) ** 2 * filterPlane({ panels, depth }),
  }
}

const filterPlane = ({ panels, depth }: Pick<Convolution, 'panels' | 'depth'>) => panels * depth * 32 + APART

/** Whole groups of six and five rows that hold at least so many. */
function group(count: number): { sixes: number; fives: number; rows: number } {
  let best = { sixes: Math.ceil(count / 6), fives: 0, rows: Math.ceil(count / 6) * 6 }
  for (let fives = 1; fives <= 6; fives++) {
    const sixes = Math.max(0, Math.ceil((count - fives * 5) / 6))
    const rows = sixes * 6 + fives * 5
    if (rows >= count && rows < best.rows) best = { sixes, fives, rows }
  }
  return best
}

const inputPlane = (rows: number, depth: number) => Math.ceil(rows / 5) * depth * 24 + APART
const sumPlane = (rows: number, columns: number) => (rows + 5) * columns * 4 + APART

const tileCount = ({ height, width, tile }: Convolution) => Math.ceil(height / tile) * Math.ceil(width / tile)

/** Finds room for the largest of all convolutions, both ways. */
export function scratchOf(
  convolutions: readonly PlacedConvolution[],
  threads: number,
  place: (bytes: number) => number,
): Scratch {
  const need = { inputs: 0, sums: 0, filters: 0, chunk: 0, sharedInputs: 0, sharedFilters: 0, zeros: 0 }
  const atLeast = (what: keyof typeof need, bytes: number) => {
    need[what] = Math.max(need[what], bytes)
  }
  for (const each of convolutions.flatMap(({ forward, backward }) => [forward, backward])) {
    const { mode, tile, size, depth, panels } = each
    const planes = mode === 'patches' ? 1 : (tile + 2) ** 2
    atLeast('zeros', panels * 32)
    atLeast('chunk', size[0] * size[1] * Math.min(CHUNK_CHANNELS, depth) * Math.min(CHUNK_FILTERS, panels * 8) * 4)
    if (mode === 'filters') {
      atLeast('sharedInputs', planes * inputPlane(tileCount(each) + 5, depth))
      atLeast('sums', planes * sumPlane(tileCount(each), CHUNK_FILTERS))
      atLeast('filters', planes * filterPlane({ panels: CHUNK_FILTERS / 8, depth: CHUNK_CHANNELS }))
    } else {
      const rows = mode === 'tiles' ? BLOCK_TILES : BLOCK_PIXELS
      const along = mode === 'tiles' ? depth : size[0] * size[1] * depth
      atLeast('inputs', planes * inputPlane(rows + 5, along))
      atLeast('sums', planes * sumPlane(rows, panels * 8))
      if (each.isTransposed) atLeast('sharedFilters', each.filterBytes)
    }
  }
  const forEach = (bytes: number) => Array.from({ length: threads }, () => place(bytes))
  return {
    inputs: forEach(need.inputs),
    sums: forEach(need.sums),
    filters: forEach(need.filters),
    chunk: forEach(need.chunk),
    temp: forEach(TEMP_BYTES),
    sharedInputs: place(need.sharedInputs),
    sharedFilters: place(need.sharedFilters),
    zeros: place(need.zeros),
  }
}

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
function readChunk(
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
  const unpack = (from: number, fromRow: number, rows: number, count: number, to: number, toRow: number) => {
    if (kernel.type === 'float32') kernels.unpackFloat32(from, fromRow, rows, count, to, toRow)
    else if (kernel.type === 'float16') kernels.unpackFloat16(from, fromRow, rows, count, to, toRow)
    else kernels.unpackUint8(from, fromRow, rows, count, to, toRow, kernel.scale, kernel.min)
  }
  for (let t = 0; t < taps; t++) {
    const to = at + t * tap
    if (!isTransposed) {
      const row = outChannels * bytes
      unpack(kernel.at + (t * inChannels + k) * row + n * bytes, row, realChannels, realFilters, to, channel)
      continue
    }
    // Stored as [taps, outChannels, inChannels] from here: turned around, and read across.
    const temp = scratch.temp[index] as number
    for (let c = 0; c < realFilters; c++) {
      const from = kernel.at + (((taps - 1 - t) * outChannels + n + c) * inChannels + k) * bytes
      unpack(from, 0, 1, realChannels, temp, 0)
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

/** What a convolution reads and writes. */
export interface Ends {
  kernel: StoredWeight
  /** Transformed filters or panels; of no account in the mode `filters`. */
  filters: number
  bias: number
  /** The field that is read. */
  from: number
  /** The first pixel that is written, and the plane that it is in. */
  to: number
  row: number
  pixel: number
  relu: boolean
  /** Whether the largest of each 2 x 2 is written, in place of all four. */
  pool: boolean
}

/** Runs a convolution, each thread a part of it. */
export function convolve(hand: Hand, convolution: Convolution, ends: Ends): void {
  ways[convolution.mode](hand, convolution, ends)
  hand.meet()
}

const ways: Record<Mode, (hand: Hand, convolution: Convolution, ends: Ends) => void> = {
  tiles(hand, convolution, ends) {
    const { tile, depth, panels } = convolution
    const { kernels, scratch, index } = hand
    const planes = (tile + 2) ** 2
    const inputs = scratch.inputs[index] as number
    const sums = scratch.sums[index] as number
    const vPlane = inputPlane(BLOCK_TILES + 5, depth)
    const mRow = panels * 32
    const mPlane = sumPlane(BLOCK_TILES, panels * 8)
    hand.share(0, tileCount(convolution), BLOCK_TILES, (first, end) => {
      const groups = group(end - first)
      transformInputs(hand, convolution, ends.from, [first, end], first, inputs, vPlane, groups.sixes)
      for (let k = 0; k < depth; k += LONGEST_SUM) {
        const quads = Math.min(LONGEST_SUM, depth - k) / 4
        kernels.multiply(
          inputs,
          ends.filters + k * 32,
          sums,
          planes,
          panels,
          groups.sixes,
          groups.fives,
          k / 4,
          quads,
          vPlane,
          depth * 24,
          filterPlane(convolution),
          depth * 32,
          mPlane,
          mRow,
          k > 0 ? 1 : 0,
        )
      }
      transformOutputs(hand, convolution, ends, [first, end], first, sums, mPlane, mRow, 0, convolution.outChannels)
    })
  },

  filters(hand, convolution, ends) {
    const { tile, depth, panels, outChannels } = convolution
    const { kernels, scratch, index } = hand
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
    hand.share(0, count, 4, (first, end) => {
      transformInputs(hand, convolution, ends.from, [first, end], 0, scratch.sharedInputs, vPlane, groups.sixes)
    })
    hand.meet()
    hand.share(1, panels * 8, CHUNK_FILTERS, (n, end) => {
      const some = end - n
      for (let k = 0; k < depth; k += CHUNK_CHANNELS) {
        const channels = Math.min(CHUNK_CHANNELS, depth - k)
        const uPlane = filterPlane({ panels: some / 8, depth: channels })
        const chunk = readChunk(hand, ends.kernel, convolution, [k, channels], [n, some])
        transform(chunk.at, chunk.channel, chunk.tap, channels, some / 4, filters, uPlane, channels * 32, temp)
        kernels.multiply(
          scratch.sharedInputs,
          filters,
          sums,
          planes,
          some / 8,
          groups.sixes,
          groups.fives,
          k / 4,
          channels / 4,
          vPlane,
          depth * 24,
          uPlane,
          channels * 32,
          mPlane,
          mRow,
          k > 0 ? 1 : 0,
        )
      }
      transformOutputs(hand, convolution, ends, [0, count], 0, sums, mPlane, mRow, n, Math.min(end, outChannels))
    })
  },

  patches(hand, convolution, ends) {
    const { size, strides, height, width, depth, panels, input, outChannels } = convolution
    const { kernels, scratch, index } = hand
    const inputs = scratch.inputs[index] as number
    const sums = scratch.sums[index] as number
    const along = size[0] * size[1] * depth
    const mRow = panels * 32
    hand.share(0, height * width, BLOCK_PIXELS, (first, end) => {
      const groups = group(end - first)
      for (let pixel = first; pixel < end; pixel++) {
        const y = Math.floor(pixel / width)
        const x = pixel - y * width
        const from = ends.from + y * strides[0] * input.row + x * strides[1] * input.pixel
        const [to, step] = placeOf(pixel - first, groups.sixes, along)
        kernels.gatherPatch(from, input.row, size[0], size[1] * input.pixel, inputs + to, step)
      }
      for (let k = 0; k < along; k += LONGEST_SUM) {
        const quads = Math.min(LONGEST_SUM, along - k) / 4
        kernels.multiply(
          inputs,
          ends.filters + k * 32,
          sums,
          1,
          panels,
          groups.sixes,
          groups.fives,
          k / 4,
          quads,
          0,
          along * 24,
          0,
          along * 32,
          0,
          mRow,
          k > 0 ? 1 : 0,
        )
      }
      for (let pixel = first; pixel < end; ) {
        const y = Math.floor(pixel / width)
        const x = pixel - y * width
        const count = Math.min(width - x, end - pixel)
        const to = ends.to + y * ends.row + x * ends.pixel
        const from = sums + (pixel - first) * mRow
        const quads = Math.ceil(outChannels / 4)
        kernels.writePixels(from, mRow, count, quads, ends.bias, to, ends.pixel, ends.relu ? 1 : 0)
        pixel += count
      }
    })
  },
}

/** Where a row of what `multiply` reads begins, from the beginning of its plane, and the bytes from one quad of it to the next. */
function placeOf(row: number, sixes: number, depth: number): [at: number, step: number] {
  const inSixes = row < sixes * 6
  const rest = inSixes ? row : row - sixes * 6
  const per = inSixes ? 6 : 5
  const groupOf = Math.floor(rest / per)
  return [((inSixes ? 0 : sixes) + groupOf) * depth * 24 + (rest - groupOf * per) * 16, per * 16]
}

/** Transforms the inputs of some tiles; `base` is the tile that the rows at `to` begin with. */
function transformInputs(
  { kernels, scratch, index }: Hand,
  { tile, width, depth, input }: Convolution,
  from: number,
  [first, end]: readonly [number, number],
  base: number,
  to: number,
  plane: number,
  sixes: number,
): void {
  const transform = tile === 4 ? kernels.inputs4 : kernels.inputs2
  const across = Math.ceil(width / tile)
  const temp = scratch.temp[index] as number
  for (let t = first; t < end; t++) {
    const y = Math.floor(t / across)
    const x = t - y * across
    const [at, step] = placeOf(t - base, sixes, depth)
    const corner = from + y * tile * input.row + x * tile * input.pixel
    transform(corner, input.row, input.pixel, depth / 4, to + at, plane, step, temp)
  }
}

/** Writes the outputs of some tiles for the filters `n` to `end`, from sums whose rows begin with the tile `base`. */
function transformOutputs(
  { kernels, scratch, index }: Hand,
  { tile, width, height }: Convolution,
  { to, row, pixel, bias, relu, pool }: Ends,
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
    transform(from, plane, quads, bias + n * 4, at, row, pixel, rows, columns, relu ? 1 : 0, pool ? 1 : 0, temp)
  }
}
