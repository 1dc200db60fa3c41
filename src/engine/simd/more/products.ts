import type { Shape } from '../../../graph/graph.ts'
import type { PlannedNode } from '../../../graph/plan.ts'
import { upToQuads } from '../featureMap.ts'

/** The products of matrices [m, k] · [k, n] of a node, as the kernels want them. */
export interface MatrixProducts {
  m: number
  k: number
  n: number
  /** k, padded to whole quads. */
  depth: number
  /** Panels of eight columns, of one matrix. */
  panels: number
  /** Bytes of the panels of one matrix. */
  bytes: number
  /** Matrices of the second factor. */
  count: number
}

/** Plans the products of a node; undefined for all but `matmul`. */
export function planProducts(
  { operation, shape, inputs }: PlannedNode,
  nodes: readonly PlannedNode[],
): MatrixProducts | undefined {
  if (operation.kind !== 'matmul') return undefined
  const sides = (index: number): Shape => nodes[inputs[index] ?? -1]?.shape ?? []
  const [m = 1, n = 1] = shape.slice(-2)
  const k = sides(0).at(-1) ?? 1
  const [depth, panels] = [upToQuads(k), Math.ceil(n / 8)]
  const count = sides(1)
    .slice(0, -2)
    .reduce((product, side) => product * side, 1)
  return { m, k, n, depth, panels, bytes: panels * depth * 32, count }
}
