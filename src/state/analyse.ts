import { retryAfter } from '../async/retryAfter.ts'
import { serial } from '../async/serial.ts'
import { isAboutEngine, isOfKind } from '../errors/index.ts'
import type { Outcome } from '../export/savedData.ts'
import type { BackendId } from '../ids.ts'
import type { Box, Explanation, ModelInfo, Prediction, Question } from '../types.ts'
import type { Explainer, ForwardOptions, ForwardResult } from '../worker/explainer/explainer.ts'
import type { Photo } from '../worker/image/imageWorker.ts'
import type { PassReader, Picture, Shown } from './appState.ts'
import { createExplanationMaker, type ExplanationMaker, type Following, type ToExplain } from './explaining.ts'
import { inputOf, preprocessingKey, wantedOf } from './preprocessing.ts'
import type { Recovery } from './recovery.ts'
import { answering, toQuestion } from './settings.ts'
import { type StoreDeps, updatePicture } from './storeDeps.ts'

// The path of a picture through the page, from its file to its heatmap: open, forward, predictions, explain, show. An
// image worker processes the pixels, and the explainer runs the network; `worker/border.ts` connects both.

/** What to analyse, and who receives the results. */
export interface AnalysisWanted {
  picture: Picture
  model: ModelInfo
  signal: AbortSignal
  /**
   * Receives what is known so far: first the photo alone, then the photo with the predictions; again if the engine was
   * lost meanwhile.
   */
  show(shown: Shown): void
}

/**
 * Opens a picture, runs the network on it and explains the class that the settings ask for. Gives the photo with the
 * outcome, which has not been shown yet; undefined once the signal is aborted. Throws a `picture` error and whatever
 * the explainer throws.
 */
export async function analyse(
  deps: StoreDeps,
  { picture, model, signal, show }: AnalysisWanted,
): Promise<Required<Pick<Shown, 'pictureId' | 'photo' | 'outcome'>> | undefined> {
  const { id: pictureId, file, stretched } = picture
  const start = performance.now()

  const keepThumbnail = (thumbnail: Blob) => updatePicture(deps, pictureId, { thumbnail })
  const wanted = wantedOf(model, picture)
  const photo = await deps.imageWorker.open(file, wanted, picture.thumbnail ? undefined : keepThumbnail)
  if (signal.aborted) return undefined
  if (photo.saved && picture.savedSettings === undefined) updatePicture(deps, pictureId, { savedSettings: photo.saved })
  show({ pictureId, photo })

  const questionFor = (firstClass: number) => toQuestion(deps.get().settings, model, firstClass)
  const request = { pictureId, photo, layer: questionFor(0).layer }
  const showPredictions = (predictions: readonly Prediction[]) => show({ pictureId, photo, predictions })
  const answer = await deps.network.predictAndExplain(request, questionFor, signal, showPredictions)
  if (signal.aborted) return undefined

  const { predictions, explanation, forwardMs, explainMs, backend } = answer
  const outcome: Outcome = {
    ...{ predictions, explanation, ...(backend && { backend }) },
    image: { name: file.name, ...photo.size, ...(stretched && { stretched: stretched.range }) },
    input: inputOf(photo),
    timings: { decodeMs: photo.decodeMs, forwardMs, explainMs, totalMs: performance.now() - start },
  }
  return { pictureId, photo, outcome }
}

export interface Answer {
  predictions: readonly Prediction[]
  explanation: Explanation
  forwardMs: number
  explainMs: number
  /** The backend that gave it. */
  backend?: BackendId
}

/** What the network needs of a photo. */
export type PreparedPhoto = Pick<Photo, 'size' | 'input' | 'preprocessing' | 'crop'>

/** A picture to run the network on. */
export interface ForwardRequest {
  pictureId: number
  photo: PreparedPhoto
  /** The first layer to explain. */
  layer: string
}

