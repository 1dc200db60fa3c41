import { HeatlensError } from '../../errors/index.ts'
import type { StoredTensor } from '../../model/storedNetwork.ts'
import { findWeights } from './findWeights.ts'
import { readOldPickle, readZipPickle } from './pickledFile.ts'
import { storedView } from './storedView.ts'

/**
 * The weights in a file of `torch.save`, of either form, by their names; none of them is read yet, and nothing that the
 * file names is called. Throws `format` errors that say what else it holds, `load` errors if it is gone.
 */
export async function readPickled(file: File, form: 'zip' | 'old'): Promise<ReadonlyMap<string, StoredTensor>> {
  const { value, find } = await (form === 'zip' ? readZipPickle(file) : readOldPickle(file))
  const { tensors } = findWeights(value, file.name)
  return new Map(
    [...tensors].map(([name, tensor]) => {
      const place = find(tensor.storage.key)
      if (!place) {
        const part = `data/${tensor.storage.key}`.slice(0, 80)
        throw new HeatlensError('weightsDataMissing', { file: file.name, weights: name, part })
      }
      return [name, storedView(name, tensor, place, file.name)]
    }),
  )
}
