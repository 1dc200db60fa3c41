import { yieldToEventLoop } from '../../yieldToEventLoop.ts'
import { kernelOf } from '../dense.ts'
import { upToQuads } from '../featureMap.ts'
import type { NodeLayout } from '../layout.ts'
import { multiply } from '../multiply.ts'
import { group } from '../planConvolution.ts'
import type { StoredWeight } from '../storedWeight.ts'
import type { ThreadPool } from '../threadPool.ts'
import { unpack } from '../unpack.ts'
import type { Bounds } from './bounds.ts'
import { planCalls, runCalls, tableBytes } from './calls.ts'
import type { Lists } from './lists.ts'
import { roomOf } from './room.ts'

/** Rows of the matrix that are multiplied at a time; longer sums are less exact. */
const DEPTH = 256
/** Rows of the matrix that a thread unpacks at a time. */
const UNPACKED = 16
/** Panels of eight columns, and groups of six lists, that a thread multiplies at a time. */
const PANELS = 8
const GROUPS = 16
/** Tasks of adding what is known: no more than of unpacking, whose table has room. */
const ADDED = DEPTH / UNPACKED
/** Panels whose sums are computed before others: they stay in the cache. */
const AT_ONCE = 128
/** Keeps what belongs to neighbouring panels in other sets of the cache. */
const APART = 64

type Groups = ReturnType<typeof group>

interface Areas {
  table: number
  rows: number
  lists: number
  panels: number
  known: number
  sums: number
  end: number
}

/** Where all stands that the products of some lists with some panels need, from an address on. */
function placeAreas(at: number, groups: Groups, used: number, panels: number): Areas {
  const calls = Math.max(2 * UNPACKED, Math.ceil(groups.groupsOf6 / GROUPS) + 1)
  const tasks = Math.max(Math.ceil(DEPTH / UNPACKED), Math.ceil(panels / PANELS))
  const rows = at + tableBytes(tasks, calls)
  const lists = rows + (DEPTH / UNPACKED) * panels * 32
  const ofPanels = lists + (groups.groupsOf6 + groups.groupsOf5) * upToQuads(used) * 24
  const known = ofPanels + panels * (DEPTH * 32 + APART)
  const sums = known + panels * 32
  return { table: at, rows, lists, panels: ofPanels, known, sums, end: sums + groups.rows * panels * 32 }
}

/** The most panels, up to all, for which there is room. */
function fittingPanels(bytes: number, groups: Groups, used: number, all: number): number {
  const needed = (panels: number) => placeAreas(0, groups, used, panels).end
  const fixed = needed(0)
  let panels = Math.min(all, Math.floor((bytes - fixed) / (needed(1) - fixed)))
  while (panels > 0 && needed(panels) > bytes) panels--
  return panels
}

/**
 * The sums of `multiplyLists` (lists.ts), of floats: the matrix is unpacked on the way. `rows`: the places at which some
 * list differs from the base. False if there is no room.
 */
export async function multiplyAsFloats(
  threadPool: ThreadPool,
  own: NodeLayout,
  { lists: { lists, base, known, bounds, to }, rows: used }: { lists: Lists; rows: Uint32Array },
  signal?: AbortSignal,
): Promise<boolean> {
  const { floats } = threadPool.main
  const weight = kernelOf(threadPool, own)
  const units = known.length
  const groups = group(lists.length)
  const all = Math.ceil(units / 8)
  const { start: at, bytes } = roomOf(threadPool)
  const most = fittingPanels(bytes, groups, used.length, Math.min(all, AT_ONCE))
  if (most < 1) return false
  packLists(floats, placeAreas(at, groups, used.length, most).lists, groups, { lists, base }, used)
  for (let first = 0; first < all; first += most) {
    const panels = Math.min(most, all - first)
    const areas = placeAreas(at, groups, used.length, most)
    const columns = Math.min(units - first * 8, panels * 8)
    floats.fill(0, areas.sums / 4, (areas.sums + groups.rows * panels * 32) / 4)
    for (let start = 0; start < used.length; start += DEPTH) {
      await yieldToEventLoop()
      signal?.throwIfAborted()
      const rows = used.subarray(start, start + DEPTH)
      unpackPanels(threadPool, weight, areas, { rows, first, panels, columns })
      const block = { start, depth: upToQuads(rows.length), of: upToQuads(used.length), panels }
      multiplyPanels(threadPool, areas, groups, block)
    }
    floats.set(known.subarray(first * 8, first * 8 + columns), areas.known / 4)
    addKnown(threadPool, areas, bounds, { lists: lists.length, panels })
    for (const [index, sums] of to.entries()) {
      const from = areas.sums / 4 + index * panels * 8
      sums.set(floats.subarray(from, from + columns), first * 8)
    }
  }
  return true
}

