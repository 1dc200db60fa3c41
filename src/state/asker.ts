import { PassGoneError } from '../errors.ts'
import type { Explanation, Prediction, Question } from '../types.ts'
import type { Explainer, Look } from '../worker/createExplainer.ts'

export interface Answer {
  predictions: readonly Prediction[]
  explanation: Explanation
  forwardMs: number
  explainMs: number
}

/** Asks the explainer about pictures, with as few forward passes as possible. */
export interface Asker {
  /**
   * Explains a picture; `ask` makes the question once its first class is known. The picture that was asked about last has its
   * forward pass kept, so that another question about it costs no other one.
   */
  ask(
    pictureId: number,
    input: Float32Array<ArrayBuffer>,
    layer: string,
    ask: (firstClass: number) => Question,
  ): Promise<Answer>
  /** To be called when the explainer was replaced, or has another network. */
  forget(): void
}

export function createAsker(explainer: Explainer): Asker {
  let kept: { pictureId: number; look: Look } | undefined
  let lastTurn: Promise<unknown> = Promise.resolve()
  return {
    ask(pictureId, input, layer, ask) {
      const look = async () => {
        // A copy goes, because what crosses into the worker is gone here.
        const result = await explainer.look(input.slice(), layer)
        kept = { pictureId, look: result }
        return result
      }
      // In turn, so that no look takes away the pass that another picture's explanation needs.
      const answer = lastTurn.then(async (): Promise<Answer> => {
        const found = kept?.pictureId === pictureId ? kept.look : await look()
        const question = ask(found.predictions[0]?.classIndex ?? 0)
        const start = performance.now()
        const explanation = await explainer.explain(found.pass, question).catch(async (error: unknown) => {
          if (!(error instanceof Error) || error.name !== PassGoneError.name) throw error
          return explainer.explain((await look()).pass, question)
        })
        return {
          predictions: found.predictions,
          forwardMs: found.forwardMs,
          explanation,
          explainMs: performance.now() - start,
        }
      })
      lastTurn = answer.catch(() => {})
      return answer
    },
    forget() {
      kept = undefined
      lastTurn = Promise.resolve()
    },
  }
}
