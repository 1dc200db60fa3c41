import type { Pair } from '../../graph/operations.ts'
import type { PlannedNode, Windows } from '../../graph/plan.ts'
import { asMap, type FeatureMap, type Margins, upToQuads, withMargins } from './featureMap.ts'

/**
 * The algorithm of a convolution. `tiles`: Winograd on blocks of tiles, for large feature maps, with filters that were
 * transformed beforehand. `filters`: Winograd on all tiles at once, a few filters at a time, transformed on the way:
 * for small feature maps, whose transformed filters would take more memory than everything else. `im2col`: a plain
 * matrix product, for all other kernels.
 */
export type Mode = 'tiles' | 'filters' | 'im2col'

/** One direction of a convolution: what it reads, computes and writes. */
export interface Convolution {
  mode: Mode
  /** Outputs of a Winograd tile along a side, 4 or 2. */
  tile: 4 | 2
  size: Pair
  strides: Pair
  dilation: Pair
  /** What it wants around its input. */
  margins: Margins
  /** The smallest feature map that it can read. */
  input: FeatureMap
  height: number
  width: number
  /** Groups of channels that are computed apart. All numbers of channels and filters are those of one group. */
  groups: number
  /** Channels that are read: `depth` is padded to whole quads. */
  depth: number
  inChannels: number
  outChannels: number
  /** Groups of eight channels that are written. */
  panels: number
  /** Bytes of the transformed filters, or of the panels of a plain product, of all groups. */
  filterBytes: number
  /** True in the backward direction: filters are rotated, and their inputs and outputs change places. */
  isTransposed: boolean
}

/** Both directions; no way back where the padding is wider than the kernel. */
export interface Directions {
  forward: Convolution
  backward: Convolution | undefined
}

/** Work areas of convolutions, for each thread and for all of them. */
export interface Scratch {
  inputs: readonly number[]
  sums: readonly number[]
  filters: readonly number[]
  chunk: readonly number[]
  temp: readonly number[]
}

/** Tiles of a block: groups of six and five rows, few enough for their data to stay in the cache. */
export const BLOCK_TILES = 56
/** Most output pixels of a block of a plain product: groups of six rows. */
export const BLOCK_PIXELS = 54
/** Panels that a part of the filters has at least: for fewer, bringing the inputs in order again costs too much. */
const LEAST_PANELS = 8
/** As many shares of the work as a thread should find at least, so that none waits long for another. */
const SHARES = 2
/** Filters that are transformed at a time, and their input channels. Longer sums would also be less exact. */
export const CHUNK_FILTERS = 64
export const CHUNK_CHANNELS = 128
/** With fewer 4 x 4 tiles, F(2 x 2) has less to transform and wastes less at the edges. */
const FEWEST_LARGE_TILES = 32
/**
 * Up to this many tiles, transforming filters on the way costs no more than reading transformed ones from main memory,
 * and it saves that memory.
 */
const MOST_TILES_AT_ONCE = 200
/** With so few channels, a transform does not pay. */
const FEW_CHANNELS = 4
/** Keeps equal planes from lying a power of two apart, where they would fall into one cache set. */
const APART = 64
const TEMP_BYTES = 8192

/** The settings of a convolution, for one that reads a list of pixels: that of 1 x 1. */
export interface ConvolutionSettings {
  size: Pair
  strides: Pair
  dilation: Pair
  groups: number
  rows: Windows
  columns: Windows
}

/** Pixels that a kernel spans along a side. */
const spanOf = (size: number, dilation: number) => (size - 1) * dilation + 1

/**
 * How the engine runs a node as a convolution: a convolution, if its groups have whole quads of channels, or products
 * over the last axis. Undefined for all others.
 */
export function settingsOf({ operation, windows }: PlannedNode, input: PlannedNode): ConvolutionSettings | undefined {
  if (operation.kind === 'conv2d' && windows) {
    const { groups, filters } = operation
    const isWhole = (channels: number) => groups === 1 || (channels / groups) % 4 === 0
    const isPossible = isWhole(filters) && isWhole(input.shape.at(-1) as number)
    return isPossible ? { ...operation, ...windows } : undefined
  }
  if (operation.kind !== 'dense' || input.shape.length < 2) return undefined
  const [height, width] = asMap(input.shape)
  const along = (cells: number) => ({ cells, before: 0, after: 0 })
  return { size: [1, 1], strides: [1, 1], dilation: [1, 1], groups: 1, rows: along(height), columns: along(width) }
}

/** Plans a convolution and its gradient, which is itself a convolution over the gradient spread by the strides. */
export function planConvolution(
  settings: ConvolutionSettings,
  [height, width, channels]: readonly [number, number, number],
  filters: number,
): Directions {
  const { size, strides, dilation, groups, rows, columns } = settings
  const [inside, outside] = [channels / groups, filters / groups]
  const forward = plan({
    ...{ size, strides, dilation, height: rows.cells, width: columns.cells, isTransposed: false },
    ...{ groups, inChannels: inside, outChannels: outside, content: [height, width] },
    ...{ top: Math.max(rows.before, 0), left: Math.max(columns.before, 0) },
  })
  const top = spanOf(size[0], dilation[0]) - 1 - rows.before
  const left = spanOf(size[1], dilation[1]) - 1 - columns.before
  if (top < 0 || left < 0) return { forward, backward: undefined }
  const backward = plan({
    ...{ size, strides: [1, 1], dilation, height, width, isTransposed: true },
    ...{ groups, inChannels: outside, outChannels: inside, top, left },
    content: [(rows.cells - 1) * strides[0] + 1, (columns.cells - 1) * strides[1] + 1],
  })
  return { forward, backward }
}

