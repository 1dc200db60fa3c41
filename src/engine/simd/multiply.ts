import type { Kernels } from './kernels.ts'

/**
 * The matrix products m = v · u on each of some planes, as arguments of the kernel `multiply` (assembly/multiply.ts).
 * Addresses, and the strides `plane`, `group`, `panel` and `row`, are in bytes.
 */
export interface Products {
  planes: number
  /** Groups of six rows, then of five. Of their columns, `quads` quads are used, starting with `firstQuad`. */
  v: {
    at: number
    plane: number
    group: number
    groupsOf6: number
    groupsOf5: number
    firstQuad: number
    quads: number
  }
  /** Panels of eight columns. */
  u: { at: number; plane: number; panel: number; panels: number }
  /** The result, written or added to. */
  m: { at: number; plane: number; row: number; adds: boolean }
}

/** Calls the kernel. This is the only place that lists its sixteen arguments in order. */
export function multiply(kernels: Kernels, { planes, v, u, m }: Products): void {
  // biome-ignore format: in the order of the kernel, sixteen lines say no more.
  kernels.multiply(
    v.at, u.at, m.at, planes, u.panels, v.groupsOf6, v.groupsOf5, v.firstQuad, v.quads,
    v.plane, v.group, u.plane, u.panel, m.plane, m.row, m.adds ? 1 : 0,
  )
}

/** Products summed in one run. Longer sums are less exact. */
export const LONGEST_SUM = 256

/** Products whose rows and columns lie one after another: `depth` numbers each, in groups and panels. */
export interface LongProducts {
  planes: number
  depth: number
  /**
   * `isListed`: `at` is a list of the addresses of rows. These may have some `lines`, `skip` bytes from the end of one to
   * the next, of no more products together than are summed in one run.
   */
  v: {
    at: number
    plane: number
    groupsOf6: number
    groupsOf5: number
    isListed?: boolean
    lines?: number
    skip?: number
  }
  u: { at: number; plane: number; panels: number }
  m: { at: number; plane: number; row: number }
}

/** Bytes from one group of rows to the next one, in a kernel's terms: 0 for a list. */
const groupOf = ({ isListed }: LongProducts['v'], depth: number) => (isListed ? 0 : depth * 24)

/** The same for sums of any length, in runs that are added up, of the first `end` products. */
export function multiplyInRuns(kernels: Kernels, { planes, depth, v, u, m }: LongProducts, end = depth): void {
  for (let k = 0; k < end; k += LONGEST_SUM) {
    const quads = Math.min(LONGEST_SUM, end - k) / 4
    multiply(kernels, {
      planes,
      v: { ...v, group: groupOf(v, depth), firstQuad: k / 4, quads },
      u: { ...u, at: u.at + k * 32, panel: depth * 32 },
      m: { ...m, adds: k > 0 },
    })
  }
}

/** Where the outputs of products go: the pixels `first` to `end` of a feature map, `width` to a row. */
export interface Outputs {
  first: number
  end: number
  width: number
  /** Quads that are written of each. */
  quads: number
  /** The first pixel of the map. */
  to: number
  row: number
  pixel: number
  /** What each sum is multiplied by, and what is then added: floats, a column. */
  scale: number
  shift: number
  floor: number
  ceiling: number
}

/** {@link multiplyInRuns} of one plane, whose last run makes outputs of the sums. `temp`: a thread's own area. */
export function multiplyToOutputs(
  kernels: Kernels,
  { depth, v, u, m }: Omit<LongProducts, 'planes'>,
  { first, end, width, quads, to, row, pixel, scale, shift, floor, ceiling }: Outputs,
  temp: number,
): void {
  const last = depth - (((depth - 1) % LONGEST_SUM) + 1)
  const { lines = 1, skip = 0 } = v
  if (last > 0) multiplyInRuns(kernels, { planes: 1, depth, v, u, m }, last)
  // biome-ignore format: in the order of the kernel.
  kernels.multiplyTo(
    v.at, u.at + last * 32, m.at, u.panels, v.groupsOf6, v.groupsOf5, last / 4, (depth - last) / lines / 4,
    lines, skip, groupOf(v, depth), depth * 32, m.row, last > 0 ? 1 : 0,
    scale, shift, first, end, width, quads, to, row, pixel, floor, ceiling, temp,
  )
}
