import type { ToldList } from '../../labels/classList.ts'
import type { ModelSource } from '../../model/cache/deviceModels.ts'
import { type HeldModel, sourceText } from '../../model/cache/heldModel.ts'
import type { ModelStorage } from '../../model/cache/openModelCache.ts'
import { summarise } from '../../model/package/summarise.ts'

/** A network read from files: its id, and its files if it is not stored on the device. */
export interface Imported {
  id: string
  held?: HeldModel
  /** A list of classes beside it that something is to be said of. */
  told?: ToldList
}

/** The result of an import. `modelJson` is the last of its files. */
export async function toImported(
  { id, files }: ModelStorage,
  source: ModelSource,
  modelJson: Uint8Array<ArrayBuffer>,
): Promise<Imported> {
  return files ? { id, held: { files, source: sourceText(source), summary: await summarise(modelJson) } } : { id }
}
