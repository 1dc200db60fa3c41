import type { SavedSettings } from '../export/savedSettings.ts'
import type { AppState } from './appState.ts'
import { defaultSettings, findClass, legible, type Settings } from './settings.ts'
import { nameOf } from './shareLink.ts'
import type { StoreDeps } from './storeDeps.ts'

/** Explains and draws a picture of the list as it says that it was saved; the network is changed for it where it is here. */
export async function applyOffer(workings: StoreDeps, pictureId: number, saved: SavedSettings): Promise<void> {
  const { get, set } = workings
  const { deeds } = get()
  set(({ settings }) => ({ settings: { ...settings, ...drawn(saved) } }))
  if (saved.model) await bringModel(workings, saved.model)
  const { engine, shown } = get()
  if (!engine) return
  const { model } = engine
  const classIndex = saved.class && findSaved(saved.class, model)
  const settings = {
    ...asked(saved, engine),
    ...(classIndex !== undefined && !saved.class?.isFirst && { classAsked: nameOf(classIndex, model) }),
  }
  // A person may have gone on to something else.
  if (get().deeds !== deeds) return
  const isStill = shown?.pictureId === pictureId && shown.outcome !== undefined
  if (!isStill || classIndex === undefined) return get().change(settings)
  // Asked once, with the class.
  set((state) => ({ settings: { ...state.settings, ...settings } }))
  await get().explainClass(classIndex)
}

/** Takes the network into use where it is another one that is here. */
async function bringModel({ get }: StoreDeps, { id, name, sha256 }: NonNullable<SavedSettings['model']>) {
  const { tell } = get()
  if (id !== get().modelId) {
    await get().refreshModels()
    if (!get().models.some((model) => model.id === id)) {
      tell({ code: 'savedNetworkMissing', parameters: { network: legible(name) } })
      return
    }
    await get().useModel(id)
  }
  const { engine } = get()
  if (engine?.model.id === id && engine.model.sha256 !== sha256) {
    tell({ code: 'savedNetworkDiffers', parameters: { network: legible(name) } })
  }
}

type Engine = NonNullable<AppState['engine']>

/** How it is drawn; nothing to the network. */
function drawn({ colours, opacity, look, threshold, showsRegion }: SavedSettings): Partial<Settings> {
  return onlyGiven({ colours, opacity, look, threshold, showsRegion })
}

/** How it is asked, as far as the network in use has it. */
function asked({ layer, method, score, evidence }: SavedSettings, { model, methods }: Engine): Partial<Settings> {
  return {
    ...onlyGiven({ score, evidence }),
    ...(methods.some(({ id }) => id === method) && { method: method as string }),
    ...(layer !== undefined &&
      model.layers.includes(layer) && { layer: layer === model.targetLayer ? defaultSettings.layer : layer }),
  }
}

/** By its index only where the network calls it the same, else by its WordNet id: another network has other classes there. */
function findSaved({ index, wnid, label }: NonNullable<SavedSettings['class']>, model: Engine['model']) {
  if (model.classes[index]?.[0] === wnid && model.classes[index]?.[1] === label) return index
  if (/^\d+$/.test(wnid)) return undefined
  const byId = findClass(wnid, model)
  return byId !== undefined && model.classes[byId]?.[0] === wnid ? byId : undefined
}

/** Without what is undefined. */
const onlyGiven = <T extends object>(values: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
