import type { Preprocessing } from '../types.ts'
import { isObject, own } from './keras/settings.ts'
import type { SourceFile } from './sources.ts'

/**
 * How pictures are prepared for a network of Teachable Machine, told by the metadata.json beside it: the centre in the
 * input's shape, −1 to 1. Undefined for others.
 */
export function teachableMachine(files: readonly SourceFile[]): Partial<Preprocessing> | undefined {
  const isOurs = files.some(({ json }) => isObject(json) && own(json, 'packageName') === '@teachablemachine/image')
  return isOurs ? { values: '-1..1', fit: 'centre-crop' } : undefined
}
