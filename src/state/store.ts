import { createStore } from 'zustand/vanilla'
import { isAboutEngine, sentencesFor } from '../errors.ts'
import { EMBEDDED_MODEL } from '../types.ts'
import type { RestartableExplainer } from '../worker/connect.ts'
import type { WatchedDarkroom } from '../worker/connectDarkroom.ts'
import type { Models } from '../worker/connectModels.ts'
import type { AppState, AppStore, Phase } from './appState.ts'
import { createAsker } from './asker.ts'
import { createExporting } from './exporting.ts'
import { createModelShelf } from './modelShelf.ts'
import { newestOnly } from './newest.ts'
import { createOffers } from './offers.ts'
import { createPeeking } from './peeking.ts'
import type { ThemeId } from './preferences.ts'
import { createQueue } from './queue.ts'
import { createRecovery } from './recovery.ts'
import { createRemoving } from './removing.ts'
import { createSaving } from './saving.ts'
import { type Address, askedSettings, defaultSettings } from './settings.ts'
import { createShowing } from './showing.ts'
import type { Workings } from './workings.ts'

export interface AppParts {
  explainer: RestartableExplainer
  darkroom: WatchedDarkroom
  address: Address
  models: Models
  /** Remembers the network that was used last. */
  memory: { read(): string | null; write(id: string): void }
  theme?: ThemeId
  embedsSettings?: boolean
  usesKeys?: boolean
}

/** Taken where nothing else was chosen and it is there. */
const PREFERRED = 'vgg16'

const notBegun: Phase = { at: 'loading', progress: { loaded: 0, total: 0 } }

/** Makes the app's state and everything that changes it. */
export function createAppStore({
  explainer,
  darkroom,
  address,
  models,
  memory,
  theme = 'system',
  embedsSettings = true,
  usesKeys = true,
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
    const workings: Workings = { set, get, darkroom, asker, choice, requests }
    const peeking = createPeeking(workings)
    const showing = createShowing(workings, peeking)
    const queue = createQueue(workings, showing)

    /** What the address asks for, else what was used last, else VGG16, else what comes with the page. */
    const chooseModel = async (): Promise<string> => {
      if (address.model !== null) return address.model
      await get().refreshModels()
      const isThere = (id: string | null) => get().models.some((model) => model.id === id)
      const last = memory.read()
      if (last !== null && isThere(last)) return last
      return isThere(PREFERRED) ? PREFERRED : EMBEDDED_MODEL
    }

    return {
      ...createModelShelf(models, set, get),
      ...createSaving(workings),
      ...createExporting(workings),
      ...createOffers(workings),
      ...createRemoving(workings, showing, queue),
      open: queue.open,
      pick: queue.pick,
      revisit: queue.revisit,
      cancel: queue.cancel,
      goOn: queue.goOn,
      explainClass: showing.explainClass,
      leaveStage: showing.leaveStage,
      peekClass: peeking.peekClass,
      seenClass: peeking.seenClass,
      phase: notBegun,
      modelId: null,
      failure: null,
      engine: null,
      pictures: [],
      finished: 0,
      picked: null,
      removal: null,
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

      async load() {
        const own = loads.begin()
        // A queue that still runs belongs to the network of before.
        choice.begin()
        requests.begin()
        asker.forget()
        set(({ pictures }) => ({
          phase: notBegun,
          pictures: pictures.map((one) => (one.state === 'working' ? { ...one, state: 'waiting' as const } : one)),
        }))
        try {
          const modelId = get().modelId ?? (await chooseModel())
          const modelUrl = await models.urlOf(modelId)
          if (own.aborted) return
          set({ modelId })
          await recovery.open(modelUrl, own)
          set({ phase: { at: 'resting' } })
        } catch (error) {
          if (own.aborted) return
          const way = isAboutEngine(error) ? 'restart' : 'load'
          set({ phase: { at: 'stopped', problem: sentencesFor(error), way } })
          return
        }
        await queue.run()
      },

      async useModel(id) {
        memory.write(id)
        // A load that is under way, or a worker that failed, is not waited for.
        const { at } = get().phase
        if (at === 'loading' || at === 'stopped') explainer.restart()
        showing.forget()
        // Answers of another network would stand beside this one's name.
        set(({ pictures, shown }) => ({
          modelId: id,
          engine: null,
          lastOutcome: null,
          removal: null,
          finished: 0,
          // What is on the stage comes first, and stays there.
          picked: shown?.pictureId ?? null,
          shown: shown && { pictureId: shown.pictureId, photo: shown.photo },
          pictures: pictures.map(({ outcome: _, ...one }) =>
            one.state === 'failed' || one.state === 'held' ? one : { ...one, state: 'waiting' },
          ),
        }))
        await get().load()
      },

      async restart() {
        explainer.restart()
        await get().load()
      },

      refuse: (problem, picture) => set({ failure: { problem, ...(picture !== undefined && { picture }) } }),

      async change(settings) {
        set((state) => ({ settings: { ...state.settings, ...settings } }))
        // How it is drawn is nothing to the network.
        if (askedSettings.some((key) => key in settings)) await showing.catchUp()
      },

      resetSettings: () => get().change(defaultSettings),

      chooseTheme: (theme) => set({ theme }),

      embedSettings: (embeds) => set({ embedsSettings: embeds }),
      switchKeys: (uses) => set({ usesKeys: uses }),

      dismiss: () => set({ notices: [], failure: null, removal: null }),

      measureMemory: () => explainer.memory(),
    }
  })
}
