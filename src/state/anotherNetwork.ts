import { isAboutEngine, remedyFor, toProblem } from '../errors/index.ts'
import type { AppState, AppStore } from './appState.ts'
import type { CurrentPicture } from './currentPicture.ts'

// Changing networks. Loaded lazily, because the first answer does not need it.

export { addNetwork } from './addNetwork.ts'

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

/** True if what kept a network from loading may be over: the connection, or a file of Heatlens that did not arrive. */
const helpsAgain = (error: unknown): boolean => ['load', 'fetch'].includes(remedyFor(error))

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
      ...(helpsAgain(error) && { again: id }),
    },
  }))
  await load()
}
