import { isAboutEngine, isMissingPart, sentencesFor } from '../errors.ts'
import type { Outcome } from '../export/savedData.ts'
import { pictureAddress } from '../settings/checks.ts'
import type { ModelInfo } from '../types.ts'
import type { AppState, Picture } from './appState.ts'
import { chosenAgain } from './chosenAgain.ts'
import { newestOnly } from './newest.ts'
import { toQuestion } from './settings.ts'
import type { Showing } from './showing.ts'
import { openPhoto, type StoreDeps, tellFailure, updatePicture } from './storeDeps.ts'

/** The pictures that were chosen, and their turns. */
export interface Queue extends Pick<AppState, 'open' | 'pick' | 'revisit' | 'cancel' | 'goOn'> {
  /** Works through the waiting pictures. One that fails does not stop the others, unless the engine failed. */
  run(): Promise<void>
  /** A number that no picture has had. */
  takeId(): number
  /** Breaks off what is being looked at; it waits again. Gives the signal of what comes next. */
  stop(): AbortSignal
}

export function createQueue(workings: StoreDeps, showing: Showing): Queue {
  const { set, get, asker, choice, requests } = workings
  /** Choices whose files are yet to come: only a newer one takes their place, and nothing else that a person does. */
  const opens = newestOnly()
  let nextId = 1
  let choices = 0
  /** Of the run that is under way. */
  let running: AbortSignal | undefined

  const process = async (picture: Picture, model: ModelInfo, own: AbortSignal) => {
    const { id, file, stretched } = picture
    const start = performance.now()
    updatePicture(workings, id, { state: 'working' })
    set({ phase: { at: 'working', picture: file.name } })
    const keepSmall = (thumbnail: Blob) => updatePicture(workings, id, { thumbnail })
    const photo = await openPhoto(workings, file, model, picture.thumbnail ? undefined : keepSmall)
    if (own.aborted) return
    if (photo.saved && picture.savedSettings === undefined) updatePicture(workings, id, { savedSettings: photo.saved })
    const isShown = () => !own.aborted && showing.follows(picture)
    if (isShown()) showing.show({ pictureId: id, photo })
    const ask = (firstClass: number) => toQuestion(get().settings, model, firstClass)
    const sight = { pictureId: id, input: photo.input, layer: ask(0).layer }
    const { explainMs, forwardMs, ...found } = await asker.ask(sight, ask, own, (predictions) => {
      if (isShown()) showing.show({ pictureId: id, photo, predictions })
    })
    if (own.aborted) return
    const outcome: Outcome = {
      ...found,
      image: { name: file.name, ...photo.size, ...(stretched && { stretched: stretched.range }) },
      timings: { decodeMs: photo.decodeMs, forwardMs, explainMs, totalMs: performance.now() - start },
    }
    // All at once, so that the page is drawn once.
    finish(id, { state: 'done', outcome })
    if (isShown()) showing.show({ pictureId: id, photo, outcome })
    if (!findNext() && !showing.isBehind()) rest()
  }

  const rest = () => {
    if (get().phase.at !== 'resting') set({ phase: { at: 'resting' } })
  }

  const finish = (id: number, change: Partial<Picture>) => {
    updatePicture(workings, id, change)
    set(({ finished }) => ({ finished: finished + 1 }))
  }

  /** The one that was picked, else the first of the newest choice. */
  const findNext = () => {
    const { pictures, picked } = get()
    const waiting = pictures.filter(({ state }) => state === 'waiting')
    const newest = Math.max(...waiting.map((one) => one.choice))
    return waiting.find(({ id }) => id === picked) ?? waiting.find((one) => one.choice === newest)
  }

  const workThrough = async (own: AbortSignal) => {
    for (;;) {
      const { engine, phase } = get()
      // A class that is asked for meanwhile may find the engine gone.
      if (!engine || phase.at === 'stopped') return
      const next = findNext()
      if (!next) break
      try {
        await process(next, engine.model, own)
      } catch (error) {
        if (own.aborted) return
        showing.follow(next.id)
        showing.fallBack()
        const isEngine = isAboutEngine(error)
        if (isEngine) updatePicture(workings, next.id, { state: 'waiting' })
        else {
          const isUntried = error instanceof Error && isMissingPart(error.cause)
          finish(next.id, { state: 'failed', problem: sentencesFor(error), ...(isUntried && { isUntried }) })
        }
        tellFailure(workings, error, next.file.name)
        if (isEngine) return
      }
      if (own.aborted) return
      await showing.catchUp()
      if (own.aborted) return
    }
    rest()
    await showing.catchUp()
  }

  const run = async () => {
    const { engine, phase } = get()
    const own = choice.signal
    if (!engine || phase.at === 'loading' || phase.at === 'stopped' || running === own) return
    running = own
    try {
      await workThrough(own)
    } finally {
      if (running === own) running = undefined
    }
  }

  const stop = () => {
    choice.begin()
    set(({ phase, pictures }) => ({
      pictures: pictures.map((one) => (one.state === 'working' ? { ...one, state: 'waiting' as const } : one)),
      ...(phase.at === 'working' && { phase: { at: 'resting' as const } }),
    }))
    return choice.signal
  }

  return {
    run,
    stop,
    takeId: () => nextId++,

    async open(files, from) {
      stop()
      const own = opens.begin()
      const number = ++choices
      requests.begin()
      showing.follow()
      const isLeft = ({ state, isSingle }: Picture) => !(state === 'waiting' && isSingle)
      set(({ pictures }) => ({ failure: null, removals: [], pictures: pictures.filter(isLeft) }))
      showing.fallBack()
      try {
        const chosen = await files
        const isSingle = chosen.length === 1
        // As one that waits.
        const isDropped = () => isSingle && own.aborted
        if (isDropped()) return
        const again = await chosenAgain(get().pictures, chosen)
        if (isDropped()) return
        if (!own.aborted) stop()
        // What follows a # is not sent to the site, and may be nobody else's.
        const address = from === undefined ? undefined : pictureAddress(from.replace(/#.*$/s, ''))
        const fresh = chosen.map(
          (file): Picture => ({
            ...{ id: nextId++, file, choice: number, isSingle, state: 'waiting' },
            ...(address !== undefined && { address }),
          }),
        )
        set(({ pictures, finished, deeds }) => ({
          pictures: [...pictures.filter(({ id }) => !again.has(id)), ...fresh],
          finished: pictures.some(isYetToCome) ? finished : 0,
          deeds: deeds + 1,
        }))
      } catch (error) {
        if (own.aborted) return
        set({ failure: { problem: sentencesFor(error) } })
      }
      await run()
    },

    async pick(pictureId) {
      const picture = get().pictures.find(({ id }) => id === pictureId)
      if (!picture) return
      if (picture.isUntried) {
        const { problem: _, isUntried: __, ...fresh } = picture
        set(({ pictures }) => ({
          failure: null,
          pictures: pictures.map((one) => (one.id === pictureId ? { ...fresh, state: 'waiting' as const } : one)),
        }))
      } else if (picture.problem !== undefined) {
        get().refuse(picture.problem, picture.file.name)
        return
      }
      set(({ deeds }) => ({ deeds: deeds + 1 }))
      if (await showing.showAgain(pictureId)) return
      if (picture.state === 'held') updatePicture(workings, pictureId, { state: 'waiting' })
      await run()
    },

    async revisit(pictureId, classIndex) {
      const isKnown = classIndex < (get().engine?.model.classes.length ?? 0)
      await showing.showAgain(pictureId, isKnown ? classIndex : undefined)
    },

    cancel() {
      stop()
      showing.fallBack()
      set(({ pictures }) => ({
        pictures: pictures.map((one) => (one.state === 'waiting' ? { ...one, state: 'held' as const } : one)),
      }))
    },

    async goOn() {
      set(({ pictures }) => ({
        pictures: pictures.map((one) => (one.state === 'held' ? { ...one, state: 'waiting' as const } : one)),
      }))
      await run()
    },
  }
}

const isYetToCome = ({ state }: Picture) => state === 'waiting' || state === 'held'
