import { isAboutEngine, isAboutRoom, remedyFor, toProblem } from '../errors/index.ts'
import type { Keeping } from '../types.ts'
import type { Models } from '../worker/page/connectModels.ts'
import type { AppState, AppStore } from './appState.ts'
import type { CurrentPicture } from './currentPicture.ts'

// Changing networks. Loaded lazily, because the first answer does not need it.

interface ModelCache {
  models: Models
  set: AppStore['setState']
  get: AppStore['getState']
}

/** The network being added, until that is aborted or another addition replaces it. */
export interface Addition {
  files: readonly File[]
  keeping: Keeping
  own: AbortSignal
  isNewest: () => boolean
}

/** Stores the network in these files and switches to it. Reports failures in the state. */
export async function addNetwork({ models, set, get }: ModelCache, { files, keeping, own, isNewest }: Addition) {
  const file = files[0]?.name ?? ''
  let isOver = false
  /** A last progress report may follow. */
  const end = () => {
    isOver = true
    set({ adding: null })
  }
  try {
    const [only, ...others] = files
    if (only && others.length === 0 && (await get().takeClassList(only))) {
      end()
      return
    }
    const reportProgress = (progress: NonNullable<AppState['adding']>['progress']) => {
      if (!isOver && isNewest()) set({ adding: { file, progress } })
    }
    // It may have been aborted while this file was loading.
    own.throwIfAborted()
    const id = await models.add(files, keeping, reportProgress, own)
    if (!isNewest()) return
    end()
    await get().refreshModels()
    const model = get().models.find((one) => one.id === id)
    if (model?.place === 'visit') {
      get().notify({ code: 'networkForVisit', parameters: { network: model.name } })
    }
    await get().useModel(id)
  } catch (error) {
    if (!isNewest()) return
    end()
    if (!own.aborted) {
      const unkept = isAboutRoom(error) && { unkept: { files, keeping } }
      set({ failure: { problem: toProblem(error), picture: file, about: 'network', isUnharmed: true, ...unkept } })
    }
    await get().refreshModels()
  }
}

/** The state before the switch to another network, to go back to. */
export type PreviousState = Pick<AppState, 'engine' | 'pictures' | 'shown' | 'lastOutcome' | 'picked' | 'finished'> & {
  modelId: string
}

/** What switching networks depends on. */
export interface NetworkSwitch {
  set: AppStore['setState']
  get: AppStore['getState']
  currentPicture: CurrentPicture
  memory: { write(id: string): void }
  /** Terminates the worker and starts another one. */
  renew(): void
  /** Loads the chosen network; gives the error, unless a newer load has begun. */
  openNetwork(isUpdate?: boolean): Promise<{ error: unknown } | undefined>
  load(): Promise<void>
  /** The last network that worked, while another one is loading. */
  last: { before?: PreviousState | undefined }
}

/** Switches to another network, see {@link AppState.useModel}. */
export async function switchNetwork(changing: NetworkSwitch, id: string, isUpdate: boolean): Promise<void> {
  const { set, get, currentPicture, memory, renew, openNetwork, last } = changing
  const { at } = get().phase
  if (at === 'resting' || at === 'working') last.before = remember(get())
  memory.write(id)
  // Do not wait for a load in progress, or for a worker that failed.
  if (at === 'loading' || at === 'stopped') renew()
  currentPicture.forget()
  // Otherwise, answers of the other network would appear beside this one's name.
  set(({ pictures, shown }) => ({
    modelId: id,
    engine: null,
    failure: null,
    lastOutcome: null,
    removals: [],
    finished: 0,
    // The picture on the stage comes first, and stays there.
    picked: shown?.pictureId ?? null,
    shown: shown && { pictureId: shown.pictureId, photo: shown.photo },
    pictures: pictures.map(({ outcome: _, ...one }) =>
      one.state === 'failed' || one.state === 'held' ? one : { ...one, state: 'waiting' },
    ),
  }))
  const failed = await openNetwork(isUpdate)
  if (!failed) return
  const { error } = failed
  if (last.before) await goBack(changing, last.before, error, id)
  else set({ phase: { at: 'stopped', problem: toProblem(error), way: remedyFor(error) } })
}

function remember(state: AppState): PreviousState | undefined {
  const { modelId, engine, pictures, shown, lastOutcome, picked, finished } = state
  if (!engine || modelId === null) return undefined
  return { modelId, engine, pictures, shown, lastOutcome, picked, finished }
}

/** Goes back to the previous network with its answers, and reports what went wrong with the other one. */
async function goBack(changing: NetworkSwitch, before: PreviousState, error: unknown, id: string): Promise<void> {
  const { set, get, currentPicture, memory, renew, load } = changing
  const { modelId, engine, pictures: answered, shown, lastOutcome, picked, finished } = before
  if (isAboutEngine(error)) renew()
  memory.write(modelId)
  // Keep what was chosen or removed meanwhile.
  if (shown && get().shown?.pictureId === shown.pictureId) currentPicture.show(shown)
  const byId = new Map(answered.map((picture) => [picture.id, picture]))
  set(({ pictures }) => ({
    ...{ modelId, engine, lastOutcome, picked, finished },
    pictures: pictures.map((one) => {
      const then = byId.get(one.id)
      return then?.outcome ? { ...one, state: then.state, outcome: then.outcome } : one
    }),
    failure: {
      ...{ problem: toProblem(error), about: 'network', isUnharmed: true },
      ...(remedyFor(error) === 'load' && { again: id }),
    },
  }))
  await load()
}
