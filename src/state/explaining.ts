import type { Explanation, Prediction, Question } from '../types.ts'
import type { ExplainProgress } from '../worker/explainer/followSteps.ts'
import type { Explaining, PassReader } from './appState.ts'

/** Who hears of an explanation of many passes. */
export interface Following {
  /** How far it is; null when it has ended. */
  tell(explaining: Explaining | null): void
  /** It was stopped before there was anything to keep. */
  drop(question: Question): void
}

/** What is to be explained, and the class that was chosen instead of the first one meanwhile. */
export interface ToExplain {
  pictureId: number
  questionFor(firstClass: number): Question
  signal: AbortSignal
  chosen?: number
}

/** The pass of a picture, and who explains it. */
interface Reading {
  pass: number
  predictions: readonly Prediction[]
  explainer: PassReader
}

/** Makes explanations, one at a time, that can be ended or left for another one. */
export interface ExplanationMaker {
  /**
   * Explains a pass. One that is stopped answers with the map so far; if there is none, Grad-CAM answers. Throws what the
   * explainer throws, and rejects once the signal is aborted.
   */
  make(reading: Reading, wanted: ToExplain): Promise<Explanation>
  /** Ends the explanation that is being made; gives false if none is. */
  stop(): boolean
  /**
   * Drops the explanation that is being made for another one of the same pass: of a class if one is given, and by the
   * question as it is by now. Gives false if none is being made.
   */
  makeAnother(classIndex?: number): boolean
}

/** The explanation that is being made. */
interface Making {
  wanted: ToExplain
  own: AbortController
  /** True if another one is wanted. */
  isLeft: boolean
}

export function createExplanationMaker(follow: Following): ExplanationMaker {
  let making: Making | undefined

  /** One explanation; undefined if another one is wanted. */
  const makeOne = async ({ pass, predictions, explainer }: Reading, wanted: ToExplain) => {
    const { pictureId, questionFor, signal, chosen } = wanted
    const first = questionFor(predictions[0]?.classIndex ?? 0)
    const question = chosen === undefined ? first : { ...first, classIndex: chosen }
    const one: Making = { wanted, own: new AbortController(), isLeft: false }
    const { own } = one
    making = one
    const end = () => own.abort()
    signal.addEventListener('abort', end)
    const tell = (progress: ExplainProgress) => {
      if (!own.signal.aborted) follow.tell({ pictureId, classIndex: question.classIndex, ...progress })
    }
    try {
      const explanation = await explainer.explain(pass, question, tell, own.signal)
      return one.isLeft ? undefined : explanation
    } catch (error) {
      if (!own.signal.aborted || signal.aborted) throw error
      if (one.isLeft) return undefined
      follow.drop(question)
      const { furtherLayers: _, smoothing: __, ...plain } = question
      return explainer.explain(pass, { ...plain, method: 'gradCam' })
    } finally {
      signal.removeEventListener('abort', end)
      making = undefined
    }
  }

  return {
    async make(reading, wanted) {
      try {
        for (;;) {
          const explanation = await makeOne(reading, wanted)
          if (explanation) return explanation
        }
      } finally {
        follow.tell(null)
      }
    },
    stop() {
      making?.own.abort()
      return making !== undefined
    },
    makeAnother(classIndex) {
      if (!making) return false
      making.isLeft = true
      if (classIndex !== undefined) making.wanted.chosen = classIndex
      making.own.abort()
      return true
    },
  }
}
