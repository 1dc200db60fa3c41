import type { NetworkPlan, PlannedNode } from '../../graph/plan.ts'
import { valueCount } from '../../model/package/manifest.ts'
import { MAX_PIXELS, patchPixels } from './largePatches.ts'

const MAX_BATCH = 32

/**
 * The pixels of textures that WebGL needs for a node: one a value, and for a convolution one for four values of what
 * all of its windows see.
 */
function pixels({ operation, shape, weights }: PlannedNode): number {
  if (operation.kind !== 'conv2d') return valueCount(shape)
  return Math.max(valueCount(shape), patchPixels(shape, weights.kernel?.shape ?? []))
}

/** The number of pictures that run at a time. */
export function batchSize({ nodes }: NetworkPlan): number {
  const most = nodes.reduce((pixelsSoFar, node) => Math.max(pixelsSoFar, pixels(node)), 1)
  return Math.min(Math.max(Math.floor(MAX_PIXELS / most), 1), MAX_BATCH)
}
