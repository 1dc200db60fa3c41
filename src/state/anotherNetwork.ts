import { isAboutEngine, isAboutRoom, remedyFor, toProblem } from '../errors/index.ts'
import type { EarlierList, Keeping, LoadProgress, Understood } from '../types.ts'
import type { Models } from '../worker/page/connectModels.ts'
import { type Added, addTogether } from './addTogether.ts'
import type { AppState, AppStore } from './appState.ts'
import type { CurrentPicture } from './currentPicture.ts'
import { isCollecting, isTooLarge, strayOf } from './lacking.ts'
import { renamed } from './ownNetworks.ts'

// Changing networks. Loaded lazily, because the first answer does not need it.

interface ModelCache {
  models: Models
  set: AppStore['setState']
  get: AppStore['getState']
  subscribe: AppStore['subscribe']
}

/** Files that may be lists of classes for the network in use. */
const LIST = /\.(?:txt|[ct]sv)$|(?:label|class|categor|synset).*\.json$/i

/** After this time, a person may be busy with something else. */
const LONG_MS = 5000

/** The network being added, until that is aborted. */
export interface Addition {
  files: readonly File[]
  keeping: Keeping
  own: AbortSignal
  isNewest: () => boolean
  /** Lets the next files be looked at. */
  release(): void
}

/**
 * Stores the network in these files and switches to it. Where they lack something, what came is kept in the state, and
 * the next files are taken together with it. Reports failures in the state.
 */
export async function addNetwork(cache: ModelCache, { files, keeping, own, isNewest, release }: Addition) {
  const { models, set, get } = cache
  const file = files[0]?.name ?? ''
  const began = Date.now()
  let isOver = false
  let reached: LoadProgress = { loaded: 0, total: 0 }
  /** A last progress report may follow. */
  const end = () => {
    isOver = true
    set({ adding: null })
  }
  const reportProgress = (progress: LoadProgress) => {
    reached = progress
    if (!isOver && isNewest()) set({ adding: { file, progress } })
  }
  const onUnderstood = (understood: Understood) => {
    if (!isOver && isNewest()) set({ understood })
  }
  const add = async (all: readonly File[]) => {
    const { lists, networkNames } = get()
    const names = renamed(await models.list(), networkNames).map(({ id, name }) => ({ id, name }))
    // The newest first.
    const known = { ...keeping, names, ...(lists.length > 0 && { lists: lists.toReversed() }) }
    return models.add(all, known, reportProgress, own, onUnderstood)
  }
  const [only, ...others] = files
  // A list is for the network that is coming into use.
  if (only && LIST.test(only.name)) await until(cache, ({ phase }) => phase.at !== 'loading', own)
  // While the files of a network come one after another, a list goes along with them.
  if (
    only &&
    others.length === 0 &&
    !own.aborted &&
    !isCollecting(get().collected) &&
    (await get().takeClassList(only))
  ) {
    end()
    return
  }
  // It may have been aborted while this file was loading.
  const added = own.aborted ? undefined : await addTogether(get().collected, files, add, own)
  if (!isNewest()) return
  if (added && 'error' in added && only && others.length === 0 && (await isList(cache, only, added.error))) {
    end()
    return
  }
  end()
  if (!added) return
  if ('id' in added) {
    set((state) => ({
      collected: added.collected && { ...added.collected, isLeft: true },
      lists: state.lists.map((list) => (isUnused(list, state, added.id) ? list : { ...list, isUsed: true })),
    }))
    const isAwaited = keeping.about !== undefined || Date.now() - began > LONG_MS
    await use(cache, added.id, release)
    const { engine } = get()
    if (isAwaited && engine?.model.id === added.id) {
      get().notify({ code: 'networkReady', parameters: { network: engine.model.name } })
    }
    return
  }
  if (!own.aborted) tellFailure(set, added, { file, keeping })
  else if (reached.loaded > 0) set({ halted: { files: added.files, keeping, progress: reached } })
  await get().refreshModels()
}

/** True if a file that is no network was a list of classes. */
async function isList({ get }: ModelCache, file: File, error: unknown): Promise<boolean> {
  const isStray = strayOf(toProblem(error)) !== undefined
  return isStray && !isCollecting(get().collected) && (await get().takeClassList(file, true))
}

/** True if a list of classes still waits: the network that was just added has its own names, or another number of them. */
const isUnused = ({ file, isUsed }: EarlierList, { givenList, understood }: AppState, id: string) =>
  !isUsed &&
  (understood?.format === 'package' || (givenList?.modelId === id && givenList.file === file.name && !givenList.isUsed))

/** Takes a network into use that was just added. */
async function use({ set, get, subscribe }: ModelCache, id: string, release: () => void): Promise<void> {
  await get().refreshModels()
  const model = get().models.find((one) => one.id === id)
  const { understood } = get()
  if (understood) set({ understood: { ...understood, id, name: model?.name ?? understood.name } })
  if (model?.place === 'visit') {
    get().notify({ code: 'networkForVisit', parameters: { network: model.name } })
  }
  const using = get().useModel(id)
  await Promise.race([using, until({ get, subscribe }, ({ modelId }) => modelId === id)])
  // Its pictures may take long.
  release()
  await using
}

/** Resolves once the state is so, or the signal is aborted. */
async function until(
  { get, subscribe }: Pick<ModelCache, 'get' | 'subscribe'>,
  isSo: (state: AppState) => boolean,
  signal?: AbortSignal,
): Promise<void> {
  if (isSo(get()) || signal?.aborted) return
  let stop = () => {}
  await new Promise<void>((resolve) => {
    stop = subscribe((state) => isSo(state) && resolve())
    signal?.addEventListener('abort', () => resolve())
  })
  stop()
}

function tellFailure(
  set: AppStore['setState'],
  { error, files, collected }: Exclude<Added, { id: string }>,
  { file, keeping }: { file: string; keeping: Keeping },
): void {
  const problem = toProblem(error)
  const isUnfit = isTooLarge(problem)
  const unkept = isAboutRoom(error) && { unkept: { files, keeping } }
  set((state) => ({
    collected,
    unfit: isUnfit ? { files, keeping } : null,
    understood: isUnfit ? state.understood : null,
    failure: { problem, picture: file, about: 'network', isUnharmed: true, ...unkept },
  }))
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
