import type { KnownModel } from '../../types.ts'
import type { ModelManifest } from './manifest.ts'

/** What lists of models show of a model. */
export type ModelSummary = Pick<KnownModel, 'name' | 'bytes' | 'weights' | 'classes' | 'source' | 'licence'>

export function summaryOf({ name, bytes, weights, tensors, source, licence }: ModelManifest): ModelSummary {
  return { name, bytes, weights, classes: tensors.at(-1)?.shape.at(-1) ?? 0, source, licence }
}

/**
 * Reads a stored JSON summary. Checked by hand, since the page reads it and should not load the validation library.
 * Throws RangeError if it is invalid.
 */
export function readSummary(json: unknown): ModelSummary {
  const { name, bytes, weights, classes, source, licence } = (json ?? {}) as Record<string, unknown>
  const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 500
  const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) > 0
  const isWeights = weights === 'float32' || weights === 'float16' || weights === 'uint8'
  if (isText(name) && isCount(bytes) && isWeights && isCount(classes) && isText(source) && isText(licence)) {
    return { name, bytes, weights, classes, source, licence }
  }
  throw new RangeError('This is no summary of a model.')
}
