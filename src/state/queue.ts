import { latestOnly } from '../async/abort.ts'
import { isAboutEngine, isMissingPart, toProblem } from '../errors/index.ts'
import { pictureAddress } from '../settings/checks.ts'
import { sampleIdOf } from '../settings/sampleIds.ts'
import { analyse } from './analyse.ts'
import type { AppState, Picture, Shown } from './appState.ts'
import type { CurrentPicture } from './currentPicture.ts'
import { findDuplicates } from './findDuplicates.ts'
import { isReported } from './isReported.ts'
import { isOutdated } from './preprocessing.ts'
import type { Recovery } from './recovery.ts'
import { reportFailure, type StoreDeps, updatePicture } from './storeDeps.ts'

/** The chosen pictures, and the order in which they are analysed. */
export interface Queue extends Pick<AppState, 'open' | 'pick' | 'revisit' | 'cancel' | 'resume'> {
  /** Analyses the waiting pictures. One that fails does not stop the others, unless the engine failed. */
  run(): Promise<void>
  /** An id that no picture has had. */
  takeId(): number
  /** Interrupts the current analysis; its picture waits again. Gives the signal for what comes next. */
  stop(): AbortSignal
}

export function createQueue(
  deps: StoreDeps,
  currentPicture: CurrentPicture,
  recovery: Pick<Recovery, 'reloading'>,
): Queue {
  const { set, get, choice, requests } = deps
  /** Choices whose files are still to come: only a newer one replaces them, and no other action. */
  const opens = latestOnly()
  let nextId = 1
  let choices = 0
  /** The signal of the current run. */
  let running: AbortSignal | undefined

  /** Analyses one picture, to its answer or its failure; shows intermediate results as soon as they are known. */
  const takeTurn = async (picture: Picture, { model }: NonNullable<AppState['engine']>, signal: AbortSignal) => {
    const { id, file } = picture
    updatePicture(deps, id, { state: 'working' })
    set({ phase: { at: 'working', picture: file.name } })
    const isShown = () => !signal.aborted && currentPicture.follows(picture)
    const show = (shown: Shown) => {
      if (isShown()) currentPicture.show(shown)
    }
    try {
      const answered = await analyse(deps, { picture, model, signal, show })
      if (!answered) return
      // In one update, so that the page renders once.
      finish(id, { state: 'done', outcome: answered.outcome })
      show(answered)
      if (isShown())
        set(({ failure }) => (failure?.picture === undefined ? {} : { failure: { ...failure, isPast: true } }))
      if (!findNext() && !currentPicture.isBehind()) rest()
    } catch (error) {
      if (!signal.aborted) fail(picture, error)
    }
  }

  const fail = ({ id, file }: Picture, error: unknown) => {
    const others = failedBefore()
    currentPicture.follow(id)
    currentPicture.fallBack()
    if (isAboutEngine(error)) updatePicture(deps, id, { state: 'waiting' })
    else {
      const isUntried = error instanceof Error && isMissingPart(error.cause)
      finish(id, { state: 'failed', problem: toProblem(error), ...(isUntried && { isUntried }) })
    }
    reportFailure(deps, error, file.name, others)
  }

  const rest = () => {
    if (get().phase.at !== 'resting') set({ phase: { at: 'resting' } })
  }

  const finish = (id: number, change: Partial<Picture>) => {
    updatePicture(deps, id, { ...change, isReplaceable: false })
    set(({ finished }) => ({ finished: finished + 1 }))
  }

  /** The picked picture, else the first of the newest choice. */
  const findNext = () => {
    const { pictures, picked } = get()
    const waiting = pictures.filter(({ state }) => state === 'waiting')
    const newest = Math.max(...waiting.map((one) => one.choice))
    return waiting.find(({ id }) => id === picked) ?? waiting.find((one) => one.choice === newest)
  }

  /** The pictures in the current failure notice, which the next failure replaces. */
  const failedBefore = () => {
    const { failure, pictures } = get()
    const { picture, others = [] } = failure ?? {}
    return picture !== undefined && pictures.some((one) => isReported(one, failure)) ? [...others, picture] : []
  }

  const run = async () => {
    const own = choice.signal
    const { phase } = get()
    // Wait for a lost network that is being reloaded; after any other load, its caller runs the queue.
    if (phase.at === 'loading') void recovery.reloading?.then(run)
    if (phase.at === 'loading' || running === own) return
    running = own
    try {
      for (;;) {
        const { engine, phase } = get()
        // A class that is asked for meanwhile may find that the engine is gone.
        if (own.aborted || !engine || phase.at === 'stopped') return
        const next = findNext()
        if (next) await takeTurn(next, engine, own)
        else rest()
        if (own.aborted || get().phase.at === 'stopped') return
        await currentPicture.catchUp()
        if (!next) return
      }
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
      currentPicture.follow()
      const isLeft = ({ state, isReplaceable }: Picture) => !(state === 'waiting' && isReplaceable)
      set(({ pictures }) => ({ failure: null, removals: [], pictures: pictures.filter(isLeft) }))
      currentPicture.fallBack()
      try {
        const chosen = await files
        const [first] = chosen
        const isReplaceable = chosen.length === 1 && !!first && sampleIdOf(first) !== undefined
        // The same as a waiting one.
        const isDropped = () => isReplaceable && own.aborted
        if (isDropped()) return
        const again = await findDuplicates(get().pictures, chosen)
        if (isDropped()) return
        if (!own.aborted) stop()
        // The fragment is not sent to the site, and may be private.
        const address = from === undefined ? undefined : pictureAddress(from.replace(/#.*$/s, ''))
        const fresh = chosen.map(
          (file): Picture => ({
            ...{ id: nextId++, file, choice: number, isReplaceable, state: 'waiting' },
            ...(address !== undefined && { address }),
          }),
        )
        set(({ pictures, finished, userActions }) => ({
          pictures: [...pictures.filter(({ id }) => !again.has(id)), ...fresh],
          finished: pictures.some(isYetToCome) ? finished : 0,
          userActions: userActions + 1,
        }))
      } catch (error) {
        if (own.aborted) return
        set({ failure: { problem: toProblem(error) } })
      }
      await run()
    },

    async pick(pictureId) {
      const picture = get().pictures.find(({ id }) => id === pictureId)
      if (!picture) return
      if (picture.isUntried) {
        // Pictures that failed for the same missing file can be tried again too.
        set(({ pictures }) => ({
          failure: null,
          pictures: pictures.map((one) => (one.isUntried ? untried(one) : one)),
        }))
      } else if (picture.problem !== undefined) {
        get().refuse(picture.problem, picture.file.name, { pictureId })
        return
      }
      set(({ userActions }) => ({ userActions: userActions + 1 }))
      if (await currentPicture.showAgain(pictureId)) return
      if (picture.state === 'held') updatePicture(deps, pictureId, { state: 'waiting' })
      await run()
    },

    async revisit(pictureId, classIndex) {
      const { engine, pictures } = get()
      const isKnown = classIndex < (engine?.model.classes.length ?? 0)
      const show = () => currentPicture.showAgain(pictureId, isKnown ? classIndex : undefined)
      const isOld = pictures.some((one) => one.id === pictureId && isOutdated(one, engine?.model))
      if ((await show()) || !isOld) return
      await run()
      await show()
    },

    cancel() {
      stop()
      currentPicture.fallBack()
      set(({ pictures }) => ({
        pictures: pictures.map((one) => (one.state === 'waiting' ? { ...one, state: 'held' as const } : one)),
      }))
    },

    async resume() {
      set(({ pictures }) => ({
        pictures: pictures.map((one) => (one.state === 'held' ? { ...one, state: 'waiting' as const } : one)),
      }))
      await run()
    },
  }
}

const untried = ({ problem: _, isUntried: __, ...picture }: Picture): Picture => ({ ...picture, state: 'waiting' })

const isYetToCome = ({ state }: Picture) => state === 'waiting' || state === 'held'
