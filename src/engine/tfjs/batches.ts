import { type Tensor, tensor } from '@tensorflow/tfjs-core'
import type { Shape } from '../../graph/graph.ts'
import type { PlannedNode } from '../../graph/plan.ts'
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

/** The number of pictures for which these nodes run at a time. */
export function batchSize(nodes: readonly PlannedNode[]): number {
  const most = nodes.reduce((pixelsSoFar, node) => Math.max(pixelsSoFar, pixels(node)), 1)
  return Math.min(Math.max(Math.floor(MAX_PIXELS / most), 1), MAX_BATCH)
}

/** Values of one shape as a tensor [batch, ...shape]. */
export function stack(batch: readonly Float32Array[], shape: Shape): Tensor {
  const length = valueCount(shape)
  const values = new Float32Array(batch.length * length)
  for (const [i, one] of batch.entries()) values.set(one, i * length)
  return tensor(values, [batch.length, ...shape])
}

/** Runs a list in parts of at most `size`, each of which gives a tensor [part, ...]: what it has for each, in order. */
export async function inBatches<Item>(
  batch: readonly Item[],
  size: number,
  runPart: (part: readonly Item[]) => Promise<Tensor>,
): Promise<Float32Array<ArrayBuffer>[]> {
  const answers: Float32Array<ArrayBuffer>[] = []
  for (let start = 0; start < batch.length; start += size) {
    const part = batch.slice(start, start + size)
    const result = await runPart(part)
    const values = (await result.data()) as Float32Array<ArrayBuffer>
    result.dispose()
    const length = values.length / part.length
    for (const i of part.keys()) answers.push(values.slice(i * length, (i + 1) * length))
  }
  return answers
}
