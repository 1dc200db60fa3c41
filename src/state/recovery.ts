import type { Notice } from '../errors/codes.ts'
import { eachOnce } from '../errors/same.ts'
import { errorOf, isAboutEngine, isLoss, isOfKind, toProblem, wayOn } from '../errors.ts'
import type { BackendId } from '../types.ts'
import type { RestartableExplainer } from '../worker/page/connect.ts'
import type { Models } from '../worker/page/connectModels.ts'
import type { AppStore } from './appState.ts'
import type { Newest } from './newest.ts'
import { dropUnknown } from './settings.ts'

/** So many losses of a graphics processor, and it is left alone until the page is loaded anew. */
const GPU_CHANCES = 2

/** Brings the network up, and up again where the engine was lost. */
export interface Recovery {
  /**
   * Opens a model and takes it into the state; once more, in a new worker, where the engine is lost meanwhile. Throws what
   * {@link RestartableExplainer.open} throws, and the signal's reason where a newer load has begun. `isUpdate`: the host's own version is wanted.
   */
  open(modelUrl: string, own: AbortSignal, isUpdate?: boolean): Promise<void>
  /**
   * Does a job that asks the explainer. Where the engine is lost in it, the network is loaded into a new worker, and the job done once more. A
   * second loss is thrown, and the way on is left to the person: the phase is `stopped`.
   */
  survive<T>(job: () => Promise<T>): Promise<T>
}

export interface RecoveryParts {
  explainer: RestartableExplainer
  models: Models
  /** What the address asks for; it is kept to, whatever happens. */
  backend: BackendId | undefined
  loads: Newest
  choice: Newest
  set: AppStore['setState']
  get: AppStore['getState']
  /** Works through the pictures that wait. */
  goOn: () => Promise<void>
}

export function createRecovery(parts: RecoveryParts): Recovery {
  const { explainer, models, backend, loads, choice, set, get } = parts
  let gpuLosses = 0

  const isOnGpu = () => (get().engine?.backend.id ?? 'webgl') === 'webgl'

  const counted = async <T>(job: () => Promise<T>): Promise<T> => {
    try {
      return await job()
    } catch (error) {
      if (isOfKind(error, 'lost') && isOnGpu()) gpuLosses++
      throw error
    }
  }

  /** Does a job; and after a loss, once `replace` has made up for it, once more. */
  const twice = async <T>(job: () => Promise<T>, replace: (error: unknown) => Promise<void>): Promise<T> => {
    try {
      return await counted(job)
    } catch (error) {
      if (!isLoss(error)) throw error
      await replace(error)
      return await counted(job)
    }
  }

  const openOnce = async (modelUrl: string | Promise<string>, own: AbortSignal, why?: Notice, isUpdate = false) => {
    const begun = { at: 'loading', ...(why && { why }) } as const
    set({ phase: { ...begun, progress: { loaded: 0, total: 0 } } })
    const url = await modelUrl
    own.throwIfAborted()
    const files = models.filesAt(url)
    const request = {
      modelUrl: url,
      ...(files && { files }),
      ...(isUpdate && { isUpdate }),
      ...(backend && { backend }),
      ...(gpuLosses >= GPU_CHANCES && {
        withoutGpu: { code: 'gpuResetTwice', parameters: {} } as const,
      }),
    }
    const engine = await explainer.open(request, (progress) => {
      if (!own.aborted && get().phase.at === 'loading') set({ phase: { ...begun, progress } })
    })
    own.throwIfAborted()
    const known = dropUnknown(get().settings, engine)
    set(({ notices }) => ({
      engine,
      settings: known.settings,
      // Each once, however often it is loaded.
      notices: eachOnce([...notices, ...engine.notices, ...known.notices]),
    }))
    // What came from the host is on this device now.
    void get().refreshModels()
  }

  const whyAgain = (error: unknown): Notice => {
    const code = !isOfKind(error, 'lost') ? 'reloadingStopped' : isOnGpu() ? 'reloadingReset' : 'reloadingWrongNumbers'
    return { code, parameters: { network: get().engine?.model.name ?? null } }
  }

  const stop = (error: unknown) => {
    const way = wayOn(error)
    // A worker that has no network is of no use, whatever kept it from coming.
    set({ phase: { at: 'stopped', problem: toProblem(error), way: way === 'load' ? 'restart' : way } })
  }

  /** Loads the network in use into a new worker; after that the page does what it did before, or what was chosen meanwhile. */
  const replace = async (lost: unknown) => {
    const { phase, modelId } = get()
    // Another load is under way, or a person is asked already.
    if (modelId === null || phase.at === 'loading' || phase.at === 'stopped') throw lost
    const own = loads.begin()
    const queue = choice.signal
    explainer.restart()
    try {
      await counted(() => openOnce(models.urlOf(modelId), own, whyAgain(lost)))
    } catch (error) {
      if (own.aborted) throw error
      stop(error)
      // No worker has the network now, whatever kept it from coming.
      throw isAboutEngine(error) ? error : errorOf(toProblem(error), { kind: 'worker', cause: error })
    }
    // The queue may have gone on meanwhile, to a picture that asks for nothing.
    if (get().phase.at !== 'loading') return
    const isAnother = queue.aborted
    set({ phase: isAnother ? { at: 'resting' } : phase })
    if (isAnother) void parts.goOn()
  }

  return {
    open: (modelUrl, own, isUpdate) => {
      let why: Notice | undefined
      return twice(
        () => openOnce(modelUrl, own, why, isUpdate),
        async (error) => {
          own.throwIfAborted()
          explainer.restart()
          why = whyAgain(error)
        },
      )
    },
    async survive(job) {
      try {
        return await twice(job, replace)
      } catch (error) {
        const { at } = get().phase
        if (isAboutEngine(error) && (at === 'working' || at === 'resting')) stop(error)
        throw error
      }
    },
  }
}
