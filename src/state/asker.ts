import type { PassGoneError } from '../errors.ts'
import type { Details, Explanation, Prediction, Question } from '../types.ts'
import type { Explainer, Look } from '../worker/createExplainer.ts'

/** By its name, because it came out of a worker; that of the class itself is shortened in the built page. */
const PASS_GONE: PassGoneError['name'] = 'PassGoneError'

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
  /** What an answer was made of; costs no forward pass where the picture is the one that was asked about last. */
  details(pictureId: number, input: Float32Array<ArrayBuffer>, question: Question): Promise<Details>
  /** To be called when the explainer was replaced, or has another network. */
  forget(): void
}

export function createAsker(explainer: Explainer): Asker {
  let kept: { pictureId: number; look: Look } | undefined
  let lastTurn: Promise<unknown> = Promise.resolve()
  /** Looks at a picture unless it was the last one, and asks about the pass; once more where the pass turns out to be gone. */
  const withPass = async <T>(
    { pictureId, input, layer }: { pictureId: number; input: Float32Array<ArrayBuffer>; layer: string },
    ask: (look: Look) => Promise<T>,
  ): Promise<{ look: Look; answer: T }> => {
    const look = async () => {
      // A copy goes, because what crosses into the worker is gone here.
      const result = await explainer.look(input.slice(), layer)
      kept = { pictureId, look: result }
      return result
    }
    const found = kept?.pictureId === pictureId ? kept.look : await look()
    try {
      return { look: found, answer: await ask(found) }
    } catch (error) {
      if (!(error instanceof Error) || error.name !== PASS_GONE) throw error
      const again = await look()
      return { look: again, answer: await ask(again) }
    }
  }

  /** In turn, so that no look takes away the pass that another picture's explanation needs. */
  const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
    const result = lastTurn.then(job)
    lastTurn = result.catch(() => {})
    return result
  }

  return {
    ask: (pictureId, input, layer, ask) =>
      inTurn(async () => {
        let start = 0
        const { look, answer } = await withPass({ pictureId, input, layer }, (found) => {
          start = performance.now()
          return explainer.explain(found.pass, ask(found.predictions[0]?.classIndex ?? 0))
        })
        const { predictions, forwardMs } = look
        return { predictions, forwardMs, explanation: answer, explainMs: performance.now() - start }
      }),
    details: (pictureId, input, question) =>
      inTurn(async () => {
        const { layer } = question
        return (await withPass({ pictureId, input, layer }, ({ pass }) => explainer.details(pass, question))).answer
      }),
    forget() {
      kept = undefined
      lastTurn = Promise.resolve()
    },
  }
}
