import type { FeatureMap } from '../featureMap.ts'
import { originOf } from '../featureMap.ts'
import type { NodeLayout } from '../layout.ts'
import type { ThreadContext } from '../threadPool.ts'

/** A node that runs: where it stands, and where its inputs do. */
export interface Running {
  own: NodeLayout
  inputs: readonly NodeLayout[]
  /** The last node that is computed with it: see fusion.ts. */
  last: number
  /** Whether an activation of its own is left out. */
  isRaw: boolean
}

/** Runs a node with the engine's kernels; each thread does a part. */
export interface Runner {
  /** Whether the kernels can do what the node asks for. */
  canRun(own: NodeLayout, inputs: readonly NodeLayout[]): boolean
  run(thread: ThreadContext, running: Running): void
}

/** The first pixel of a node's output. */
export const firstPixel = ({ at, map }: NodeLayout): number => at + originOf(map)

/** Quads of a pixel. */
export const quadsOf = ({ channels }: FeatureMap): number => Math.ceil(channels / 4)

/** About as many values as a thread takes at a time. */
const SHARE = 16384

/** Distributes the rows of a feature map over the threads. */
export function shareRows(
  thread: ThreadContext,
  phase: number,
  { height, width, channels }: FeatureMap,
  work: (first: number, end: number) => void,
): void {
  thread.parallelFor(phase, height, Math.max(1, Math.floor(SHARE / (width * channels))), work)
}

/** The pixels of a row as arguments of a kernel: all as one if they are adjacent in each of these maps. */
export function runOf(width: number, maps: readonly FeatureMap[]): { count: number; quads: number } {
  const quads = quadsOf(maps[0] as FeatureMap)
  const isAdjacent = maps.every(({ pixel }) => pixel === quads * 16)
  return isAdjacent ? { count: 1, quads: width * quads } : { count: width, quads }
}
