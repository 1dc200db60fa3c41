import { lazyImport } from '../lazyImport.ts'
import type { Details, Explanation } from '../types.ts'
import type { AppState } from './appState.ts'
import { noPicture, type StoreDeps } from './storeDeps.ts'

/** Makes files of the picture on the stage and its answer. */
export type Saving = Pick<AppState, 'readDetails' | 'onPass' | 'openWhole' | 'savePicture' | 'saveData' | 'saveArrays'>

/** Loads the code that writes files; the first answer does not need it. */
export const loadSaveFiles = lazyImport(() => import('./saveFiles.ts'))

export function createSaving({ get, imageWorker, network }: StoreDeps): Saving {
  /** The details of the last answer for which they were read. */
  let lastDetails: { of: Explanation; answer: Promise<Details> } | undefined

  const onPass: Saving['onPass'] = async (job, signal) => {
    const { shown } = get()
    if (!shown?.outcome) throw noPicture()
    const { pictureId, photo, outcome } = shown
    const { explanation } = outcome
    const request = { pictureId, photo, layer: explanation.layer }
    return network.withPass(request, ({ pass }, explainer) => job(pass, explainer, explanation), signal)
  }

  return {
    onPass,
    readDetails() {
      const explanation = get().shown?.outcome?.explanation
      if (!explanation || lastDetails?.of !== explanation) {
        if (!explanation) return Promise.reject(noPicture())
        const { classIndex, method, layer, score, evidence, output } = explanation
        const question = { classIndex, method, layer, score, evidence, ...(output !== undefined && { output }) }
        const answer = onPass((pass, explainer) => explainer.details(pass, question))
        lastDetails = { of: explanation, answer }
        // A failed question is asked again next time.
        answer.catch(() => {
          if (lastDetails?.answer === answer) lastDetails = undefined
        })
      }
      return lastDetails.answer
    },

    openWhole: ({ file }) => imageWorker.openWhole(file),

    // Files contain the state at the time of the call, even if the code that writes them is still loading.
    async savePicture() {
      const state = get()
      return (await loadSaveFiles()).savePicture(imageWorker, state)
    },

    async saveData() {
      const state = get()
      return (await loadSaveFiles()).saveData(state)
    },

    async saveArrays() {
      const state = get()
      const details = await state.readDetails()
      return (await loadSaveFiles()).saveArrays(imageWorker, state, details)
    },
  }
}
