import type { Latest } from '../async/abort.ts'
import { retryAfter } from '../async/retryAfter.ts'
import type { Notice } from '../errors/codes.ts'
import { errorOf, isAboutEngine, isLoss, isOfKind, remedyFor, toProblem } from '../errors/index.ts'
import { eachOnce } from '../errors/same.ts'
import type { BackendId } from '../ids.ts'
import type { OpenedNetwork, OpenRequest } from '../worker/explainer/explainer.ts'
import type { RestartableExplainer } from '../worker/page/connectExplainer.ts'
import type { Models } from '../worker/page/connectModels.ts'
import type { AppStore } from './appState.ts'
import { dropUnknown } from './settings.ts'

/** After this many losses of the graphics processor, it is not used again until the page is reloaded. */
const GPU_CHANCES = 2

/** Recovers from the failures of one job, see {@link retryAfter}. */
export type Recover = (error: unknown) => Promise<void>

/** Loads the network, and loads it again if the engine was lost. */
export interface Recovery {
  /**
   * Opens a model and puts it into the state; once more, in a new worker, if the engine is lost meanwhile. Throws what
   * {@link RestartableExplainer.open} throws, and the signal's reason if a newer load has begun. `isUpdate` asks for
   * the host's own version.
   */
  open(modelUrl: string, own: AbortSignal, isUpdate?: boolean): Promise<void>
  /**
   * For one job that asks the explainer: after the first loss of the engine, loads the network in a new worker, so that
   * the job can run once more. Throws any other failure; if it is about the engine, the phase becomes `stopped`, and
   * the person decides what to do.
   */
  recoverFromLoss(): Recover
  /** Resolves once the lost network is back, or cannot come back; undefined while none is being reloaded. */
  readonly reloading: Promise<void> | undefined
}

export interface RecoveryParts {
  explainer: RestartableExplainer
  models: Models
  /** What the page's address asks for; it is never changed. */
  backend: BackendId | undefined
  loads: Latest
  choice: Latest
  set: AppStore['setState']
  get: AppStore['getState']
  /** Called with each network that was opened, and how. What it throws is about a second engine only. */
  onOpened?: (opened: OpenedNetwork, request: OpenRequest, own: AbortSignal) => Promise<void>
}

export function createRecovery(parts: RecoveryParts): Recovery {
  const { explainer, models, backend, loads, choice, set, get, onOpened } = parts
  let gpuLosses = 0
  let reloading: Promise<void> | undefined

  const isOnGpu = () => (get().engine?.backend.id ?? 'webgl') === 'webgl'

  /** Call this once with each failure of the explainer. */
  const countLoss = (error: unknown) => {
    if (isOfKind(error, 'lost') && isOnGpu()) gpuLosses++
  }

  /** For one job: ignores its first loss, and throws everything else. */
  const onlyOneLoss = () => {
    let isSecond = false
    return (error: unknown) => {
      countLoss(error)
      if (isSecond || !isLoss(error)) throw error
      isSecond = true
    }
  }

  const openOnce = async (modelUrl: string | Promise<string>, own: AbortSignal, why?: Notice, isUpdate = false) => {
    const loading = { at: 'loading', ...(why && { why }) } as const
    set({ phase: { ...loading, progress: { loaded: 0, total: 0 } } })
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
      if (!own.aborted && get().phase.at === 'loading') set({ phase: { ...loading, progress } })
    })
    own.throwIfAborted()
    const known = dropUnknown(get().settings, engine)
    set(({ notices }) => ({
      engine,
      settings: known.settings,
      // Without duplicates, however often it is loaded.
      notices: eachOnce([...notices, ...engine.notices, ...known.notices]),
    }))
    // What came from the host is now on this device.
    void get().refreshModels()
    onOpened?.(engine, request, own).catch((error) => {
      if (isOfKind(error, 'lost')) gpuLosses++
    })
  }

  const whyAgain = (error: unknown): Notice => {
    const code = !isOfKind(error, 'lost') ? 'reloadingStopped' : isOnGpu() ? 'reloadingReset' : 'reloadingWrongNumbers'
    return { code, parameters: { network: get().engine?.model.name ?? null } }
  }

  const stop = (error: unknown) => {
    const way = remedyFor(error)
    // A worker without a network is useless, whatever the reason.
    set({ phase: { at: 'stopped', problem: toProblem(error), way: way === 'load' ? 'restart' : way } })
  }

  /**
   * Loads the network in use in a new worker; then the page continues with what it did before, unless something else
   * was chosen.
   */
  const reload = async (lost: unknown) => {
    const { phase, modelId } = get()
    // Another load is in progress, or a person has been asked already.
    if (modelId === null || phase.at === 'loading' || phase.at === 'stopped') throw lost
    const own = loads.begin()
    const chosen = choice.signal
    explainer.restart()
    try {
      await openOnce(models.urlOf(modelId), own, whyAgain(lost))
    } catch (error) {
      countLoss(error)
      if (own.aborted) throw error
      stop(error)
      // No worker has the network now, whatever the reason.
      throw isAboutEngine(error) ? error : errorOf(toProblem(error), { kind: 'worker', cause: error })
    }
    // The queue may have moved on to a picture that needs no question.
    if (get().phase.at === 'loading') set({ phase: chosen.aborted ? { at: 'resting' } : phase })
  }

  return {
    get reloading() {
      return reloading
    },
    open(modelUrl, own, isUpdate) {
      let why: Notice | undefined
      const demandOneLoss = onlyOneLoss()
      return retryAfter(
        () => openOnce(modelUrl, own, why, isUpdate),
        async (error) => {
          demandOneLoss(error)
          own.throwIfAborted()
          explainer.restart()
          why = whyAgain(error)
        },
      )
    },
    recoverFromLoss() {
      const demandOneLoss = onlyOneLoss()
      return async (error) => {
        try {
          demandOneLoss(error)
          const reloaded = reload(error)
          reloading = reloaded
            .catch(() => {})
            .then(() => {
              reloading = undefined
            })
          await reloaded
        } catch (failure) {
          const { at } = get().phase
          if (isAboutEngine(failure) && (at === 'working' || at === 'resting')) stop(failure)
          throw failure
        }
      }
    },
  }
}
