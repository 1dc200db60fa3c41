import type { StoredTensor } from '../../model/storedNetwork.ts'
import type { WeightSource } from './weights.ts'

/**
 * Finds weights in Keras 3's own layout: `layers/<class and number>/vars/<index>`, with those of nested models below
 * the model's group. `open` gives the tensor at a path, if there is one.
 */
export function weightsByGroup(open: (path: string) => StoredTensor | undefined): WeightSource {
  return {
    find: ({ group }, { index }) => open(`${group.replace(/^\//, '')}/vars/${index}`),
  }
}
