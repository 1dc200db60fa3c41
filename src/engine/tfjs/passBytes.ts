import type { NetworkPlan, PlannedNode } from '../../graph/plan.ts'
import { valueCount } from '../../model/package/manifest.ts'
import { MAX_PIXELS, patchPixels } from './largePatches.ts'

/** Bytes of a float32, and of a texture's pixel, which holds four. */
const VALUE = 4
const PIXEL = 4 * VALUE

/**
 * Bytes of the textures that a picture needs beside the weights: the outputs of all nodes, which are kept; as much again
 * as is needed at one time, for the gradients; and what the largest convolution writes out of its input.
 */
export const passBytes = ({ nodes, bytes }: Pick<NetworkPlan, 'nodes' | 'bytes'>): number =>
  nodes.reduce((sum, { shape }) => sum + valueCount(shape) * VALUE, 0) +
  bytes.peak +
  Math.max(0, ...nodes.map(patchBytes))

function patchBytes({ operation, windows, weights }: PlannedNode): number {
  if (operation.kind !== 'conv2d' || !windows || !weights.kernel) return 0
  const { rows, columns } = windows
  const pixels = patchPixels([rows.cells, columns.cells], weights.kernel.shape)
  return pixels > MAX_PIXELS ? 0 : pixels * PIXEL
}