/** The network in use. It keeps the number of forward passes to a minimum. */
export interface NetworkSession extends Pick<ExplanationMaker, 'stop' | 'makeAnother'> {
  /**
   * Explains an open picture; `questionFor` makes the question once the first class is known. It costs no forward pass
   * if the picture is the last one asked about. Calls `onPredictions` as soon as the classes are known, before it
   * explains; see {@link ExplanationMaker} for what can happen to a method of many passes. Throws what
   * {@link NetworkSession.withPass} throws.
   */
  predictAndExplain(
    request: ForwardRequest,
    questionFor: (firstClass: number) => Question,
    signal: AbortSignal,
    onPredictions?: (predictions: readonly Prediction[]) => void,
  ): Promise<Answer>
  /**
   * Runs the network on a picture, unless that was the last one, and runs a job on the forward pass; no other job can
   * discard the pass meanwhile. The job runs once more, after another forward pass, if its pass is gone or the engine
   * was lost and has come back. Once the signal is aborted, the forward pass ends between two layers, and the promise
   * rejects.
   */
  withPass<T>(
    request: ForwardRequest,
    job: (result: ForwardResult, explainer: PassReader) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T>
  /** Runs something between two jobs. */
  between<T>(work: () => Promise<T>): Promise<T>
  /** Call this when the explainer was replaced or has another network. */
  forget(): void
}

/** An explainer whose maps lie over what the network saw of a photo. */
function placing({ explain, details, measure }: PassReader, photo: PreparedPhoto): PassReader {
  const area = areaOf(photo)
  return {
    details,
    measure,
    async explain(pass, question, onProgress, signal) {
      const place = (explanation: Explanation) => {
        const { heatmap } = explanation
        return answering({ ...explanation, ...(area && { heatmap: { ...heatmap, area } }) }, question)
      }
      return place(
        await explain(
          pass,
          question,
          onProgress && (({ soFar, ...how }) => onProgress({ ...how, ...(soFar && { soFar: place(soFar) }) })),
          signal,
        ),
      )
    },
  }
}

/** What the network saw, in fractions of the picture; undefined if that is all of it. */
function areaOf({ size, crop: { left, top, height, width } }: PreparedPhoto): Box | undefined {
  if (height === size.height && width === size.width) return undefined
  return {
    ...{ top: top / size.height, bottom: (top + height) / size.height },
    ...{ left: left / size.width, right: (left + width) / size.width },
  }
}

export function createNetworkSession(
  explainer: PassReader & Pick<Explainer, 'forward'>,
  { recoverFromLoss }: Pick<Recovery, 'recoverFromLoss'>,
  optionsOf: () => ForwardOptions = () => ({}),
  follow: Following = { tell() {}, drop() {} },
): NetworkSession {
  const explanations = createExplanationMaker(follow)
  const inTurn = serial()
  let kept: { pictureId: number; input: string; result: ForwardResult } | undefined

  const forward = async ({ pictureId, photo, layer }: ForwardRequest, signal?: AbortSignal) => {
    signal?.throwIfAborted()
    const input = `${preprocessingKey(photo.preprocessing)} ${photo.crop.left} ${photo.crop.top}`
    if (kept?.pictureId !== pictureId || kept.input !== input) {
      // Send a copy: what is transferred to the worker is gone here.
      const result = await explainer.forward(photo.input.slice(), layer, signal, {
        ...optionsOf(),
        preprocessing: photo.preprocessing,
      })
      kept = { pictureId, input, result }
      signal?.throwIfAborted()
    }
    return kept.result
  }

  /** For one job: recovers once from a missing pass, and once from a lost engine. */
  const recoverPassAndLoss = () => {
    let isSecond = false
    const recover = recoverFromLoss()
    return async (error: unknown) => {
      const isGone = isOfKind(error, 'passGone')
      if (isGone || isAboutEngine(error)) kept = undefined
      if (isGone && !isSecond) isSecond = true
      else await recover(error)
    }
  }

  const withPass: NetworkSession['withPass'] = (request, job, signal) =>
    inTurn(() =>
      retryAfter(
        async () => job(await forward(request, signal), placing(explainer, request.photo)),
        recoverPassAndLoss(),
      ),
    )

  return {
    predictAndExplain(request, questionFor, signal, onPredictions) {
      const wanted: ToExplain = { pictureId: request.pictureId, questionFor, signal }
      return withPass(
        request,
        async ({ pass, predictions, forwardMs, backend }, explainer) => {
          onPredictions?.(predictions)
          const start = performance.now()
          const explanation = await explanations.make({ pass, predictions, explainer }, wanted)
          const { explainMs = performance.now() - start } = explanation
          return { predictions, explanation, forwardMs, explainMs, ...(backend && { backend }) }
        },
        signal,
      )
    },
    withPass,
    stop: explanations.stop,
    makeAnother: explanations.makeAnother,
    between: inTurn,
    forget() {
      kept = undefined
    },
  }
}
