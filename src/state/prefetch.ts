import type { Question } from '../types.ts'
import type { Answer } from './analyse.ts'
import type { AppState, Shown } from './appState.ts'
import { questionText, toQuestion } from './settings.ts'
import { reportFailure, type StoreDeps } from './storeDeps.ts'

type Prefetched = Omit<Answer, 'forwardMs'>

/** Explains classes of the picture on the stage before a person asks for them. */
export interface Prefetch extends Pick<AppState, 'prefetchClass' | 'seenClass'> {
  /** The answer to a question about the picture on the stage, if it is already known. */
  find(shown: Shown, question: Omit<Question, 'channel'>): Prefetched | undefined
}

/** More passes than these are said before, and are made only when a person asks. */
export const FEW_PASSES = 8

/** Whether a question takes many passes. */
const takesLong = async (question: Question, { readFacts }: AppState) =>
  question.smoothing === 'flips' ||
  (question.method !== 'gradCam' && ((await readFacts(question))[question.method]?.cost ?? 0) > FEW_PASSES)

/** A question as a key, without the channel. */
const keyOf = (question: Omit<Question, 'channel'>) => question.classIndex + questionText(question)

/** Caches the explanations of the picture on the stage, as long as the network stays the same. */
export function createPrefetch(deps: Pick<StoreDeps, 'get' | 'set' | 'network'>): Prefetch {
  const { get, network } = deps
  let seen = new Map<string, Prefetched>()
  let of: { photo: Shown['photo']; engine: AppState['engine'] } | undefined

  const seenOf = ({ photo }: Shown) => {
    const { engine } = get()
    if (of?.photo !== photo || of.engine !== engine) {
      of = { photo, engine }
      seen = new Map()
    }
    return seen
  }

  const questionOf = (classIndex: number) => {
    const { engine, settings } = get()
    return engine && { ...toQuestion(settings, engine.model, classIndex), classIndex }
  }

  return {
    seenClass(classIndex) {
      const { shown } = get()
      const question = questionOf(classIndex)
      return (shown && question && seenOf(shown).get(keyOf(question))?.explanation) ?? null
    },

    find: (shown, question) => seenOf(shown).get(keyOf(question)),

    async prefetchClass(classIndex, signal) {
      const { shown, phase } = get()
      const question = questionOf(classIndex)
      if (!shown?.outcome || !question || phase.at !== 'resting') return null
      const { photo, pictureId, outcome } = shown
      const known = seenOf(shown)
      // A person may come back to what is on the stage.
      if (!outcome.explanation.unfinished)
        known.set(keyOf(outcome.explanation), { ...outcome, explainMs: outcome.timings.explainMs })
      const found = known.get(keyOf(question))
      if (found) return found.explanation
      try {
        // Many passes are made only for what a person asks.
        if (await takesLong(question, get())) return null
        const request = { pictureId, photo, layer: question.layer }
        const answer = await network.predictAndExplain(request, () => question, signal)
        known.set(keyOf(question), answer)
        return signal.aborted ? null : answer.explanation
      } catch (error) {
        if (!signal.aborted) reportFailure(deps, error, outcome.image.name)
        return null
      }
    },
  }
}
