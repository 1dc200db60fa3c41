import { createStore } from 'zustand/vanilla'
import { isAboutEngine, PictureError, sentencesFor } from '../errors.ts'
import { type Details, EMBEDDED_MODEL, type Explanation, type ModelInfo } from '../types.ts'
import type { RestartableExplainer, WatchedDarkroom } from '../worker/connect.ts'
import type { Models } from '../worker/connectModels.ts'
import type { AppState, AppStore, Phase, Picture, Shown } from './appState.ts'
import { arrayFiles } from './arrays.ts'
import { createAsker } from './asker.ts'
import { createModelShelf } from './modelShelf.ts'
import { newestOnly } from './newest.ts'
import { pythonScript } from './pythonScript.ts'
import { createRecovery } from './recovery.ts'
import type { Outcome } from './savedData.ts'
import { type Address, toQuestion } from './settings.ts'

export interface AppParts {
  explainer: RestartableExplainer
  darkroom: WatchedDarkroom
  address: Address
  models: Models
  /** Remembers the network that was used last. */
  memory: { read(): string | null; write(id: string): void }
}

/** Taken where nothing else was chosen and it is there. */
const PREFERRED = 'vgg16'

const noPicture = () => new PictureError('There is no explained picture yet. Choose one first.')

/** What of the settings an answer depends on, whatever its class is. */
const askedAlike = ['method', 'layer', 'score', 'evidence'] as const

const notBegun: Phase = { at: 'loading', progress: { loaded: 0, total: 0 } }

