import { isAboutEngine, sentencesFor, wayOn } from '../errors.ts'
import { EMBEDDED_MODEL } from '../types.ts'
import type { Models } from '../worker/connectModels.ts'
import type { AppState, Phase } from './appState.ts'
import type { Newest } from './newest.ts'
import type { Queue } from './queue.ts'
import type { Recovery } from './recovery.ts'
import type { Showing } from './showing.ts'
import type { Workings } from './workings.ts'

/** Which network is used, and bringing it up. */
export type Using = Pick<AppState, 'load' | 'useModel' | 'restart'>

export interface UsingParts {
  workings: Workings
  models: Models
  recovery: Recovery
  showing: Showing
  queue: Queue
  loads: Newest
  /** Throws the worker away and starts another one. */
  renew(): void
  /** The network that the address asks for. */
  asked: string | null
  /** Remembers the network that was used last. */
  memory: { read(): string | null; write(id: string): void }
}

/** Taken where nothing else was chosen and it is there. */
const PREFERRED = 'vgg16'

export const notBegun: Phase = { at: 'loading', progress: { loaded: 0, total: 0 } }

/** What was so before another network was taken into use: what there is to go back to. */
type Before = Pick<AppState, 'engine' | 'pictures' | 'shown' | 'lastOutcome' | 'picked' | 'finished'> & {
  modelId: string
}

export function createUsing(parts: UsingParts): Using {
  const { workings, models, recovery, showing, queue, loads, renew, asked, memory } = parts
  const { set, get, asker, choice, requests } = workings
  /** Of the network that worked last, while another one is on its way. */
  let before: Before | undefined

  /** What the address asks for, else what was used last, else VGG16, else what comes with the page. */
  const chooseModel = async (): Promise<string> => {
    if (asked !== null) return asked
    await get().refreshModels()
    const isThere = (id: string | null) => get().models.some((model) => model.id === id)
    const last = memory.read()
    if (last !== null && isThere(last)) return last
    return isThere(PREFERRED) ? PREFERRED : EMBEDDED_MODEL
  }

  /** Loads a network; gives what went wrong, unless a newer load has begun. */
  const bringUp = async (isUpdate = false): Promise<{ error: unknown } | undefined> => {
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
      const modelUrl = await models.urlOf(modelId, isUpdate)
      if (own.aborted) return undefined
      set({ modelId })
      await recovery.open(modelUrl, own, isUpdate)
      before = undefined
      set({ phase: { at: 'resting' } })
    } catch (error) {
      return own.aborted ? undefined : { error }
    }
    await queue.run()
    return undefined
  }

  const load = async () => {
    const failed = await bringUp()
    if (failed) set({ phase: { at: 'stopped', problem: sentencesFor(failed.error), way: wayOn(failed.error) } })
  }

  const remember = (): Before | undefined => {
    const { modelId, engine, pictures, shown, lastOutcome, picked, finished } = get()
    return engine && modelId !== null ? { modelId, engine, pictures, shown, lastOutcome, picked, finished } : undefined
  }

  /** The network of before is in use again, with its answers, and what went wrong with the other one is told. */
  const goBack = async ({ modelId, ...was }: Before, error: unknown, id: string) => {
    before = undefined
    if (isAboutEngine(error)) renew()
    memory.write(modelId)
    const answered = new Map(was.pictures.map((picture) => [picture.id, picture]))
    // What was chosen or taken away meanwhile stays so.
    if (was.shown && get().shown?.pictureId === was.shown.pictureId) showing.show(was.shown)
    set(({ pictures }) => ({
      ...{ modelId, engine: was.engine, lastOutcome: was.lastOutcome, picked: was.picked, finished: was.finished },
      pictures: pictures.map((one) => {
        const then = answered.get(one.id)
        return then?.outcome ? { ...one, state: then.state, outcome: then.outcome } : one
      }),
      failure: {
        ...{ problem: sentencesFor(error), about: 'network' as const, isUnharmed: true },
        ...(wayOn(error) === 'load' && { again: id }),
      },
    }))
    await load()
  }

  return {
    load,

    async useModel(id, isUpdate = false) {
      const { at } = get().phase
      if (at === 'resting' || at === 'working') before = remember()
      memory.write(id)
      // A load that is under way, or a worker that failed, is not waited for.
      if (at === 'loading' || at === 'stopped') renew()
      showing.forget()
      // Answers of another network would stand beside this one's name.
      set(({ pictures, shown }) => ({
        modelId: id,
        engine: null,
        failure: null,
        lastOutcome: null,
        removals: [],
        finished: 0,
        // What is on the stage comes first, and stays there.
        picked: shown?.pictureId ?? null,
        shown: shown && { pictureId: shown.pictureId, photo: shown.photo },
        pictures: pictures.map(({ outcome: _, ...one }) =>
          one.state === 'failed' || one.state === 'held' ? one : { ...one, state: 'waiting' },
        ),
      }))
      const failed = await bringUp(isUpdate)
      if (!failed) return
      const { error } = failed
      if (before) await goBack(before, error, id)
      else set({ phase: { at: 'stopped', problem: sentencesFor(error), way: wayOn(error) } })
    },

    async restart() {
      renew()
      await load()
    },
  }
}
