import { toProblem } from '../errors/index.ts'
import type { EarlierList, Keeping, KnownModel, LoadProgress, Room, Understood } from '../types.ts'
import type { Models } from '../worker/page/connectModels.ts'
import type { AppStore } from './appState.ts'
import type { Collected } from './lacking.ts'
import { loadNetworkChange } from './loadNetworkChange.ts'
import { type OwnNetworks, renamed } from './ownNetworks.ts'

/** A file of weights that is being stored on this device. */
export interface Adding {
  file: string
  progress: LoadProgress
}

/** A network whose addition a person cancelled: what is stored of it stays, and adding it again goes on there. */
export interface Halted {
  files: readonly File[]
  keeping: Keeping
  progress: LoadProgress
}

/** What came with a network and is no part of it. */
export interface Beside {
  /** The files of each other network. */
  networks: readonly (readonly File[])[]
  pictures: readonly File[]
  /** Those in the archives among these files, by their paths. */
  inArchive?: { files: readonly File[]; members: readonly string[] }
}

/** A network that was added: its id, and what it was made from. */
export interface Given extends Pick<Halted, 'files' | 'keeping'> {
  id: string
}

/** The part of the state about the available networks. */
export interface ModelsState {
  /** The available networks: embedded, on this device, on the host. Empty until they are known. */
  models: readonly KnownModel[]
  room: Room | null
  /** False if the browser lets the page store nothing: a network that is opened is used for this visit. */
  canKeep: boolean
  adding: Adding | null
  /** Files of one network that came so far, while others are missing: those that are added next belong to them. */
  collected: Collected | null
  /** What was understood of the network that is being added, or was added last. */
  understood: (Understood & Partial<Given>) | null
  /** A network that this device cannot hold as it was to be stored: another precision may do. */
  unfit: Pick<Halted, 'files' | 'keeping'> | null
  halted: Halted | null
  /** What came with the last network and was not added. */
  beside: Beside | null
  /** Lists of classes of this visit, the newest last: the next network may want one. */
  lists: readonly EarlierList[]
  /** Refreshes the list. */
  refreshModels(): Promise<void>
  /**
   * Stores the network in these files, of any format, on this device and switches to it. The network in use stays until
   * then. Files that are not all of a network are kept, and those of the next call are added to them, which waits until
   * then. Of several networks one is added; the others, and these `others`, are then in {@link beside}.
   */
  addModel(files: readonly File[], keeping?: Keeping, others?: Beside['networks']): Promise<void>
  /** Cancels the addition; the same files continue from there. */
  cancelAdding(): void
  /** Forgets the files that came so far, and an addition that was cancelled. */
  startOver(): void
  /**
   * Deletes a network from this device; if it is in use, the embedded one is taken into use before. If that fails to
   * load, nothing is deleted. Throws a `part` error.
   */
  deleteModel(id: string): Promise<void>
  /** Gives a network on this device another name; an empty one restores its own. Throws a `part` error. */
  renameModel(id: string, name: string): Promise<void>
  /**
   * A network on this device as one file, with what a person has made of it: its name, those of its classes, the
   * preprocessing. Throws `gone` and `part` errors.
   */
  exportModel(id: string): Promise<File>
  /** Replaces the network on this device by the host's newer version, and switches to it. */
  updateModel(id: string): Promise<void>
  /** Asks the browser to keep the networks permanently. True if it agrees. */
  keepModels(): Promise<boolean>
}

/** How a dropped file without further information is stored. */
const asItIs: Keeping = { weights: 'float32' }

/** Creates this part of the state. */
export function createModels(
  models: Models,
  set: AppStore['setState'],
  get: AppStore['getState'],
  subscribe: AppStore['subscribe'],
): Omit<ModelsState, keyof OwnNetworks> {
  let stop: AbortController | undefined
  /** Until the files before are looked at, and their network is stored and chosen. */
  let free: Promise<void> | undefined
  const refuse = (error: unknown) => get().refuse(toProblem(error), undefined, { about: 'network' })
  return {
    models: [],
    room: null,
    canKeep: true,
    adding: null,
    collected: null,
    understood: null,
    unfit: null,
    halted: null,
    beside: null,
    lists: [],

    async refreshModels() {
      const [list, room, canKeep] = await Promise.all([models.list(), models.room(), models.canKeep()])
      set({ models: renamed(list, get().networkNames), room: room ?? null, canKeep })
    },

    async addModel(files, keeping = asItIs, others = []) {
      const file = files[0]?.name ?? ''
      const before = free
      let release = () => {}
      const mine = new Promise<void>((resolve) => {
        release = resolve
      })
      free = mine
      // Files of one network may come in quick succession.
      if (before) await before
      const own = new AbortController()
      stop = own
      set({ failure: null, understood: null, unfit: null, halted: null, beside: null })
      set({ adding: { file, progress: { loaded: 0, total: 0 } } })
      try {
        const { addNetwork } = await loadNetworkChange()
        const isNewest = () => stop === own
        const addition = { files, others, keeping, own: own.signal, isNewest, release }
        await addNetwork({ models, set, get, subscribe }, addition)
      } catch (error) {
        if (stop !== own) return
        set({ adding: null })
        refuse(error)
      } finally {
        release()
        if (free === mine) free = undefined
      }
    },

    cancelAdding() {
      stop?.abort()
    },

    startOver() {
      set({ collected: null, halted: null, unfit: null, understood: null, beside: null, lists: [] })
      get().settle('network')
    },

    updateModel: (id) => get().useModel(id, true),

    async keepModels() {
      const isKept = await models.keep()
      await get().refreshModels()
      return isKept
    },
  }
}
