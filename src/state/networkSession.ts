import { retryAfter } from '../async/retryAfter.ts'
import { serial } from '../async/serial.ts'
import { isAboutEngine, type PassGoneError } from '../errors.ts'
import type { Explainer, ForwardResult } from '../worker/explainer/createExplainer.ts'

/** By its name, because it came out of a worker; that of the class itself is shortened in the built page. */
const PASS_GONE: PassGoneError['name'] = 'PassGoneError'

/** A picture that the network is to be run on. */
export interface ForwardRequest {
  pictureId: number
  input: Float32Array<ArrayBuffer>
  /** The first layer that is to be explained. */
  layer: string
}

/** The network in use, asked with as few forward passes as possible. */
export interface NetworkSession {
  /**
   * Runs the network on a picture, unless it was run on that one last, and does a job with its pass: no other job takes the pass away
   * meanwhile. The job is done once more, after another forward pass, where its pass is gone, and where the engine was lost and is there
   * again. Once the signal is aborted, the forward pass ends between two layers, and the promise rejects.
   */
  withPass<T>(
    request: ForwardRequest,
    job: (result: ForwardResult, explainer: Pick<Explainer, 'explain' | 'details'>) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T>
  /** To be called when the explainer was replaced, or has another network. */
  forget(): void
}

/** `retryAfterLoss` does a job, and once more where the engine was lost in it and is there again: see `recovery.ts`. */
export function createNetworkSession(
  explainer: Pick<Explainer, 'forward' | 'explain' | 'details'>,
  retryAfterLoss: <T>(job: () => Promise<T>) => Promise<T>,
): NetworkSession {
  const inTurn = serial()
  let kept: { pictureId: number; result: ForwardResult } | undefined

  const forward = async ({ pictureId, input, layer }: ForwardRequest, signal?: AbortSignal) => {
    if (kept?.pictureId !== pictureId) {
      signal?.throwIfAborted()
      // A copy goes, because what crosses into the worker is gone here.
      kept = { pictureId, result: await explainer.forward(input.slice(), layer, signal) }
    }
    signal?.throwIfAborted()
    return kept.result
  }

  return {
    withPass(request, job, signal) {
      const onPass = async () => {
        try {
          return await job(await forward(request, signal), explainer)
        } catch (error) {
          if (isPassGone(error) || isAboutEngine(error)) kept = undefined
          throw error
        }
      }
      const unlessGone = () =>
        retryAfter(onPass, async (error) => {
          if (!isPassGone(error)) throw error
        })
      return inTurn(() => retryAfterLoss(unlessGone))
    },
    forget() {
      kept = undefined
    },
  }
}

const isPassGone = (error: unknown) => error instanceof Error && error.name === PASS_GONE
