import type { NetworkPlan, PlannedNode } from '../../graph/plan.ts'
import { valueCount } from '../../model/package/manifest.ts'
import { MAX_PIXELS, patchPixels } from './largePatches.ts'

/** Bytes of a float32, and of a texture's pixel, which holds four. */
const VALUE = 4
const PIXEL = 4 * VALUE

/** Textures are padded to whole pixels, and the many small steps of an explanation each have shapes of their own. */
const SMALL_ONES = 2 ** 25

/**
 * Bytes of the textures that a picture and its explanation need beside the weights: the outputs of all nodes, which are
 * kept; as much again as is needed at one time, for the gradients; what convolutions write out of their inputs, each
 * size once; and small ones.
 */
export const passBytes = ({ nodes, bytes }: Pick<NetworkPlan, 'nodes' | 'bytes'>): number => {
  const outputs = nodes.reduce((sum, { shape }) => sum + valueCount(shape) * VALUE, 0)
  const patches = [...new Set(nodes.map(patchBytes))].reduce((sum, size) => sum + size, 0)
  return outputs + bytes.peak + patches + SMALL_ONES
}

function patchBytes({ operation, windows, weights }: PlannedNode): number {
  if (operation.kind !== 'conv2d' || !windows || !weights.kernel) return 0
  const { rows, columns } = windows
  const pixels = patchPixels([rows.cells, columns.cells], weights.kernel.shape)
  return pixels > MAX_PIXELS ? 0 : pixels * PIXEL
}
