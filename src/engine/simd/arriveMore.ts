import type { OperationKind } from '../../graph/operations.ts'
import type { PlannedNode } from '../../graph/plan.ts'
import { lazyImport } from '../../lazyImport.ts'
import type { operandsBack } from './backward.ts'
import type { Values } from './forward.ts'
import type { NodeLayout } from './layout.ts'
import type { MatrixProducts } from './more/products.ts'
import type { Runners } from './operations/index.ts'
import type { ThreadPool } from './threadPool.ts'

/** The way back through a node, to each of its inputs. Undefined if it is left to plain arrays. */
export type WayThrough = (
  threadPool: ThreadPool,
  own: NodeLayout,
  gradient: Values,
  operands: ReturnType<typeof operandsBack>,
) => Values[] | undefined

/** What few networks need. */
export interface More {
  runners: Runners
  ways: { readonly [Kind in OperationKind]?: WayThrough }
  /** Plans the products of a node; undefined for all but `matmul`. */
  products(node: PlannedNode, nodes: readonly PlannedNode[]): MatrixProducts | undefined
}

const arrive = lazyImport(() => import('./more/index.ts'))

const kinds = ['matmul', 'permute', 'slice', 'layerNormalization', 'localResponseNormalization']

/** What a network needs beside the usual runners. Rejects with a `part` error if they do not arrive. */
export const arriveMore = async (nodes: readonly PlannedNode[]): Promise<More | undefined> =>
  nodes.some(({ operation }) => kinds.includes(operation.kind)) ? (await arrive()).more : undefined