/** Makes the app's state and everything that changes it. */
export function createAppStore({ explainer, darkroom, address, models, memory }: AppParts): AppStore {
  return createStore<AppState>((set, get) => {
    let nextId = 1
    // An older one's answers are dropped, and its forward pass broken off.
    const loads = newestOnly()
    /** Of pictures. */
    const choice = newestOnly()
    /** Of what is on the stage. */
    const showing = newestOnly()
    /** Null while the stage follows the queue. */
    let picked: number | null = null
    /** What the stage goes back to when a newer picture fails. */
    let settled: Shown | null = null
    /** The class that was asked for last on the stage, answered or not. */
    let wantedClass: { pictureId: number; classIndex: number } | undefined
    const { backend } = address
    const recovery = createRecovery({
      ...{ explainer, models, backend, loads, choice, set, get },
      goOn: () => runQueue(),
    })
    const asker = createAsker(explainer, recovery.survive)
    /** What the last answer that was taken apart was made of. */
    let lastDetails: { of: Explanation; answer: Promise<Details> } | undefined

    const show = (shown: Shown | null) => {
      if (shown?.outcome) settled = shown
      set({ shown, ...(shown?.outcome && { lastOutcome: shown.outcome }) })
    }

    const updatePicture = (id: number, change: Partial<Picture>) =>
      set(({ pictures }) => ({ pictures: pictures.map((one) => (one.id === id ? { ...one, ...change } : one)) }))

    /** Tells a failure; one of the engine stops everything until a fresh start. */
    const fail = (error: unknown, picture: string) => {
      const problem = sentencesFor(error)
      if (isAboutEngine(error)) set({ phase: { at: 'stopped', problem, way: 'restart' } })
      else set({ failure: { problem, picture } })
    }

    const openFile = (file: File, { inputSize, preset }: ModelInfo) => darkroom.open(file, { inputSize, preset })

    const process = async ({ id, file }: Picture, model: ModelInfo, own: AbortSignal) => {
      const start = performance.now()
      const follows = () => picked === null || picked === id
      updatePicture(id, { state: 'working' })
      set({ phase: { at: 'working', picture: file.name } })
      const photo = await openFile(file, model)
      if (own.aborted) return
      if (follows()) show({ pictureId: id, photo })
      const ask = (firstClass: number) => toQuestion(get().settings, model, firstClass)
      const sight = { pictureId: id, input: photo.input, layer: ask(0).layer }
      const { explainMs, forwardMs, ...found } = await asker.ask(sight, ask, own)
      if (own.aborted) return
      const { height, width } = photo.full
      const outcome: Outcome = {
        ...found,
        image: { name: file.name, width, height },
        timings: { decodeMs: photo.decodeMs, forwardMs, explainMs, totalMs: performance.now() - start },
      }
      updatePicture(id, { state: 'done', outcome })
      if (follows()) show({ pictureId: id, photo, outcome })
    }

    /** Works through the waiting pictures. One that fails does not stop the others, unless the engine failed. */
    const runQueue = async () => {
      const { engine, phase } = get()
      if (!engine || phase.at === 'loading' || phase.at === 'stopped') return
      const own = choice.signal
      for (;;) {
        // A class that is asked for meanwhile may find the engine gone.
        if (get().phase.at === 'stopped') return
        const next = get().pictures.find(({ state }) => state === 'waiting')
        if (!next) break
        try {
          await process(next, engine.model, own)
        } catch (error) {
          if (own.aborted) return
          if (picked === next.id) picked = null
          if (!get().shown?.outcome) show(settled)
          const isEngine = isAboutEngine(error)
          updatePicture(next.id, isEngine ? { state: 'waiting' } : { state: 'failed', problem: sentencesFor(error) })
          fail(error, next.file.name)
          if (isEngine) return
        }
        if (own.aborted) return
        await catchUp()
        if (own.aborted) return
      }
      set({ phase: { at: 'resting' } })
      await catchUp()
    }

    /** Puts the answer for a class of the shown picture onto the stage, and another one if the settings changed meanwhile. */
    const answerClass = async (classIndex: number) => {
      const { shown, engine, settings } = get()
      if (!shown?.outcome || !engine) return
      const { photo, pictureId } = shown
      const own = showing.begin()
      wantedClass = { pictureId, classIndex }
      try {
        const ask = () => ({ ...toQuestion(settings, engine.model, classIndex), classIndex })
        const sight = { pictureId, input: photo.input, layer: ask().layer }
        const { predictions, explanation, explainMs } = await asker.ask(sight, ask, own)
        const now = get().shown
        if (own.aborted || now?.pictureId !== pictureId || !now.outcome) return
        const outcome = { ...now.outcome, predictions, explanation, timings: { ...now.outcome.timings, explainMs } }
        updatePicture(pictureId, { outcome })
        show({ pictureId, photo, outcome })
      } catch (error) {
        if (!own.aborted) fail(error, shown.outcome.image.name)
        return
      }
      await catchUp()
    }

    /** Asks anew where what is shown was asked otherwise than the settings now say. */
    const catchUp = async () => {
      const { shown, engine, settings } = get()
      if (!shown?.outcome || !engine) return
      const { explanation } = shown.outcome
      const asked = toQuestion(settings, engine.model, 0)
      if (askedAlike.every((key) => explanation[key] === asked[key])) return
      const wanted = wantedClass?.pictureId === shown.pictureId ? wantedClass : explanation
      await answerClass(wanted.classIndex)
    }

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
      phase: notBegun,
      modelId: null,
      failure: null,
      engine: null,
      pictures: [],
      shown: null,
      lastOutcome: null,
      settings: address.settings,
      notices: address.notices,

      async load() {
        const own = loads.begin()
        // A queue that still runs belongs to the network of before.
        choice.begin()
        showing.begin()
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
        await runQueue()
      },

      async useModel(id) {
        memory.write(id)
        // A load that is under way, or a worker that failed, is not waited for.
        const { at } = get().phase
        if (at === 'loading' || at === 'stopped') explainer.restart()
        settled = null
        wantedClass = undefined
        picked = null
        // Answers of another network would stand beside this one's name.
        set(({ pictures, shown }) => ({
          modelId: id,
          engine: null,
          lastOutcome: null,
          shown: shown && { pictureId: shown.pictureId, photo: shown.photo },
          pictures: pictures.map(({ outcome: _, ...one }) =>
            one.state === 'failed' ? one : { ...one, state: 'waiting' },
          ),
        }))
        await get().load()
      },

      async restart() {
        explainer.restart()
        await get().load()
      },

      async open(files) {
        const own = choice.begin()
        showing.begin()
        picked = null
        const isKept = ({ state }: Picture) => state === 'done' || state === 'failed'
        set(({ pictures, phase }) => ({
          failure: null,
          pictures: pictures.filter(isKept),
          ...(phase.at === 'working' && { phase: { at: 'resting' as const } }),
        }))
        if (!get().shown?.outcome) show(settled)
        try {
          const chosen = await files
          if (own.aborted) return
          const isAgain = ({ file }: Picture) => chosen.some((one) => isSameFile(one, file))
          const fresh: Picture[] = chosen.map((file) => ({ id: nextId++, file, state: 'waiting' }))
          set(({ pictures }) => ({ pictures: [...pictures.filter((one) => !isAgain(one)), ...fresh] }))
        } catch (error) {
          if (!own.aborted) set({ failure: { problem: sentencesFor(error) } })
          return
        }
        await runQueue()
      },

      refuse: (problem, picture) => set({ failure: { problem, ...(picture !== undefined && { picture }) } }),

      async pick(pictureId) {
        const picture = get().pictures.find(({ id }) => id === pictureId)
        const { engine, shown } = get()
        if (!picture || !engine) return
        if (picture.problem !== undefined) {
          get().refuse(picture.problem, picture.file.name)
          return
        }
        picked = pictureId
        const own = showing.begin()
        if (!picture.outcome) return
        try {
          const photo = shown?.pictureId === pictureId ? shown.photo : await openFile(picture.file, engine.model)
          if (own.aborted) return
          show({ pictureId, photo, outcome: picture.outcome })
          set({ failure: null })
        } catch (error) {
          if (own.aborted) return
          picked = null
          fail(error, picture.file.name)
          return
        }
        await catchUp()
      },

      async explainClass(classIndex) {
        set({ failure: null })
        await answerClass(classIndex)
      },

      async change(settings) {
        set((state) => ({ settings: { ...state.settings, ...settings } }))
        // How it is drawn is nothing to the network.
        if (askedAlike.some((key) => key in settings)) await catchUp()
      },

      dismiss: () => set({ notices: [], failure: null }),

      readDetails() {
        const { shown } = get()
        if (!shown?.outcome) {
          return Promise.reject(noPicture())
        }
        const { pictureId, photo, outcome } = shown
        const { explanation } = outcome
        if (lastDetails?.of !== explanation) {
          const { classIndex, method, layer, score, evidence } = explanation
          const question = { classIndex, method, layer, score, evidence }
          const answer = asker.details({ pictureId, input: photo.input, layer }, question)
          lastDetails = { of: explanation, answer }
          // What failed is asked again another time.
          answer.catch(() => {
            if (lastDetails?.answer === answer) lastDetails = undefined
          })
        }
        return lastDetails.answer
      },

      measureMemory: () => explainer.memory(),

      async saveArrays() {
        const { shown, engine, settings } = get()
        const details = await get().readDetails()
        if (!shown?.outcome || !engine) throw noPicture()
        const { outcome, photo } = shown
        return darkroom.pack(arrayFiles({ outcome, input: photo.input, details, engine, settings }))
      },

      toPython() {
        const { shown, engine, settings } = get()
        if (!shown?.outcome || !engine) throw noPicture()
        return pythonScript(shown.outcome, engine.model, settings)
      },

      async savePicture() {
        const { shown, settings } = get()
        if (!shown?.outcome) throw noPicture()
        const { heatmap } = shown.outcome.explanation
        return darkroom.savePicture(shown.photo.full, heatmap, settings.colours, settings.opacity)
      },
    }
  })
}

const isSameFile = (a: File, b: File) => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified
