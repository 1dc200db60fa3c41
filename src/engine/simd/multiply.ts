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
  v: { at: number; plane: number; groupsOf6: number; groupsOf5: number }
  u: { at: number; plane: number; panels: number }
  m: { at: number; plane: number; row: number }
}

/** The same for sums of any length, in runs that are added up. */
export function multiplyInRuns(kernels: Kernels, { planes, depth, v, u, m }: LongProducts): void {
  for (let k = 0; k < depth; k += LONGEST_SUM) {
    const quads = Math.min(LONGEST_SUM, depth - k) / 4
    multiply(kernels, {
      planes,
      v: { ...v, group: depth * 24, firstQuad: k / 4, quads },
      u: { ...u, at: u.at + k * 32, panel: depth * 32 },
      m: { ...m, adds: k > 0 },
    })
  }
}