type Wanted = Omit<Convolution, 'mode' | 'tile' | 'input' | 'margins' | 'depth' | 'panels' | 'filterBytes'> & {
  content: readonly [number, number]
  top: number
  left: number
}

function plan({ content, top, left, ...rest }: Wanted): Convolution {
  const { size, strides, dilation, height, width, groups, inChannels, outChannels } = rest
  const isPlain = [...size, ...strides, ...dilation].join() === '3,3,1,1,1,1' && groups === 1
  const isWinograd = isPlain && inChannels > FEW_CHANNELS
  const tile = Math.ceil(height / 4) * Math.ceil(width / 4) >= FEWEST_LARGE_TILES ? 4 : 2
  const down = Math.ceil(height / tile)
  const across = Math.ceil(width / tile)
  const mode = !isWinograd ? 'im2col' : down * across > MOST_TILES_AT_ONCE ? 'tiles' : 'filters'
  const depth = upToQuads(inChannels)
  const panels = Math.ceil(outChannels / 8)
  const margins = {
    ...{ top, left },
    rows: isWinograd ? down * tile + 2 : (height - 1) * strides[0] + spanOf(size[0], dilation[0]),
    columns: isWinograd ? across * tile + 2 : (width - 1) * strides[1] + spanOf(size[1], dilation[1]),
  }
  return {
    ...rest,
    ...{ mode, tile, depth, panels, margins },
    input: withMargins([...content, inChannels * groups], [margins]),
    filterBytes:
      mode === 'im2col'
        ? groups * panelBytes({ panels, size, depth })
        : (tile + 2) ** 2 * filterPlane({ panels, depth }),
  }
}

/** Bytes of the panels of one group. */
export const panelBytes = ({ panels, size, depth }: Pick<Convolution, 'panels' | 'size' | 'depth'>): number =>
  panels * size[0] * size[1] * depth * 32

export const filterPlane = ({ panels, depth }: Pick<Convolution, 'panels' | 'depth'>) => panels * depth * 32 + APART

/** The smallest set of groups of six and five rows that holds `count` rows. */
export function group(count: number): { groupsOf6: number; groupsOf5: number; rows: number } {
  let best = { groupsOf6: Math.ceil(count / 6), groupsOf5: 0, rows: Math.ceil(count / 6) * 6 }
  for (let groupsOf5 = 1; groupsOf5 <= 6; groupsOf5++) {
    const groupsOf6 = Math.max(0, Math.ceil((count - groupsOf5 * 5) / 6))
    const rows = groupsOf6 * 6 + groupsOf5 * 5
    if (rows >= count && rows < best.rows) best = { groupsOf6, groupsOf5, rows }
  }
  return best
}

/** Into how many parts the filters of a plain product are cut, so that all threads have work: one where blocks do. */
export const partsOf = (blocks: number, panels: number, threads: number): number =>
  threads === 1 ? 1 : Math.max(1, Math.min(Math.ceil((SHARES * threads) / blocks), Math.floor(panels / LEAST_PANELS)))

export const inputPlane = (rows: number, depth: number) => Math.ceil(rows / 5) * depth * 24 + APART
export const sumPlane = (rows: number, columns: number) => (rows + 5) * columns * 4 + APART

export const tileCount = ({ height, width, tile }: Pick<Convolution, 'height' | 'width' | 'tile'>) =>
  Math.ceil(height / tile) * Math.ceil(width / tile)

/** Bytes of the inputs of all tiles, which the mode `filters` transforms beforehand. */
export const sharedInputBytes = (one: Convolution): number =>
  one.mode === 'filters' ? (one.tile + 2) ** 2 * inputPlane(tileCount(one) + 5, one.depth) : 0

/** Allocates each thread's own areas, for the largest of all convolutions, in both directions. */
export function layOutScratch(
  convolutions: readonly Pick<Convolution, 'mode' | 'tile' | 'size' | 'depth' | 'panels' | 'height' | 'width'>[],
  threads: number,
  allocate: (bytes: number) => number,
): Scratch {
  const need = { inputs: 0, sums: 0, filters: 0, chunk: 0 }
  const atLeast = (what: keyof typeof need, bytes: number) => {
    need[what] = Math.max(need[what], bytes)
  }
  for (const each of convolutions) {
    const { mode, tile, size, depth, panels } = each
    const planes = mode === 'im2col' ? 1 : (tile + 2) ** 2
    atLeast('chunk', size[0] * size[1] * Math.min(CHUNK_CHANNELS, depth) * Math.min(CHUNK_FILTERS, panels * 8) * 4)
    if (mode === 'filters') {
      atLeast('sums', planes * sumPlane(tileCount(each), CHUNK_FILTERS))
      atLeast('filters', planes * filterPlane({ panels: CHUNK_FILTERS / 8, depth: CHUNK_CHANNELS }))
    } else {
      const rows = mode === 'tiles' ? BLOCK_TILES : BLOCK_PIXELS
      const along = mode === 'tiles' ? depth : size[0] * size[1] * depth
      atLeast('inputs', planes * inputPlane(rows + 5, along))
      atLeast('sums', planes * sumPlane(rows, panels * 8))
    }
  }
  const forEach = (bytes: number) => Array.from({ length: threads }, () => allocate(bytes))
  // A thread needs its own inputs or its own filters, never both.
  const inputs = forEach(Math.max(need.inputs, need.filters))
  return { inputs, sums: forEach(need.sums), filters: inputs, chunk: forEach(need.chunk), temp: forEach(TEMP_BYTES) }
}
