import type { Kernels } from './kernels.ts'

/**
 * The matrix products m = v · u on each of some planes, as the kernel `multiply` takes them: assembly/multiply.ts. Addresses, and the strides `plane`,
 * `group`, `panel` and `row`, are in bytes.
 */
export interface Products {
  planes: number
  /** Groups of six and then of five rows; of their columns, `quads` quads from `firstQuad` on are bufferBytes. */
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
  /** What is written, or added to. */
  m: { at: number; plane: number; row: number; adds: boolean }
}

/** Multiplies. The kernel's sixteen numbers stand here in their order, and nowhere else. */
export function multiply(kernels: Kernels, { planes, v, u, m }: Products): void {
  // biome-ignore format: in the order of the kernel, sixteen lines say no more.
  kernels.multiply(
    v.at, u.at, m.at, planes, u.panels, v.groupsOf6, v.groupsOf5, v.firstQuad, v.quads,
    v.plane, v.group, u.plane, u.panel, m.plane, m.row, m.adds ? 1 : 0,
  )
}
