import type { PlannedNode } from '../../graph/plan.ts'
import { lazyImport } from '../../lazyImport.ts'
import type { Runners } from './operations/index.ts'

const arrive = lazyImport(() => import('./more/index.ts'))

const kinds = ['matmul', 'permute', 'slice', 'layerNormalization', 'localResponseNormalization']

/** The runners that a network needs beside the usual ones. Rejects with a `part` error if they do not arrive. */
export const arriveMore = async (nodes: readonly PlannedNode[]): Promise<Runners | undefined> =>
  nodes.some(({ operation }) => kinds.includes(operation.kind)) ? (await arrive()).moreRunners : undefined
