import type { AppState, Shown } from './appState.ts'
import type { Peeking } from './peeking.ts'
import { askedSettings, toQuestion } from './settings.ts'
import { openPhoto, tellFailure, updatePicture, type Workings } from './workings.ts'

/** What stands on the stage, and what a person asks of it. */
export interface Showing extends Pick<AppState, 'pick' | 'explainClass'> {
  show(shown: Shown | null): void
  /** Shows again what was there last, where what is there has no answer and gets none any more. */
  fallBack(): void
  /** True where the answer to a picture belongs onto the stage: it follows the queue, unless a person has picked one. */
  follows(pictureId: number): boolean
  /** Lets the stage follow the queue again; with a picture, only where it is the one that was picked. */
  follow(pictureId?: number): void
  /** Asks anew where what is shown was asked otherwise than the settings now say. */
  catchUp(): Promise<void>
  /** Forgets what there was to go back to. */
  forget(): void
}

export function createShowing(workings: Workings, peeking: Pick<Peeking, 'find'>): Showing {
  const { set, get, asker, requests } = workings
  /** Null while the stage follows the queue. */
  let picked: number | null = null
  /** What the stage goes back to when a newer picture fails. */
  let settled: Shown | null = null
  /** The class that was asked for last on the stage, answered or not. */
  let wantedClass: { pictureId: number; classIndex: number } | undefined

  const show = (shown: Shown | null) => {
    if (shown?.outcome) settled = shown
    set({ shown, ...(shown?.outcome && { lastOutcome: shown.outcome }) })
  }

  /** Puts the answer for a class of the shown picture onto the stage, and another one if the settings changed meanwhile. */
  const answerClass = async (classIndex: number) => {
    const { shown, engine, settings } = get()
    if (!shown?.outcome || !engine) return
    const { photo, pictureId } = shown
    const own = requests.begin()
    wantedClass = { pictureId, classIndex }
    try {
      const ask = () => ({ ...toQuestion(settings, engine.model, classIndex), classIndex })
      const sight = { pictureId, input: photo.input, layer: ask().layer }
      // What was looked ahead at is here already.
      const found = peeking.find(shown, ask()) ?? (await asker.ask(sight, ask, own))
      const { predictions, explanation, explainMs } = found
      const now = get().shown
      if (own.aborted || now?.pictureId !== pictureId || !now.outcome) return
      const outcome = { ...now.outcome, predictions, explanation, timings: { ...now.outcome.timings, explainMs } }
      updatePicture(workings, pictureId, { outcome })
      show({ pictureId, photo, outcome })
    } catch (error) {
      if (!own.aborted) tellFailure(workings, error, shown.outcome.image.name)
      return
    }
    await catchUp()
  }

  const catchUp = async () => {
    const { shown, engine, settings } = get()
    if (!shown?.outcome || !engine) return
    const { explanation } = shown.outcome
    const asked = toQuestion(settings, engine.model, 0)
    if (askedSettings.every((key) => explanation[key] === asked[key])) return
    const wanted = wantedClass?.pictureId === shown.pictureId ? wantedClass : explanation
    await answerClass(wanted.classIndex)
  }

  return {
    show,
    catchUp,
    fallBack() {
      if (!get().shown?.outcome) show(settled)
    },
    follows: (pictureId) => picked === null || picked === pictureId,
    follow(pictureId) {
      if (pictureId === undefined || picked === pictureId) picked = null
    },
    forget() {
      settled = null
      wantedClass = undefined
      picked = null
    },

    async pick(pictureId) {
      const picture = get().pictures.find(({ id }) => id === pictureId)
      const { engine, shown } = get()
      if (!picture || !engine) return
      if (picture.problem !== undefined) {
        get().refuse(picture.problem, picture.file.name)
        return
      }
      picked = pictureId
      const own = requests.begin()
      if (!picture.outcome) return
      try {
        const photo =
          shown?.pictureId === pictureId ? shown.photo : await openPhoto(workings, picture.file, engine.model)
        if (own.aborted) return
        show({ pictureId, photo, outcome: picture.outcome })
        set({ failure: null })
      } catch (error) {
        if (own.aborted) return
        picked = null
        tellFailure(workings, error, picture.file.name)
        return
      }
      await catchUp()
    },

    async explainClass(classIndex) {
      set({ failure: null })
      await answerClass(classIndex)
    },
  }
}
