import { toProblem } from '../errors/index.ts'
import { networkFileName } from '../export/fileNames.ts'
import { LONGEST_NAME } from '../labels/limits.ts'
import { EMBEDDED_MODEL } from '../types.ts'
import type { Models } from '../worker/page/connectModels.ts'
import { called, keyOfNames } from './answersOf.ts'
import { recallPreprocessing } from './changePreprocessing.ts'
import type { PreprocessingStorage } from './preprocessing.ts'
import type { StoreDeps } from './storeDeps.ts'

// Renames, deletes and exports networks that were added. Loaded lazily.

interface Deps extends Pick<StoreDeps, 'set' | 'get'> {
  models: Models
  preprocessings: PreprocessingStorage
}

/** See {@link AppState.renameModel}. */
export async function renameModel({ set, get, models }: Deps, id: string, name: string): Promise<void> {
  const own = new Map(get().networkNames)
  const wanted = name.replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME)
  const before = (await models.list()).find((model) => model.id === id)?.name
  // The newest last.
  own.delete(id)
  if (wanted !== '' && wanted !== before) own.set(id, wanted)
  set(({ engine, modelId, understood }) => ({
    networkNames: own,
    ...(understood?.id === id && { understood: { ...understood, name: own.get(id) ?? before ?? '' } }),
    ...(engine &&
      modelId === id && { engine: { ...engine, model: { ...engine.model, name: own.get(id) ?? before ?? '' } } }),
  }))
  await get().refreshModels()
}

/** See {@link AppState.deleteModel}. */
export async function deleteModel({ set, get, models }: Deps, id: string): Promise<void> {
  set({ failure: null })
  if (get().modelId === id) {
    await get().useModel(EMBEDDED_MODEL)
    // The other one did not load, so this one is in use again.
    if (get().modelId === id) return
  }
  try {
    await models.remove(id)
    if (get().understood?.id === id) set({ understood: null })
    const names = new Map(get().networkNames)
    if (names.delete(id)) set({ networkNames: names })
  } catch (error) {
    get().refuse(toProblem(error), undefined, { about: 'network' })
  }
  await get().refreshModels()
}

/** See {@link AppState.exportModel}. */
export async function exportModel({ get, models, preprocessings }: Deps, id: string): Promise<File> {
  const { networkNames, answerNames } = get()
  const name = networkNames.get(id)
  const archive = await models.export(id, {
    ...(name !== undefined && { name }),
    classesOf({ id, sha256, output }, classes) {
      const own = answerNames.get(keyOfNames(id, sha256, output))
      return own ? called(classes, own) : classes
    },
    preprocessingOf: ({ id, sha256 }) => recallPreprocessing(preprocessings.read(), { id, sha256 }),
  })
  const { name: shown = id } = get().models.find((model) => model.id === id) ?? {}
  return new File([archive], networkFileName(shown), { type: 'application/zip' })
}
