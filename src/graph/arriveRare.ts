import { lazyImport } from '../lazyImport.ts'
import type { Graph } from './graph.ts'
import type { Rare } from './planWith.ts'
import { usualShapes } from './shapes/usualShapes.ts'

const arrive = lazyImport(() => import('./rare/index.ts'))

/** What the operations of a graph need to be planned beside the usual. Rejects with a `part` error. */
export const arriveRare = async ({ nodes }: Graph): Promise<Rare | undefined> =>
  nodes.some(({ operation: { kind } }) => !Object.hasOwn(usualShapes, kind)) ? (await arrive()).rare : undefined
