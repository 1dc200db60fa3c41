import type { AppState, Picture, Shown } from './appState.ts'
import type { Prefetch } from './prefetch.ts'
import { isOutdated, waitAgain, wantedOf } from './preprocessing.ts'
import { answers, toQuestion } from './settings.ts'
import { reportFailure, type StoreDeps, updatePicture } from './storeDeps.ts'

/** How long to wait before another picture may be opened again, in milliseconds. */
const HEAD_START = 250

/** The picture on the stage, and what a person asks of it. */
export interface CurrentPicture extends Pick<AppState, 'explainClass' | 'leaveStage'> {
  show(shown: Shown | null): void
  /**
   * Shows a picture that is already explained, with the heatmap of a class if one is given. Gives false if it is not in
   * the list or not explained. One whose answer is out of date waits for another one.
   */
  showAgain(pictureId: number, classIndex?: number): Promise<boolean>
  /** Shows the last answered picture again, if the current one has no answer and will not get one. */
  fallBack(): void
  /** True if a picture's answer belongs on the stage. */
  follows(picture: Picture): boolean
  /** Lets the stage follow the analysis; with an id, only if that picture was picked. */
  follow(pictureId?: number): void
  /** True if the answer on the stage does not match the current settings. */
  isBehind(): boolean
  /** Asks again if the answer on the stage does not match the current settings. */
  catchUp(): Promise<void>
  /** Forgets the picture to fall back to. */
  forget(): void
}

export function createCurrentPicture(deps: StoreDeps, prefetch: Pick<Prefetch, 'find'>): CurrentPicture {
  const { set, get, imageWorker, network, requests } = deps
  /** What the stage falls back to if a newer picture fails. */
  let settled: Shown | null = null
  /** The class that was last asked for on the stage, answered or not. */
  let wantedClass: { pictureId: number; classIndex: number } | undefined
  /** Without it, fast browsing would open many pictures for nothing. */
  let opening: Promise<unknown> | undefined

  const show = (shown: Shown | null) => {
    if (shown?.outcome) settled = shown
    set({ shown, ...(shown?.outcome && { lastOutcome: shown.outcome }) })
  }

  /**
   * Puts the answer for a class of the shown picture on the stage, and asks again if the settings changed meanwhile.
   */
  const answerClass = async (classIndex: number) => {
    const { shown, engine, settings } = get()
    if (!shown?.outcome || !engine) return
    const { photo, pictureId } = shown
    const own = requests.begin()
    wantedClass = { pictureId, classIndex }
    try {
      const question = { ...toQuestion(settings, engine.model, classIndex), classIndex }
      const request = { pictureId, photo, layer: question.layer }
      // A prefetched answer is already here.
      const found = prefetch.find(shown, question) ?? (await network.predictAndExplain(request, () => question, own))
      const { predictions, explanation, explainMs } = found
      const now = get().shown
      if (own.aborted || now?.pictureId !== pictureId || !now.outcome) return
      const outcome = {
        ...now.outcome,
        ...{ predictions, explanation, ...(found.backend && { backend: found.backend }) },
        timings: { ...now.outcome.timings, explainMs },
      }
      updatePicture(deps, pictureId, { outcome })
      get().settle('answer')
      show({ pictureId, photo, outcome })
    } catch (error) {
      if (!own.aborted) reportFailure(deps, error, shown.outcome.image.name, [], 'answer')
      return
    }
    await catchUp()
  }

  const isBehind = () => {
    const { shown, engine, settings } = get()
    if (!shown?.outcome || !engine) return false
    return !answers(shown.outcome.explanation, toQuestion(settings, engine.model, 0))
  }

  const catchUp = async () => {
    const { shown } = get()
    if (!shown?.outcome || !isBehind()) return
    const wanted = wantedClass?.pictureId === shown.pictureId ? wantedClass : shown.outcome.explanation
    await answerClass(wanted.classIndex)
  }

  const openAgain = async (picture: Picture, own: AbortSignal) => {
    const { shown, engine } = get()
    if (shown?.pictureId === picture.id) return shown.photo
    if (opening) await Promise.race([opening, new Promise((done) => setTimeout(done, HEAD_START))])
    own.throwIfAborted()
    if (!engine) throw new Error('There is no network.')
    const photo = imageWorker.open(picture.file, wantedOf(engine.model, picture))
    const ended = photo
      .catch(() => {})
      .then(() => {
        if (opening === ended) opening = undefined
      })
    opening = ended
    return photo
  }

  const forget = () => {
    settled = null
    wantedClass = undefined
    set({ picked: null })
  }

  return {
    show,
    isBehind,
    catchUp,
    forget,
    fallBack() {
      if (!get().shown?.outcome) show(settled)
    },
    follows({ id, choice }) {
      const { picked, pictures } = get()
      // Pictures of an older choice are analysed after the newest, and do not take the stage from it, unless it failed.
      const isNewer = (other: Picture) => other.choice > choice && other.state !== 'failed'
      return picked === null ? !pictures.some(isNewer) : picked === id
    },
    follow(pictureId) {
      if (pictureId === undefined || get().picked === pictureId) set({ picked: null })
    },

    leaveStage() {
      requests.begin()
      forget()
      set({ shown: null, lastOutcome: null, failure: null })
    },

    async showAgain(pictureId, classIndex) {
      const { pictures, engine } = get()
      const picture = pictures.find(({ id }) => id === pictureId)
      if (!picture || !engine) return false
      set({ picked: pictureId })
      const own = requests.begin()
      if (isOutdated(picture, engine.model)) set(waitAgain(pictureId))
      const { outcome } = get().pictures.find(({ id }) => id === pictureId) ?? {}
      if (!outcome) return false
      try {
        const photo = await openAgain(picture, own)
        if (own.aborted) return true
        show({ pictureId, photo, outcome })
        set({ failure: null })
      } catch (error) {
        if (own.aborted) return true
        set({ picked: null })
        reportFailure(deps, error, picture.file.name)
        return true
      }
      if (classIndex !== undefined && classIndex !== outcome.explanation.classIndex) await answerClass(classIndex)
      else await catchUp()
      return true
    },

    async explainClass(classIndex) {
      set(({ userActions }) => ({ failure: null, userActions: userActions + 1 }))
      const { shown, pictures } = get()
      // Its first answer is being made: it will be about this class.
      const isFirst =
        !shown?.outcome && pictures.some(({ id, state }) => id === shown?.pictureId && state === 'working')
      if (isFirst) network.makeAnother(classIndex)
      else await answerClass(classIndex)
    },
  }
}
