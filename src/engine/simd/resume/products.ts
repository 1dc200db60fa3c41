import { yieldToEventLoop } from '../../yieldToEventLoop.ts'
import { kernelOf } from '../dense.ts'
import { upToQuads } from '../featureMap.ts'
import type { NodeLayout } from '../layout.ts'
import { multiply } from '../multiply.ts'
import { group } from '../planConvolution.ts'
import type { StoredWeight } from '../storedWeight.ts'
import type { ThreadPool } from '../threadPool.ts'
import { unpack } from '../unpack.ts'
import { planCalls, runCalls, tableBytes } from './calls.ts'
import { roomOf } from './room.ts'

/** Rows of the matrix that are multiplied at a time; longer sums are less exact. */
const DEPTH = 256
/** Rows of the matrix that a thread unpacks at a time. */
const UNPACKED = 16
/** Panels of eight columns, and groups of six lists, that a thread multiplies at a time. */
const PANELS = 16
const GROUPS = 16
/** Keeps what belongs to neighbouring panels in other sets of the cache. */
const APART = 64

interface Areas {
  table: number
  rows: number
  lists: number
  panels: number
  sums: number
  end: number
}

/** Where all stands that the products of some lists with some panels need, from an address on. */
function placeAreas(at: number, groups: { groupsOf6: number; groupsOf5: number; rows: number }, panels: number): Areas {
  const calls = Math.max(2 * UNPACKED, Math.ceil(groups.groupsOf6 / GROUPS) + 1)
  const tasks = Math.max(Math.ceil(DEPTH / UNPACKED), Math.ceil(panels / PANELS))
  const rows = at + tableBytes(tasks, calls)
  const lists = rows + (DEPTH / UNPACKED) * panels * 32
  const ofPanels = lists + (groups.groupsOf6 + groups.groupsOf5) * DEPTH * 24
  const sums = ofPanels + panels * (DEPTH * 32 + APART)
  return { table: at, rows, lists, panels: ofPanels, sums, end: sums + groups.rows * panels * 32 }
}

/** The most panels, up to all, for which there is room. */
function fittingPanels(bytes: number, groups: ReturnType<typeof group>, all: number): number {
  const needed = (panels: number) => placeAreas(0, groups, panels).end
  const fixed = needed(0)
  let panels = Math.min(all, Math.floor((bytes - fixed) / (needed(1) - fixed)))
  while (panels > 0 && needed(panels) > bytes) panels--
  return panels
}

/** Lists that a dense layer takes, and one of which its sums are known. */
interface Lists {
  lists: readonly Float32Array[]
  base: Float32Array
  known: Float32Array
  /** Where the sums of each are written. */
  to: readonly Float32Array[]
}

/**
 * The sums of a dense layer, [values, units], for many lists: what they differ from the base times the matrix, and the
 * sums of the base. The matrix is read once, and of it only the rows in which some list differs. False if there is no
 * room.
 */
export async function multiplyLists(
  threadPool: ThreadPool,
  own: NodeLayout,
  { lists, base, known, to }: Lists,
  signal?: AbortSignal,
): Promise<boolean> {
  const { floats } = threadPool.main
  const weight = kernelOf(threadPool, own)
  const units = known.length
  const groups = group(lists.length)
  const all = Math.ceil(units / 8)
  const { start: at, bytes } = roomOf(threadPool)
  const most = fittingPanels(bytes, groups, all)
  if (most < 1) return false
  const used = usedRows(lists, base)
  for (let first = 0; first < all; first += most) {
    const panels = Math.min(most, all - first)
    const areas = placeAreas(at, groups, panels)
    const columns = Math.min(units - first * 8, panels * 8)
    floats.fill(0, areas.sums / 4, areas.end / 4)
    for (let start = 0; start < used.length; start += DEPTH) {
      await yieldToEventLoop()
      signal?.throwIfAborted()
      const rows = used.subarray(start, start + DEPTH)
      packLists(floats, areas.lists, groups, { lists, base }, rows)
      unpackPanels(threadPool, weight, areas, { rows, first, panels, columns })
      multiplyPanels(threadPool, areas, groups, { depth: upToQuads(rows.length), panels })
    }
    for (const [index, sums] of to.entries()) {
      const from = areas.sums / 4 + index * panels * 8
      for (let c = 0, unit = first * 8; c < columns; c++, unit++) {
        sums[unit] = (known[unit] as number) + (floats[from + c] as number)
      }
    }
  }
  return true
}

/** The places at which some list differs from the base. */
function usedRows(lists: readonly Float32Array[], base: Float32Array): Uint32Array {
  const isUsed = new Uint8Array(base.length)
  for (const list of lists) for (let i = 0; i < list.length; i++) if (list[i] !== base[i]) isUsed[i] = 1
  const used: number[] = []
  for (let i = 0; i < isUsed.length; i++) if (isUsed[i] === 1) used.push(i)
  return Uint32Array.from(used)
}

/** Writes what lists differ from the base at some places as the kernel wants them: see `multiply` in assembly/multiply.ts. */
function packLists(
  floats: Float32Array,
  at: number,
  { groupsOf6, groupsOf5 }: ReturnType<typeof group>,
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
    for (let k = 0; k < rows.length; k++) {
      const row = rows[k] as number
      floats[start + (k >> 2) * size * 4 + (k & 3)] = (list[row] as number) - (base[row] as number)
    }
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
  { groupsOf6, groupsOf5 }: ReturnType<typeof group>,
  { depth, panels }: { depth: number; panels: number },
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
          ...{ at: areas.lists + done * depth * 24, plane: 0, group: depth * 24 },
          ...{ groupsOf6: sixes, groupsOf5: fives, firstQuad: 0, quads: depth / 4 },
        },
        u: { at: areas.panels + first * panel, plane: 0, panel, panels: Math.min(PANELS, panels - first) },
        m: { at: areas.sums + done * 6 * row + first * 32, plane: 0, row, adds: true },
      })
      done += sixes + fives
    }
  }
  runCalls(threadPool, plan, areas.table)
}
