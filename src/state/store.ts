import { createStore } from 'zustand/vanilla'
import type { Address } from '../settings/address.ts'
import { type PageOptions, pageOptions } from '../settings/pageOptions.ts'
import { defaultSettings } from '../settings/settings.ts'
import type { RestartableExplainer } from '../worker/page/connect.ts'
import type { WatchedImageWorker } from '../worker/page/connectImageWorker.ts'
import type { Models } from '../worker/page/connectModels.ts'
import type { AppState, AppStore } from './appState.ts'
import { createAsker } from './asker.ts'
import { createExporting } from './exporting.ts'
import { createModels } from './models.ts'
import { newestOnly } from './newest.ts'
import { createPrefetch } from './prefetch.ts'
import { createQueue } from './queue.ts'
import { createRecovery } from './recovery.ts'
import { createRemoving } from './removing.ts'
import { createSavedPictureSettings } from './savedPictureSettings.ts'
import { createSaving } from './saving.ts'
import { askedSettings } from './settings.ts'
import { createShowing } from './showing.ts'
import type { StoreDeps } from './storeDeps.ts'
import { createStretching } from './stretching.ts'
import { createUsing, notBegun } from './using.ts'

export interface AppParts extends Partial<PageOptions> {
  explainer: RestartableExplainer
  imageWorker: WatchedImageWorker
  address: Address
  models: Models
  /** Remembers the network that was used last. */
  memory: { read(): string | null; write(id: string): void }
}

/** What is said where nothing is to be said. */
const nothing = { notices: [], failure: null, removals: [] } satisfies Partial<AppState>

/** Makes the app's state and everything that changes it. */
export function createAppStore({
  explainer,
  imageWorker,
  address,
  models,
  memory,
  theme = pageOptions.theme.default,
  embedsSettings = pageOptions.embedsSettings.default,
  usesKeys = pageOptions.usesKeys.default,
}: AppParts): AppStore {
  return createStore<AppState>((set, get) => {
    // An older one's answers are dropped, and its forward pass broken off.
    const loads = newestOnly()
    const choice = newestOnly()
    const requests = newestOnly()
    const { backend } = address
    const recovery = createRecovery({
      ...{ explainer, models, backend, loads, choice, set, get },
      goOn: () => queue.run(),
    })
    const asker = createAsker(explainer, recovery.survive)
    const workings: StoreDeps = { set, get, imageWorker, asker, choice, requests }
    const prefetch = createPrefetch(workings)
    const showing = createShowing(workings, prefetch)
    const queue = createQueue(workings, showing)

    const using = createUsing({
      ...{ workings, models, recovery, showing, queue, loads, memory },
      renew: () => explainer.restart(),
      asked: address.model,
    })

    return {
      ...createModels(models, set, get),
      ...using,
      ...createSaving(workings),
      ...createExporting(workings),
      ...createSavedPictureSettings(workings),
      ...createRemoving(workings, showing, queue),
      ...createStretching(workings, queue),
      open: queue.open,
      pick: queue.pick,
      revisit: queue.revisit,
      cancel: queue.cancel,
      goOn: queue.goOn,
      explainClass: showing.explainClass,
      leaveStage: showing.leaveStage,
      prefetchClass: prefetch.prefetchClass,
      seenClass: prefetch.seenClass,
      phase: notBegun,
      modelId: null,
      failure: null,
      engine: null,
      pictures: [],
      finished: 0,
      picked: null,
      removals: [],
      exporting: null,
      deeds: 0,
      shown: null,
      lastOutcome: null,
      settings: address.settings,
      theme,
      embedsSettings,
      usesKeys,
      pictureAddress: address.url ?? null,
      notices: address.notices,

      refuse: (problem, picture, more) =>
        set({ failure: { problem, ...(picture !== undefined && { picture }), ...more } }),

      async change(settings) {
        set((state) => ({ settings: { ...state.settings, ...settings } }))
        // How it is drawn is nothing to the network.
        if (askedSettings.some((key) => key in settings)) await showing.catchUp()
      },

      resetSettings: () => get().change(defaultSettings),

      chooseTheme: (theme) => set({ theme }),

      embedSettings: (embeds) => set({ embedsSettings: embeds }),
      switchKeys: (uses) => set({ usesKeys: uses }),

      tell: (notice) => set(({ notices }) => ({ notices: [...notices.filter((one) => one !== notice), notice] })),

      dismiss: (what) => set(what ? { [what]: nothing[what] } : nothing),

      measureMemory: () => explainer.memory(),
    }
  })
}
