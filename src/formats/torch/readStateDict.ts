import { HeatlensError } from '../../errors/index.ts'
import { stemOf } from '../networkNames.ts'
import type { StoredNetwork } from '../storedNetwork.ts'
import { architectures } from './architectures/index.ts'
import { type StateDict, Unfit } from './stateDict.ts'
import { TorchBuilder } from './torchBuilder.ts'

/**
 * The network that a state dict belongs to: the architecture whose weights have the same names and shapes. Throws a
 * `format` error if none is known.
 */
export function readStateDict(dict: StateDict, fileName: string): StoredNetwork {
  for (const { build } of architectures) {
    const builder = new TorchBuilder(dict)
    try {
      const network = builder.build(build(builder))
      return { ...network, about: { name: stemOf(fileName) || 'network' } }
    } catch (error) {
      if (!(error instanceof Unfit)) throw error
    }
  }
  throw new HeatlensError('stateDictUnknown', { file: fileName, known: architectures.map(({ name }) => name) })
}
