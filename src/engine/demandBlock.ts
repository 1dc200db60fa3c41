import { HeatlensError } from '../errors/index.ts'
import type { Shape } from '../graph/graph.ts'
import type { TensorBlock } from '../model/package/openPackage.ts'

/** Throws a `format` error unless a block is one of those of `step` rows that a weight of this shape is cut into. */
export function demandBlock({ spec, start, end }: TensorBlock, shape: Shape, step: number): void {
  const [rows = 1, ...others] = shape
  // No block is valid at an offset where none begins.
  const left = start >= 0 && start % step === 0 ? Math.max(rows - start, 0) : 0
  const given = [end - start, ...spec.shape.slice(1)]
  const wanted = [Math.min(step, left), ...others]
  if (given.join() === wanted.join() && spec.shape.length === shape.length) return
  throw new HeatlensError('weightsOfOtherShape', { weights: spec.name, shape: given, wanted })
}
