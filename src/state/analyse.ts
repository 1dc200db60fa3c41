import type { Outcome } from '../export/savedData.ts'
import type { Explanation, ModelInfo, Prediction, Question } from '../types.ts'
import type { Picture, Shown } from './appState.ts'
import type { ForwardRequest, NetworkSession } from './networkSession.ts'
import { toQuestion } from './settings.ts'
import { openPhoto, type StoreDeps, updatePicture } from './storeDeps.ts'

// A picture's way through the page, from its file to its heat: open, forward, predictions, explain, show. The pixels are worked on
// behind `openPhoto`, in an image worker, and the network runs behind `withPass`, in the explainer; both are asked across
// `worker/border.ts`.

/** What is to be analysed, and for whom. */
export interface AnalysisWanted {
  picture: Picture
  model: ModelInfo
  signal: AbortSignal
  /** Takes what is known so far: the photo alone, and then the predictions with it; again where the engine was lost meanwhile. */
  show(shown: Shown): void
}

/**
 * Opens a picture, runs the network on it and explains the class that the settings ask for. Gives the photo with the outcome, which
 * nobody has been shown yet; undefined once the signal is aborted. Throws PictureError and what the explainer throws.
 */
export async function analyse(
  deps: StoreDeps,
  { picture, model, signal, show }: AnalysisWanted,
): Promise<Required<Pick<Shown, 'pictureId' | 'photo' | 'outcome'>> | undefined> {
  const { id: pictureId, file, stretched } = picture
  const start = performance.now()

  const keepThumbnail = (thumbnail: Blob) => updatePicture(deps, pictureId, { thumbnail })
  const photo = await openPhoto(deps, file, model, picture.thumbnail ? undefined : keepThumbnail)
  if (signal.aborted) return undefined
  if (photo.saved && picture.offer === undefined) updatePicture(deps, pictureId, { offer: photo.saved })
  show({ pictureId, photo })

  const questionFor = (firstClass: number) => toQuestion(deps.get().settings, model, firstClass)
  const request = { pictureId, input: photo.input, layer: questionFor(0).layer }
  const showPredictions = (predictions: readonly Prediction[]) => show({ pictureId, photo, predictions })
  const answer = await predictAndExplain(deps.network, request, questionFor, signal, showPredictions)
  if (signal.aborted) return undefined

  const { predictions, explanation, forwardMs, explainMs } = answer
  const outcome: Outcome = {
    ...{ predictions, explanation },
    image: { name: file.name, ...photo.size, ...(stretched && { stretched: stretched.range }) },
    timings: { decodeMs: photo.decodeMs, forwardMs, explainMs, totalMs: performance.now() - start },
  }
  return { pictureId, photo, outcome }
}

export interface Answer {
  predictions: readonly Prediction[]
  explanation: Explanation
  forwardMs: number
  explainMs: number
}

/**
 * Explains a picture that is open; `questionFor` makes the question once its first class is known. It costs no forward pass where the
 * picture is the one that was asked about last. `onPredictions` is called as soon as its classes are known, before anything is
 * explained. Throws what {@link NetworkSession.withPass} throws.
 */
export function predictAndExplain(
  network: NetworkSession,
  request: ForwardRequest,
  questionFor: (firstClass: number) => Question,
  signal: AbortSignal,
  onPredictions?: (predictions: readonly Prediction[]) => void,
): Promise<Answer> {
  return network.withPass(
    request,
    async ({ pass, predictions, forwardMs }, explainer) => {
      onPredictions?.(predictions)
      const start = performance.now()
      const explanation = await explainer.explain(pass, questionFor(predictions[0]?.classIndex ?? 0))
      return { predictions, explanation, forwardMs, explainMs: performance.now() - start }
    },
    signal,
  )
}
