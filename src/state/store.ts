import { createStore } from 'zustand/vanilla'
import { latestOnly } from '../async/abort.ts'
import { isSame } from '../errors/same.ts'
import { lazyImport } from '../lazyImport.ts'
import type { Address } from '../settings/address.ts'
import { type PageOptions, pageOptions } from '../settings/pageOptions.ts'
import { answerKeys, defaultSettings, questionKeys } from '../settings/settings.ts'
import type { Challenge, RestartableExplainer } from '../worker/page/connectExplainer.ts'
import type { WatchedImageWorker } from '../worker/page/connectImageWorker.ts'
import type { Models } from '../worker/page/connectModels.ts'
import { createNetworkSession } from './analyse.ts'
import type { AppState, AppStore } from './appState.ts'
import { createCurrentPicture } from './currentPicture.ts'
import type { EngineMemory } from './engineRace.ts'
import { createExporting } from './exporting.ts'
import { forwardOptions } from './forwardOptions.ts'
import { createModels } from './models.ts'
import { createNetworkInUse, initialPhase } from './networkInUse.ts'
import { changeOutput, createOwnAnswers, withOwnAnswers } from './ownAnswers.ts'
import { createOwnNetworks } from './ownNetworks.ts'
import { createPrefetch } from './prefetch.ts'
import {
  createChangingPreprocessing,
  lasting,
  type PreprocessingStorage,
  withOwnPreprocessing,
} from './preprocessing.ts'
import { createQueue } from './queue.ts'
import { createRecovery } from './recovery.ts'
import { createRemoving } from './removing.ts'
import { createSavedPictureSettings } from './savedPictureSettings.ts'
import { createSaving } from './saving.ts'
import { createSeenPart } from './seenPart.ts'
import type { StoreDeps } from './storeDeps.ts'
import { createStretching } from './stretching.ts'

export interface AppParts extends Partial<PageOptions> {
  explainer: RestartableExplainer
  imageWorker: WatchedImageWorker
  address: Address
  models: Models
  /** True if a person came by a link that someone shared. */
  isShared?: boolean
  /** Remembers how a person wants pictures to be prepared; by default, for this visit. */
  preprocessings?: PreprocessingStorage
  answerNames?: AppState['answerNames']
  /** Compares engines where there is a graphics processor; by default, the one that is ready first stays. */
  engines?: { challenge: Challenge; memory: EngineMemory }
  networkNames?: AppState['networkNames']
  /** Remembers the network that was used last. */
  memory: { read(): string | null; write(id: string): void }
}

/** Few devices have a graphics processor that is worth a try. */
const loadRace = lazyImport(() => import('./engineRace.ts'))

/** The state without any messages. */
const nothing = { notices: [], failure: null, removals: [], givenList: null, beside: null } satisfies Partial<AppState>

