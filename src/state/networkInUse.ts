import type { Latest } from '../async/abort.ts'
import { HeatlensError, remedyFor, toProblem } from '../errors/index.ts'
import { EMBEDDED_MODEL } from '../types.ts'
import type { Models } from '../worker/page/connectModels.ts'
import type { NetworkSwitch } from './anotherNetwork.ts'
import type { AppState, Phase } from './appState.ts'
import type { CurrentPicture } from './currentPicture.ts'
import { loadNetworkChange } from './loadNetworkChange.ts'
import type { Queue } from './queue.ts'
import type { Recovery } from './recovery.ts'
import type { StoreDeps } from './storeDeps.ts'

/** Chooses and loads the network. */
export type NetworkInUse = Pick<AppState, 'load' | 'useModel' | 'restart'>

export interface NetworkInUseParts {
  deps: StoreDeps
  models: Models
  recovery: Recovery
  currentPicture: CurrentPicture
  queue: Queue
  loads: Latest
  /** Terminates the worker and starts another one. */
  renew(): void
  /** The network that the page's address asks for. */
  asked: string | null
  /** Remembers the network that was used last. */
  memory: { read(): string | null; write(id: string): void }
}

/** The default if it is available, unless the host has it only for those who ask for it. */
const PREFERRED = 'vgg16'

export const initialPhase: Phase = { at: 'loading', progress: { loaded: 0, total: 0 } }

export function createNetworkInUse(parts: NetworkInUseParts): NetworkInUse {
  const { deps, models, recovery, currentPicture, queue, loads, renew, asked, memory } = parts
  const { set, get, network, choice, requests } = deps
  const last: NetworkSwitch['last'] = {}

  /** The network that the address asks for, else the one used last, else VGG16, else the embedded one. */
  const chooseModel = async (): Promise<string> => {
    if (asked !== null) return asked
    await get().refreshModels()
    const isThere = (id: string | null) => get().models.some((model) => model.id === id)
    const last = memory.read()
    if (last !== null && isThere(last)) return last
    return get().models.some(({ id, isOnRequest }) => id === PREFERRED && !isOnRequest) ? PREFERRED : EMBEDDED_MODEL
  }

  /** Loads a network; gives the error, unless a newer load has begun. */
  const openNetwork = async (isUpdate = false): Promise<{ error: unknown } | undefined> => {
    const own = loads.begin()
    // A queue that still runs belongs to the previous network.
    choice.begin()
    requests.begin()
    network.forget()
    set(({ pictures }) => ({
      phase: initialPhase,
      pictures: pictures.map((one) => (one.state === 'working' ? { ...one, state: 'waiting' as const } : one)),
    }))
    try {
      const modelId = get().modelId ?? (await chooseModel())
      const modelUrl = await models.urlOf(modelId, isUpdate)
      if (own.aborted) return undefined
      set({ modelId })
      await recovery.open(modelUrl, own, isUpdate)
      last.before = undefined
      set({ phase: { at: 'resting' } })
    } catch (error) {
      return own.aborted ? undefined : { error }
    }
    await queue.run()
    return undefined
  }

  /** The error, unless the address asks for a network that neither this host nor the device has. */
  const orUnknown = async (error: unknown) => {
    const { code, parameters } = toProblem(error)
    const { modelId, refreshModels } = get()
    const isMissing = code === 'modelFileIsPage' || (code === 'modelFileRefused' && Number(parameters.status) < 500)
    // Where others of its files are missing, it is there.
    if (modelId === null || modelId !== asked || !isMissing || parameters.file !== 'model.json') return error
    await refreshModels()
    const isListed = get().models.some(({ id }) => id === modelId)
    return isListed ? error : new HeatlensError('networkUnknown', { network: modelId })
  }

  const load = async () => {
    const failed = await openNetwork()
    if (!failed) return
    const error = await orUnknown(failed.error)
    set({ phase: { at: 'stopped', problem: toProblem(error), way: remedyFor(error) } })
  }

  return {
    load,

    async useModel(id, isUpdate = false) {
      try {
        const { switchNetwork } = await loadNetworkChange()
        await switchNetwork({ set, get, currentPicture, memory, renew, openNetwork, load, last }, id, isUpdate)
      } catch (error) {
        get().refuse(toProblem(error), undefined, { about: 'network' })
      }
    },

    async restart() {
      renew()
      await load()
    },
  }
}
