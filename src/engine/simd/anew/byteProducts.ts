import { yieldToEventLoop } from '../../yieldToEventLoop.ts'
import { kernelOf } from '../dense.ts'
import { upToQuads } from '../featureMap.ts'
import type { NodeLayout } from '../layout.ts'
import type { StoredWeight } from '../storedWeight.ts'
import type { ThreadPool } from '../threadPool.ts'
import { offsetOf, scaleOf, zeroPointOf } from '../unpack.ts'
import { planCalls, runCalls, tableBytes } from './calls.ts'
import type { Lists } from './lists.ts'
import { roomOf } from './room.ts'

/** The largest integer of a list: two bytes hold it, signed or not. */
const LARGEST = 32639
/** Lists in a group: see `multiplyBytes` in assembly/bytes.ts. */
const THREE = 3
/** The columns that a thread packs at a time: a cache line. */
const LINE = 64
/** Panels of eight columns, and groups of lists, that a thread multiplies at a time. */
const PANELS = 4
const GROUPS = 16
/** Panels whose sums are computed before others: they stay in the cache. */
const AT_ONCE = 128
/** Keeps what belongs to neighbouring panels in other sets of the cache. */
const APART = 64
/** Sums of more bytes might overflow. */
const MOST_ROWS = 2 ** 15
/** What is subtracted from each byte of the matrix. */
const MIDDLE = 128

/** What is read of many lists: the places at which some list differs from the base. */
interface Used {
  lists: Lists
  rows: Uint32Array
}

interface Areas {
  table: number
  addresses: number
  difference: number
  numbers: number
  columns: number
  lists: number
  panels: number
  sums: number
  end: number
}

const upToLine = (bytes: number) => Math.ceil(bytes / LINE) * LINE

/** Where all stands that the products of some lists with some panels need, from an address on. */
function placeAreas(at: number, count: number, rows: number, panels: number): Areas {
  const groups = Math.ceil(count / THREE)
  const depth = upToQuads(rows)
  const tasks = Math.max(Math.ceil(panels / PANELS), groups)
  const addresses = upToLine(at + tableBytes(tasks, Math.max(Math.ceil(groups / GROUPS), THREE)))
  const difference = upToLine(addresses + depth * 4)
  const numbers = upToLine(difference + groups * THREE * depth * 4)
  const columns = upToLine(numbers + groups * THREE * 8)
  const lists = upToLine(columns + panels * 96)
  const ofPanels = upToLine(lists + groups * depth * 6)
  const sums = ofPanels + panels * (depth * 8 + APART)
  return {
    ...{ table: at, addresses, difference, numbers, columns, lists, panels: ofPanels, sums },
    end: sums + groups * THREE * panels * 32,
  }
}

/** The most panels, a multiple of eight, for which there is room. */
function fittingPanels(bytes: number, count: number, rows: number, all: number): number {
  let panels = Math.min(Math.ceil(all / PANELS) * PANELS, AT_ONCE)
  while (panels > 0 && placeAreas(0, count, rows, panels).end > bytes) panels -= PANELS
  return panels
}

/**
 * What a byte of a list needs added here, if a matrix can be multiplied as bytes, as it is stored, faster than as
 * floats; undefined if not.
 */
export function byteOffsetOf({ main: { kernels } }: ThreadPool, { type }: StoredWeight): number | undefined {
  const offset = type === 'uint8' ? kernels.byteOffset() : -1
  return offset < 0 ? undefined : offset
}

/**
 * The sums of a uint8 matrix as `multiplyLists` (lists.ts) gives them, from what lists differ in, rounded to a 32639th
 * of the largest such difference of the list. False if there is no room.
 */
export async function multiplyAsBytes(
  threadPool: ThreadPool,
  own: NodeLayout,
  { lists, rows }: Used,
  offset: number,
  signal?: AbortSignal,
): Promise<boolean> {
  const { main } = threadPool
  const weight = kernelOf(threadPool, own)
  const { known, to, bounds } = lists
  const count = lists.lists.length
  const all = Math.ceil(known.length / 8)
  const { start: at, bytes } = roomOf(threadPool)
  const most = fittingPanels(bytes, count, rows.length, all)
  if (most < 1 || rows.length > MOST_ROWS) return false
  const areas = placeAreas(at, count, rows.length, most)
  const depth = upToQuads(rows.length)
  writeAddresses(new Uint32Array(main.memory, areas.addresses, depth), weight, rows)
  packLists(threadPool, areas, { lists, rows }, offset)
  for (let first = 0; first < all; first += most) {
    await yieldToEventLoop()
    signal?.throwIfAborted()
    const panels = Math.min(most, all - first)
    const columns = Math.min(known.length - first * 8, panels * 8)
    writeColumns(main.floats.subarray(areas.columns / 4), weight, known, first * 8, columns)
    packPanels(threadPool, areas, { depth, first, panels })
    const row = most * 32
    multiplyPanels(threadPool, areas, { depth, panels, row, groups: Math.ceil(count / THREE), offset, bounds })
    for (const [index, sums] of to.entries()) {
      const from = (areas.sums + index * row) / 4
      sums.set(main.floats.subarray(from, from + columns), first * 8)
    }
  }
  return true
}

