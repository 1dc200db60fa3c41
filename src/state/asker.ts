import { isAboutEngine, isOfKind } from '../errors.ts'
import type { Details, Explanation, Prediction, Question } from '../types.ts'
import type { Explainer, Look } from '../worker/explainer/createExplainer.ts'

export interface Answer {
  predictions: readonly Prediction[]
  explanation: Explanation
  forwardMs: number
  explainMs: number
}

/** What is to be looked at, and for which layer. */
export interface Sight {
  pictureId: number
  input: Float32Array<ArrayBuffer>
  layer: string
}

/** Asks the explainer about pictures, with as few forward passes as possible. */
export interface Asker {
  /**
   * Explains a picture; `ask` makes the question once its first class is known. The picture that was asked about last has its
   * forward pass kept, so that another question about it costs no other one. Once the signal is aborted, the forward pass is broken off
   * between two layers, and the promise rejects. `onSeen` is called as soon as its classes are known, before anything is explained; once more
   * where the engine was lost meanwhile.
   */
  ask(
    sight: Sight,
    ask: (firstClass: number) => Question,
    signal: AbortSignal,
    onSeen?: (predictions: readonly Prediction[]) => void,
  ): Promise<Answer>
  /** What an answer was made of; costs no forward pass where the picture is the one that was asked about last. */
  details(sight: Sight, question: Question): Promise<Details>
  /** To be called when the explainer was replaced, or has another network. */
  forget(): void
}

/** `survive` does a job, and once more where the engine was lost in it and is there again: see `recovery.ts`. */
export function createAsker(
  explainer: Pick<Explainer, 'look' | 'explain' | 'details' | 'cancelLooks'>,
  survive: <T>(job: () => Promise<T>) => Promise<T>,
): Asker {
  let kept: { pictureId: number; look: Look } | undefined
  let lastTurn: Promise<unknown> = Promise.resolve()

  const lookAt = async ({ pictureId, input, layer }: Sight, signal?: AbortSignal): Promise<Look> => {
    signal?.throwIfAborted()
    const cancel = () => void explainer.cancelLooks().catch(() => {})
    signal?.addEventListener('abort', cancel)
    try {
      // A copy goes, because what crosses into the worker is gone here.
      const look = await explainer.look(input.slice(), layer)
      kept = { pictureId, look }
      return look
    } finally {
      signal?.removeEventListener('abort', cancel)
    }
  }

  /** Looks at a picture unless it was the last one, and asks about the pass; once more where the pass turns out to be gone. */
  const withPass = async <T>(
    sight: Sight,
    ask: (look: Look) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<{ look: Look; answer: T }> => {
    const found = kept?.pictureId === sight.pictureId ? kept.look : await lookAt(sight, signal)
    signal?.throwIfAborted()
    try {
      return { look: found, answer: await ask(found) }
    } catch (error) {
      if (!isOfKind(error, 'passGone')) throw error
      const again = await lookAt(sight, signal)
      return { look: again, answer: await ask(again) }
    }
  }

  const forgetIfLost = (error: unknown) => {
    if (isAboutEngine(error)) kept = undefined
    throw error
  }

  /** In turn, so that no look takes away the pass that another picture's explanation needs. */
  const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
    const result = lastTurn.then(() => survive(() => job().catch(forgetIfLost)))
    lastTurn = result.catch(() => {})
    return result
  }

  return {
    ask: (sight, ask, signal, onSeen) =>
      inTurn(async () => {
        let start = 0
        const explain = (found: Look) => {
          onSeen?.(found.predictions)
          start = performance.now()
          return explainer.explain(found.pass, ask(found.predictions[0]?.classIndex ?? 0))
        }
        const { look, answer } = await withPass(sight, explain, signal)
        const { predictions, forwardMs } = look
        return { predictions, forwardMs, explanation: answer, explainMs: performance.now() - start }
      }),
    details: (sight, question) =>
      inTurn(async () => (await withPass(sight, ({ pass }) => explainer.details(pass, question))).answer),
    forget() {
      kept = undefined
    },
  }
}