/** Creates the app's state and all of its actions. */
export function createAppStore({
  explainer: worker,
  imageWorker,
  address,
  models,
  isShared = false,
  memory,
  preprocessings = { read: () => null, change() {} },
  theme = pageOptions.theme.default,
  embedsSettings = pageOptions.embedsSettings.default,
  usesKeys = pageOptions.usesKeys.default,
  answerNames = new Map(),
  engines,
  networkNames = new Map(),
}: AppParts): AppStore {
  return createStore<AppState>((set, get, { subscribe }) => {
    // A newer request drops the answers of an older one and interrupts its forward pass.
    const loads = latestOnly()
    const choice = latestOnly()
    const requests = latestOnly()
    const { backend } = address
    const storage = lasting(preprocessings)
    const ownPreprocessings = new Map()
    const explainer = withOwnAnswers(withOwnPreprocessing(worker, storage, ownPreprocessings), get)
    // Each part knows those above it, and none below.
    const recovery = createRecovery({
      ...{ explainer, models, backend, loads, choice, set, get },
      async onOpened({ rival, model }, request, own) {
        if (!rival || !engines) return
        const { runRace } = await loadRace()
        await runRace({ deps, subscribe, ...engines, request, model, rival, own })
      },
    })
    const network = createNetworkSession(explainer, recovery, () => forwardOptions(get()), {
      tell: (explaining) => {
        if (get().explaining !== explaining) set({ explaining })
      },
      drop({ method }) {
        // Grad-CAM answers instead, unless something else is asked for by now.
        const { layer, smoothing, fusion } = defaultSettings
        if (get().settings.method === method)
          set(({ settings }) => ({ settings: { ...settings, ...{ method: 'gradCam', layer, smoothing, fusion } } }))
      },
    })
    const deps: StoreDeps = { set, get, imageWorker, network, choice, requests }
    const prefetch = createPrefetch(deps)
    const currentPicture = createCurrentPicture(deps, prefetch)
    const queue = createQueue(deps, currentPicture, recovery)
    const networkInUse = createNetworkInUse({
      ...{ deps, models, recovery, currentPicture, queue, loads, memory },
      renew: () => explainer.restart(),
      asked: address.model,
    })

    return {
      deps,
      ...createModels(models, set, get, subscribe),
      ...createOwnNetworks(models, { set, get }, storage),
      ...networkInUse,
      ...createSaving(deps),
      ...createExporting(deps),
      ...createSavedPictureSettings(deps),
      ...createRemoving(deps, currentPicture, queue),
      ...createStretching(deps, queue),
      ...createChangingPreprocessing(deps, currentPicture, queue, storage, ownPreprocessings),
      ...createOwnAnswers(deps, queue),
      ...createSeenPart(deps, currentPicture, queue),
      open: queue.open,
      pick: queue.pick,
      revisit: queue.revisit,
      cancel: queue.cancel,
      resume: queue.resume,
      explainClass: currentPicture.explainClass,
      leaveStage: currentPicture.leaveStage,
      prefetchClass: prefetch.prefetchClass,
      seenClass: prefetch.seenClass,
      phase: initialPhase,
      modelId: null,
      failure: null,
      engine: null,
      pictures: [],
      finished: 0,
      picked: null,
      removals: [],
      exporting: null,
      userActions: 0,
      shown: null,
      explaining: null,
      lastOutcome: null,
      rescaling: null,
      view: 'picture',
      settings: address.settings,
      trusted: null,
      answerNames,
      networkNames,
      givenList: null,
      numberInputs: {},
      theme,
      embedsSettings,
      usesKeys,
      pictureAddress: address.url ?? null,
      isGreeted: isShared && !address.url && !address.sample,
      networkAddress: address.networkAddress ?? null,
      notices: address.notices,

      refuse: (problem, picture, more) =>
        set({ failure: { problem, ...(picture !== undefined && { picture }), ...more } }),
      settle(topic) {
        if (get().failure?.about === topic) set({ failure: null })
      },

      async change(settings) {
        const before = get().settings
        set((state) => ({ settings: { ...state.settings, ...settings } }))
        if (answerKeys.some((key) => get().settings[key] !== before[key])) await changeOutput(deps, queue)
        // Drawing settings do not concern the network.
        if (!questionKeys.some((key) => key in settings)) return
        const { explaining, phase } = get()
        if (explaining && phase.at === 'working') network.makeAnother()
        // What is on the stage is wanted again, and no longer what was asked since.
        else if (explaining && !currentPicture.isBehind()) requests.begin()
        else await currentPicture.catchUp()
      },

      stop: network.stop,
      readFacts: explainer.facts,
      readMetrics: explainer.aboutMetrics,

      resetSettings: () => get().change(defaultSettings),

      see: (view) => set({ view }),

      chooseTheme: (theme) => set({ theme }),

      embedSettings: (embeds) => set({ embedsSettings: embeds }),
      switchKeys: (uses) => set({ usesKeys: uses }),

      notify: (notice) =>
        set(({ notices }) => ({ notices: [...notices.filter((one) => !isSame(one, notice)), notice] })),

      dismiss: (what) => set(what ? { [what]: nothing[what] } : nothing),

      measureMemory: explainer.memory,
    }
  })
}
