import type { KnownModel, StoredWeights } from '../../types.ts'

/** What lists of models show of a model. */
export type ModelSummary = Pick<KnownModel, 'name' | 'bytes' | 'weights' | 'classes' | 'source' | 'licence'>

/**
 * Reads a stored JSON summary. Checked by hand, since the page reads it and should not load the validation library.
 * Throws RangeError if it is invalid.
 */
export function readSummary(json: unknown): ModelSummary {
  const { name, bytes, weights, classes, source, licence } = (json ?? {}) as Record<string, unknown>
  const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 500
  const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) > 0
  const isWeights = ['float32', 'float16', 'uint8', 'mixed'].includes(weights as string)
  if (isText(name) && isCount(bytes) && isWeights && isCount(classes) && isText(source) && isText(licence)) {
    return { name, bytes, weights: weights as StoredWeights, classes, source, licence }
  }
  throw new RangeError('This is no summary of a model.')
}
