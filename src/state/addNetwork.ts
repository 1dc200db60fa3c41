import { isAboutRoom, toProblem } from '../errors/index.ts'
import type { EarlierList, Keeping, LoadProgress, Understood } from '../types.ts'
import type { Models } from '../worker/page/connectModels.ts'
import { type Added, addOneOf } from './addTogether.ts'
import { apart, picturesAmong } from './apart.ts'
import type { AppState, AppStore } from './appState.ts'
import { knownFolders } from './folders.ts'
import { isCollecting, isTooLarge, mainOf, strayOf } from './lacking.ts'
import type { Beside, Given } from './models.ts'
import { renamed } from './ownNetworks.ts'

// Adding a network. Loaded lazily, because the first answer does not need it.

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
  /** Those of other networks that came with it. */
  others: Beside['networks']
  keeping: Keeping
  own: AbortSignal
  isNewest: () => boolean
  /** Lets the next files be looked at. */
  release(): void
}

/**
 * Stores the network in these files and switches to it. Where they lack something, what came is kept in the state, and
 * the next files are taken together with it. Other networks among them, and pictures, are told. Reports failures in the
 * state.
 */
export async function addNetwork(cache: ModelCache, { files: all, others, keeping, own, isNewest, release }: Addition) {
  const { models, set, get } = cache
  const pictures = await picturesAmong(all)
  const files = all.filter((file) => !pictures.includes(file))
  /** Of what came now, the file that stands for a network. */
  const nameOf = (some: readonly File[]) => mainOf(some.filter((one) => files.includes(one)))
  let file = nameOf(files)
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
  const tellBeside = (networks: Beside['networks'], members: readonly string[] = []) => {
    if (networks.length + pictures.length + members.length === 0) return
    set({ beside: { networks, pictures, ...(members.length > 0 && { inArchive: { files, members } }) } })
  }
  const add = async (all: readonly File[]) => {
    file = nameOf(all)
    const { lists, networkNames } = get()
    const names = renamed(await models.list(), networkNames).map(({ id, name }) => ({ id, name }))
    const folder = all.map((one) => knownFolders.get(one)).find((one) => one !== undefined)
    // The newest first.
    const known = {
      ...keeping,
      names,
      ...(folder !== undefined && { folder }),
      ...(lists.length > 0 && { lists: lists.toReversed() }),
    }
    return models.add(all, known, reportProgress, own, onUnderstood)
  }
  const [only, ...more] = files
  if (!only) {
    end()
    tellBeside(others)
    return
  }
  // A list is for the network that is coming into use.
  if (LIST.test(only.name)) await until(cache, ({ phase }) => phase.at !== 'loading', own)
  // While the files of a network come one after another, a list goes along with them.
  const isAlone = more.length === 0
  if (isAlone && !own.aborted && !isCollecting(get().collected) && (await get().takeClassList(only))) {
    end()
    return
  }
  // It may have been aborted while this file was loading.
  const tried = own.aborted ? undefined : await addOneOf(apart(files), get().collected, add, own)
  if (!isNewest()) return
  if (tried && 'error' in tried.added && isAlone && (await isList(cache, only, tried.added.error))) {
    end()
    return
  }
  end()
  if (!tried) return
  const { added } = tried
  const inArchive = 'id' in added ? (keeping.member?.left ?? get().understood?.others) : []
  tellBeside([...tried.others, ...others], inArchive)
  if ('id' in added) {
    set((state) => ({
      collected: added.collected && { ...added.collected, isLeft: true },
      lists: state.lists.map((list) => (isUnused(list, state, added.id) ? list : { ...list, isUsed: true })),
    }))
    const isAwaited = keeping.about !== undefined || Date.now() - began > LONG_MS
    await use(cache, { id: added.id, files, keeping }, release)
    const { engine } = get()
    if (isAwaited && engine?.model.id === added.id) {
      get().notify({ code: 'networkReady', parameters: { network: engine.model.name } })
    }
    return
  }
  if (!own.aborted) tellFailure(set, added, { file: nameOf(added.files), keeping })
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
async function use({ set, get, subscribe }: ModelCache, given: Given, release: () => void): Promise<void> {
  const { id } = given
  await get().refreshModels()
  const model = get().models.find((one) => one.id === id)
  const { understood } = get()
  if (understood) set({ understood: { ...understood, ...given, name: model?.name ?? understood.name } })
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
