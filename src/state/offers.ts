import type { SavedSettings } from '../image/savedSettings.ts'
import type { AppState } from './appState.ts'
import type { Outcome } from './savedData.ts'
import { defaultSettings, findClass, type Settings } from './settings.ts'
import { nameOf } from './shareLink.ts'
import { updatePicture, type Workings } from './workings.ts'

/** How an outcome was explained, and how it is drawn: what is written into its picture. Undefined where that is not wanted. */
export function savedSettingsOf(
  { engine, embedsSettings, settings }: AppState,
  { explanation, predictions }: Outcome,
): SavedSettings | undefined {
  if (!engine || !embedsSettings) return undefined
  const { id, name, sha256, classes } = engine.model
  const { layer, method, score, evidence, classIndex: index } = explanation
  const [wnid = '', label = ''] = classes[index] ?? []
  const { colours, opacity, look, threshold, showsRegion } = settings
  return {
    heatlens: 1,
    model: { id, name, sha256 },
    ...{ layer, method, evidence, colours, opacity, look, threshold, showsRegion },
    score,
    class: { index, wnid, label, isFirst: predictions[0]?.classIndex === index },
  }
}

/** What is offered with a picture that Heatlens saved. */
export type Offers = Pick<AppState, 'takeOffer' | 'declineOffer'>

export function createOffers(workings: Workings): Offers {
  const { get, set } = workings

  /** The picture on the stage, with what it offers; it is not offered again. */
  const take = () => {
    const { shown, pictures } = get()
    const picture = pictures.find(({ id }) => id === shown?.pictureId)
    if (picture?.offer) updatePicture(workings, picture.id, { offer: null })
    return picture
  }

  const tell = (notice: string) =>
    set(({ notices }) => ({ notices: [...notices.filter((one) => one !== notice), notice] }))

  /** Takes the network into use where it is another one that is here. */
  const bringModel = async ({ model }: SavedSettings) => {
    if (!model) return
    if (model.id !== get().modelId) {
      await get().refreshModels()
      if (!get().models.some(({ id }) => id === model.id)) {
        tell(
          `The network “${model.name}” that the picture was explained with is not here, so the one in use stays. Bring it in the Model dialog, and choose the picture again.`,
        )
        return
      }
      await get().useModel(model.id)
    }
    const { engine } = get()
    if (engine && engine.model.id === model.id && engine.model.sha256 !== model.sha256) {
      tell(
        `The network “${model.name}” is another version than the one that the picture was explained with, so the heat may differ.`,
      )
    }
  }

  return {
    declineOffer: () => void take(),

    async takeOffer() {
      const picture = take()
      const saved = picture?.offer
      if (!saved) return
      const { deeds } = get()
      set(({ settings }) => ({ settings: { ...settings, ...drawn(saved) } }))
      await bringModel(saved)
      const { engine, shown } = get()
      if (!engine) return
      // A person may have gone on to something else.
      const isStill = get().deeds === deeds && shown?.pictureId === picture.id && shown.outcome !== undefined
      const { model } = engine
      const classIndex = saved.class && findSaved(saved.class, model)
      const settings = {
        ...asked(saved, engine),
        ...(classIndex !== undefined && !saved.class?.isFirst && { classAsked: nameOf(classIndex, model) }),
      }
      if (!isStill || classIndex === undefined) return get().change(settings)
      // Asked once, with the class.
      set((state) => ({ settings: { ...state.settings, ...settings } }))
      await get().explainClass(classIndex)
    },
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
