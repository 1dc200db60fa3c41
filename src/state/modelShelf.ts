import { isAboutRoom, sentencesFor } from '../errors.ts'
import type { Keeping, KnownModel, LoadProgress, Room } from '../types.ts'
import type { Models } from '../worker/connectModels.ts'
import type { AppStore } from './appState.ts'

/** A file of weights that is being kept on this device. */
export interface Adding {
  file: string
  progress: LoadProgress
}

/** The part of the state that is about which networks there are. */
export interface ModelShelfState {
  /** What can be used: embedded, on this device, on the host. Empty until it is known. */
  models: readonly KnownModel[]
  room: Room | null
  /** False where the browser lets the page keep nothing: a network that is opened is used for this visit. */
  canKeep: boolean
  adding: Adding | null
  /** Reads anew what is there. */
  refreshModels(): Promise<void>
  /**
   * Keeps the network in these files (a Keras .h5, or those of a TensorFlow.js model) on this device and takes it into use; a .json
   * with a list names its classes. What is in use stays so until then.
   */
  addModel(files: readonly File[], keeping?: Keeping): Promise<void>
  /** Breaks off what is being added; the same file goes on from there. */
  cancelAdding(): void
  /** Takes a network off this device. */
  deleteModel(id: string): Promise<void>
  /** Takes the host's newer version of a network in place of the one on this device, and into use. */
  updateModel(id: string): Promise<void>
  /** Asks the browser not to clear the networks by itself. */
  keepModels(): Promise<void>
}

/** How a file is kept that is dropped without a word. */
const asVgg16: Keeping = { weights: 'float32', preset: 'caffe' }

/** Makes that part of the state. */
export function createModelShelf(
  models: Models,
  set: AppStore['setState'],
  get: AppStore['getState'],
): ModelShelfState {
  let stop: AbortController | undefined
  /** A last word of its progress may come after that. */
  const end = () => {
    stop = undefined
    set({ adding: null })
  }
  const tellUnkept = (id: string) => {
    const model = get().models.find((one) => one.id === id)
    if (model?.place !== 'visit') return
    get().tell(`${model.name} could not be kept on this device. You can use it until you close or reload this page.`)
  }
  return {
    models: [],
    room: null,
    canKeep: true,
    adding: null,

    async refreshModels() {
      const [list, room, canKeep] = await Promise.all([models.list(), models.room(), models.canKeep()])
      set({ models: list, room: room ?? null, canKeep })
    },

    async addModel(files, keeping = asVgg16) {
      const file = files[0]?.name ?? ''
      stop?.abort()
      const own = new AbortController()
      stop = own
      set({ failure: null, adding: { file, progress: { loaded: 0, total: 0 } } })
      try {
        const id = await models.add(
          files,
          keeping,
          (progress) => {
            if (stop === own) set({ adding: { file, progress } })
          },
          own.signal,
        )
        if (stop !== own) return
        end()
        await get().refreshModels()
        tellUnkept(id)
        await get().useModel(id)
      } catch (error) {
        if (stop !== own) return
        end()
        if (!own.signal.aborted) {
          const unkept = isAboutRoom(error) && { unkept: { files, keeping } }
          set({
            failure: { problem: sentencesFor(error), picture: file, about: 'network', isUnharmed: true, ...unkept },
          })
        }
        await get().refreshModels()
      }
    },

    cancelAdding() {
      stop?.abort()
    },

    async deleteModel(id) {
      set({ failure: null })
      try {
        await models.remove(id)
      } catch (error) {
        get().refuse(sentencesFor(error), undefined, { about: 'network' })
      }
      await get().refreshModels()
    },

    updateModel: (id) => get().useModel(id, true),

    async keepModels() {
      const isKept = await models.keep()
      await get().refreshModels()
      if (!isKept) {
        get().refuse(
          'The browser did not promise to keep the networks; it may clear them when space runs out. Install the page or bookmark it, then ask again.',
          undefined,
          { about: 'network' },
        )
      }
    },
  }
}
