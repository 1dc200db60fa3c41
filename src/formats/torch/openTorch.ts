import type { StoredNetwork } from '../../model/storedNetwork.ts'
import type { Choices } from '../../types.ts'
import { readSafetensors } from '../safetensors.ts'
import type { SourceFile } from '../sources.ts'
import { readBeside } from './besideWeights.ts'
import { readPickled } from './readPickled.ts'
import { readStateDict } from './readStateDict.ts'
import type { StateDict } from './stateDict.ts'

const open = (dict: StateDict, file: File, files: readonly SourceFile[], choices: Choices): Promise<StoredNetwork> =>
  readStateDict(dict, file.name, readBeside(files, file.name), choices)

/** Opens the weights in a .safetensors file, and what stands beside it. Throws `format` and `load` errors. */
export const openSafetensors = async (
  file: File,
  files: readonly SourceFile[],
  choices: Choices,
): Promise<StoredNetwork> => open(await readSafetensors(file, file.name), file, files, choices)

/** Opens what `torch.save` wrote, of either form, and what stands beside it. Throws `format` and `load` errors. */
export const openPickled = async (
  file: File,
  form: 'zip' | 'old',
  files: readonly SourceFile[],
  choices: Choices,
): Promise<StoredNetwork> => open(await readPickled(file, form), file, files, choices)