/** Adds the known sums to those of each list, and bounds them. */
function addKnown(
  threadPool: ThreadPool,
  { table, known, sums }: Areas,
  { floor, ceiling }: Bounds,
  { lists, panels }: { lists: number; panels: number },
): void {
  const { kernels, layout } = threadPool.main
  const plan = planCalls(kernels)
  const row = panels * 32
  const step = Math.ceil(lists / ADDED)
  for (let first = 0; first < lists; first += step) {
    plan.nextTask()
    const [from, count] = [sums + first * row, Math.min(step, lists - first)]
    plan.kernels.scalePixels(from, row, count, panels * 2, layout.ones, known, from, row, floor, ceiling)
  }
  runCalls(threadPool, plan, table)
}

/** Writes what lists differ from the base at some places as the kernel wants them: see `multiply` in assembly/multiply.ts. */
function packLists(
  floats: Float32Array,
  at: number,
  { groupsOf6, groupsOf5 }: Groups,
  { lists, base }: Pick<Lists, 'lists' | 'base'>,
  rows: Uint32Array,
): void {
  const depth = upToQuads(rows.length)
  floats.fill(0, at / 4, at / 4 + (groupsOf6 + groupsOf5) * depth * 6)
  for (const [index, list] of lists.entries()) {
    const isOf6 = index < groupsOf6 * 6
    const after = index - groupsOf6 * 6
    const size = isOf6 ? 6 : 5
    const which = isOf6 ? Math.floor(index / 6) : groupsOf6 + Math.floor(after / 5)
    const start = at / 4 + which * depth * 6 + ((isOf6 ? index : after) % size) * 4
    packList(floats, start, size, list, base, rows)
  }
}

function packList(
  floats: Float32Array,
  start: number,
  size: number,
  list: Float32Array,
  base: Float32Array,
  rows: Uint32Array,
): void {
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] as number
    floats[start + (k >> 2) * size * 4 + (k & 3)] = (list[row] as number) - (base[row] as number)
  }
}

/** Writes some columns of some rows of the matrix as panels of eight columns, [depth, 8] each. */
function unpackPanels(
  threadPool: ThreadPool,
  weight: StoredWeight,
  areas: Areas,
  { rows, first, panels, columns }: { rows: Uint32Array; first: number; panels: number; columns: number },
): void {
  const { floats, kernels } = threadPool.main
  const depth = upToQuads(rows.length)
  const panel = depth * 32 + APART
  const [count = 1, units = 1] = weight.shape
  const row = weight.bytes / count
  const plan = planCalls(kernels)
  for (let k = 0; k < rows.length; k++) {
    if (k % UNPACKED === 0) plan.nextTask()
    const from = weight.at + (rows[k] as number) * row + (first * 8 * row) / units
    const temp = areas.rows + Math.floor(k / UNPACKED) * panels * 32
    unpack(plan.kernels, weight, [from, 0], [temp, 0], 1, columns, first * 8)
    plan.kernels.copyPixels(temp, 32, panels, 2, areas.panels + k * 32, panel)
  }
  // Behind the last row stands anything, even what is no number.
  for (let one = 0; one < panels && depth > rows.length; one++) {
    const start = (areas.panels + one * panel) / 4
    floats.fill(0, start + rows.length * 8, start + depth * 8)
  }
  runCalls(threadPool, plan, areas.table)
}

/** Adds the products of the packed lists and panels to the sums. */
function multiplyPanels(
  threadPool: ThreadPool,
  areas: Areas,
  { groupsOf6, groupsOf5 }: Groups,
  { start, depth, of, panels }: { start: number; depth: number; of: number; panels: number },
): void {
  const plan = planCalls(threadPool.main.kernels)
  const panel = depth * 32 + APART
  const row = panels * 32
  for (let first = 0; first < panels; first += PANELS) {
    plan.nextTask()
    for (let done = 0; done < groupsOf6 + groupsOf5; ) {
      const sixes = Math.min(GROUPS, groupsOf6 - done)
      const fives = done + sixes === groupsOf6 ? groupsOf5 : 0
      multiply(plan.kernels, {
        planes: 1,
        v: {
          ...{ at: areas.lists + done * of * 24, plane: 0, group: of * 24 },
          ...{ groupsOf6: sixes, groupsOf5: fives, firstQuad: start / 4, quads: depth / 4 },
        },
        u: { at: areas.panels + first * panel, plane: 0, panel, panels: Math.min(PANELS, panels - first) },
        m: { at: areas.sums + done * 6 * row + first * 32, plane: 0, row, adds: true },
      })
      done += sixes + fives
    }
  }
  runCalls(threadPool, plan, areas.table)
}
