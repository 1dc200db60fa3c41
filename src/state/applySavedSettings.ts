import type { SavedSettings } from '../export/savedSettings.ts'
import { legible } from '../settings/checks.ts'
import { findClass } from '../settings/findClass.ts'
import {
  answerKeys,
  collect,
  drawingKeys,
  entries,
  fromStored,
  questionKeys,
  type SettingKey,
  type Settings,
} from '../settings/settings.ts'
import type { AppState } from './appState.ts'
import { nameOf } from './shareLink.ts'
import type { StoreDeps } from './storeDeps.ts'

/**
 * Explains and draws a picture in the list with the settings that it was saved with; switches networks if that is
 * possible.
 */
export async function applySavedSettings(deps: StoreDeps, pictureId: number, saved: SavedSettings): Promise<void> {
  const { get, set } = deps
  const { userActions } = get()
  set(({ settings }) => ({ settings: { ...settings, ...fromStored(saved, drawingKeys) } }))
  if (saved.model) await takeSavedModel(deps, saved.model)
  await takeSavedOutput(get(), saved)
  if (saved.seenFrom !== undefined) await get().moveSeen(pictureId, saved.seenFrom)
  const { engine, shown } = get()
  if (!engine) return
  const { model } = engine
  const classIndex = saved.class && findSaved(saved.class, model)
  const settings = {
    ...asked(saved, engine),
    ...(classIndex !== undefined && !saved.class?.isFirst && { classAsked: nameOf(classIndex, model) }),
  }
  // The person may have moved on.
  if (get().userActions !== userActions) return
  const isStill = shown?.pictureId === pictureId && shown.outcome !== undefined
  if (!isStill || classIndex === undefined) return get().change(settings)
  // The question is asked once, together with the class.
  set((state) => ({ settings: { ...state.settings, ...settings } }))
  await get().explainClass(classIndex)
}

/** Switches to the network that the picture was saved with, if it is another one and available. */
async function takeSavedModel({ get }: StoreDeps, { id, name, sha256 }: NonNullable<SavedSettings['model']>) {
  const { notify } = get()
  if (id !== get().modelId) {
    await get().refreshModels()
    if (!get().models.some((model) => model.id === id)) {
      notify({ code: 'savedNetworkMissing', parameters: { network: legible(name) } })
      return
    }
    await get().useModel(id)
  }
  const { engine } = get()
  if (engine?.model.id === id && engine.model.sha256 !== sha256) {
    notify({ code: 'savedNetworkDiffers', parameters: { network: legible(name) } })
  }
}

/** Switches to the output that the picture was saved with, and how it was read, if the network in use has these. */
async function takeSavedOutput({ engine, change }: AppState, saved: SavedSettings): Promise<void> {
  const { output, reading = null } = fromStored(saved, answerKeys)
  if (!engine) return
  const isThere = output && entries.output.isKnown?.(output, engine)
  const isRead = reading && entries.reading.isKnown?.(reading, engine)
  if (isThere || isRead) await change({ ...(isThere && { output }), ...(isRead && { reading }) })
}

type Engine = NonNullable<AppState['engine']>

/** The settings that affect the answer, as far as the network in use has what they name. */
function asked(saved: SavedSettings, network: Engine): Partial<Settings> {
  const settings = fromStored(saved, questionKeys)
  const read = <Key extends SettingKey>(key: Key, value: Settings[Key] | undefined): Settings[Key] | undefined => {
    const { isKnown, shownIn, default: initial } = entries[key]
    if (value === undefined || (isKnown && !isKnown(value, network))) return undefined
    return value === shownIn?.(initial, network) ? initial : value
  }
  return collect(questionKeys, (key) => read(key, settings[key]))
}

/**
 * By its index only if the network has the same name there, else by its WordNet id: another network has other classes
 * at that index.
 */
function findSaved({ index, wnid, label }: NonNullable<SavedSettings['class']>, model: Engine['model']) {
  if (model.classes[index]?.[0] === wnid && model.classes[index]?.[1] === label) return index
  if (/^\d+$/.test(wnid)) return undefined
  const byId = findClass(wnid, model)
  return byId !== undefined && model.classes[byId]?.[0] === wnid ? byId : undefined
}
