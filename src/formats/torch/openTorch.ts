import { readSafetensors } from '../safetensors.ts'
import type { SourceFile } from '../sources.ts'
import type { StoredNetwork } from '../storedNetwork.ts'
import { readBeside } from './besideWeights.ts'
import { readPickled } from './readPickled.ts'
import { readStateDict } from './readStateDict.ts'
import type { StateDict } from './stateDict.ts'

const open = (dict: StateDict, file: File, files: readonly SourceFile[]): Promise<StoredNetwork> =>
  readStateDict(dict, file.name, readBeside(files, file.name))

/** Opens the weights in a .safetensors file, and what stands beside it. Throws `format` and `load` errors. */
export const openSafetensors = async (file: File, files: readonly SourceFile[]): Promise<StoredNetwork> =>
  open(await readSafetensors(file, file.name), file, files)

/** Opens what `torch.save` wrote, of either form, and what stands beside it. Throws `format` and `load` errors. */
export const openPickled = async (
  file: File,
  form: 'zip' | 'old',
  files: readonly SourceFile[],
): Promise<StoredNetwork> => open(await readPickled(file, form), file, files)