/** The addresses of the rows that are read; those that fill up the last quad belong to no value but zero. */
function writeAddresses(addresses: Uint32Array, { at, bytes, shape }: StoredWeight, rows: Uint32Array): void {
  const row = bytes / (shape[0] ?? 1)
  addresses.fill(at)
  for (let k = 0; k < rows.length; k++) addresses[k] = at + (rows[k] as number) * row
}

/** Writes what lists differ from the base, and the step and the total of each. */
function packLists(
  threadPool: ThreadPool,
  { table, difference, numbers, lists: to }: Areas,
  { lists: { lists, base }, rows }: Used,
  offset: number,
): void {
  const { floats, kernels } = threadPool.main
  const depth = upToQuads(rows.length)
  const groups = Math.ceil(lists.length / THREE)
  floats.fill(0, numbers / 4, numbers / 4 + groups * THREE * 2)
  const plan = planCalls(kernels)
  for (let index = 0; index < groups * THREE; index++) {
    const from = difference / 4 + index * depth
    const { largest, total } = writeDifference(floats, from, depth, lists[index] ?? base, base, rows)
    const step = largest / LARGEST || 1
    floats[numbers / 4 + index * 2] = step
    floats[numbers / 4 + index * 2 + 1] = total
    if (index % THREE === 0) plan.nextTask()
    const at = to + Math.floor(index / THREE) * depth * 6 + (index % THREE) * 8
    plan.kernels.splitList(from * 4, depth, 1 / step, offset, at, THREE * 8)
  }
  runCalls(threadPool, plan, table)
}

/** Writes the differences at some places, and zeros up to `depth`. Returns the largest magnitude and the sum. */
function writeDifference(
  floats: Float32Array,
  to: number,
  depth: number,
  list: Float32Array,
  base: Float32Array,
  rows: Uint32Array,
): { largest: number; total: number } {
  let [largest, total] = [0, 0]
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] as number
    const by = (list[row] as number) - (base[row] as number)
    floats[to + k] = by
    largest = Math.max(largest, Math.abs(by))
    total += by
  }
  floats.fill(0, to + rows.length, to + depth)
  return { largest, total }
}

/** Writes the scales, the rests and the known sums of some columns, eight of each by turns. */
function writeColumns(
  to: Float32Array,
  weight: StoredWeight,
  known: Float32Array,
  first: number,
  columns: number,
): void {
  for (let column = 0; column < columns; column++) {
    const at = (column >> 3) * 24 + (column & 7)
    const unit = first + column
    const scale = scaleOf(weight, unit)
    to[at] = scale
    to[at + 8] = (MIDDLE - zeroPointOf(weight, unit)) * scale + offsetOf(weight, unit)
    to[at + 16] = known[unit] as number
  }
}

function packPanels(
  threadPool: ThreadPool,
  { table, addresses, panels: to }: Areas,
  { depth, first, panels }: { depth: number; first: number; panels: number },
): void {
  const plan = planCalls(threadPool.main.kernels)
  const panel = depth * 8 + APART
  for (let done = 0; done < panels; done += PANELS) {
    plan.nextTask()
    // The kernel writes two panels at a time; behind the last one there is room.
    const columns = Math.ceil(Math.min(PANELS, panels - done) / 2) * 16
    plan.kernels.panelsOfBytes(addresses, depth / 4, (first + done) * 8, columns, to + done * panel, panel)
  }
  runCalls(threadPool, plan, table)
}

interface Block {
  depth: number
  panels: number
  /** Bytes from one list's sums to the next one's. */
  row: number
  groups: number
  offset: number
  bounds: Lists['bounds']
}

function multiplyPanels(threadPool: ThreadPool, areas: Areas, block: Block): void {
  const { depth, panels, row, groups, offset, bounds } = block
  const plan = planCalls(threadPool.main.kernels)
  const panel = depth * 8 + APART
  for (let first = 0; first < panels; first += PANELS) {
    plan.nextTask()
    for (let done = 0; done < groups; done += GROUPS) {
      // biome-ignore format: in the order of the kernel.
      plan.kernels.multiplyBytes(
        areas.lists + done * depth * 6, depth * 6, Math.min(GROUPS, groups - done),
        areas.panels + first * panel, panel, Math.min(PANELS, panels - first), depth / 4,
        areas.sums + done * THREE * row + first * 32, row, areas.numbers + done * THREE * 8,
        areas.columns + first * 96, bounds.floor, bounds.ceiling, offset,
      )
    }
  }
  runCalls(threadPool, plan, areas.table)
}
