import { toProblem } from '../errors/index.ts'
import type { Keeping, KnownModel, LoadProgress, Room } from '../types.ts'
import type { Models } from '../worker/page/connectModels.ts'
import type { AppStore } from './appState.ts'
import { loadNetworkChange } from './loadNetworkChange.ts'

/** A file of weights that is being kept on this device. */
export interface Adding {
  file: string
  progress: LoadProgress
}

/** The part of the state that is about which networks there are. */
export interface ModelsState {
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
  /** Asks the browser not to clear the networks by itself. True where it promises. */
  keepModels(): Promise<boolean>
}

/** How a file is kept that is dropped without a word. */
const asVgg16: Keeping = { weights: 'float32', preset: 'caffe' }

/** Makes that part of the state. */
export function createModels(models: Models, set: AppStore['setState'], get: AppStore['getState']): ModelsState {
  let stop: AbortController | undefined
  const refuse = (error: unknown) => get().refuse(toProblem(error), undefined, { about: 'network' })
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
        const { addNetwork } = await loadNetworkChange()
        await addNetwork({ models, set, get }, { files, keeping, own: own.signal, isNewest: () => stop === own })
      } catch (error) {
        if (stop !== own) return
        set({ adding: null })
        refuse(error)
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
        refuse(error)
      }
      await get().refreshModels()
    },

    updateModel: (id) => get().useModel(id, true),

    async keepModels() {
      const isKept = await models.keep()
      await get().refreshModels()
      return isKept
    },
  }
}
