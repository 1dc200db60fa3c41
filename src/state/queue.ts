import { isAboutEngine, sentencesFor } from '../errors.ts'
import type { ModelInfo } from '../types.ts'
import type { AppState, Picture } from './appState.ts'
import type { Outcome } from './savedData.ts'
import { toQuestion } from './settings.ts'
import type { Showing } from './showing.ts'
import { openPhoto, tellFailure, updatePicture, type Workings } from './workings.ts'

/** The pictures that were chosen, and their turns. */
export interface Queue extends Pick<AppState, 'open'> {
  /** Works through the waiting pictures. One that fails does not stop the others, unless the engine failed. */
  run(): Promise<void>
}

export function createQueue(workings: Workings, showing: Showing): Queue {
  const { set, get, asker, choice, requests } = workings
  let nextId = 1

  const process = async ({ id, file }: Picture, model: ModelInfo, own: AbortSignal) => {
    const start = performance.now()
    updatePicture(workings, id, { state: 'working' })
    set({ phase: { at: 'working', picture: file.name } })
    const photo = await openPhoto(workings, file, model)
    if (own.aborted) return
    if (showing.follows(id)) showing.show({ pictureId: id, photo })
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
    updatePicture(workings, id, { state: 'done', outcome })
    if (showing.follows(id)) showing.show({ pictureId: id, photo, outcome })
  }

  const run = async () => {
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
        showing.follow(next.id)
        showing.fallBack()
        const isEngine = isAboutEngine(error)
        const change = isEngine
          ? { state: 'waiting' as const }
          : { state: 'failed' as const, problem: sentencesFor(error) }
        updatePicture(workings, next.id, change)
        tellFailure(workings, error, next.file.name)
        if (isEngine) return
      }
      if (own.aborted) return
      await showing.catchUp()
      if (own.aborted) return
    }
    set({ phase: { at: 'resting' } })
    await showing.catchUp()
  }

  return {
    run,
    async open(files) {
      const own = choice.begin()
      requests.begin()
      showing.follow()
      const isKept = ({ state }: Picture) => state === 'done' || state === 'failed'
      set(({ pictures, phase }) => ({
        failure: null,
        pictures: pictures.filter(isKept),
        ...(phase.at === 'working' && { phase: { at: 'resting' as const } }),
      }))
      showing.fallBack()
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
      await run()
    },
  }
}

const isSameFile = (a: File, b: File) => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified
