import { lazyImport } from '../lazyImport.ts'
import type { Details, Explanation } from '../types.ts'
import type { AppState } from './appState.ts'
import { noPicture, type StoreDeps } from './storeDeps.ts'

/** What is made of the picture on the stage and its answer. */
export type Saving = Pick<AppState, 'readDetails' | 'openWhole' | 'savePicture' | 'saveData' | 'saveArrays'>

/** What writes files, in a file of its own: the first answer does not need it. */
export const loadSaveFiles = lazyImport(() => import('./saveFiles.ts'))

export function createSaving({ get, imageWorker, network }: StoreDeps): Saving {
  /** What the last answer that was taken apart was made of. */
  let lastDetails: { of: Explanation; answer: Promise<Details> } | undefined

  return {
    readDetails() {
      const { shown } = get()
      if (!shown?.outcome) {
        return Promise.reject(noPicture())
      }
      const { pictureId, photo, outcome } = shown
      const { explanation } = outcome
      if (lastDetails?.of !== explanation) {
        const { classIndex, method, layer, score, evidence } = explanation
        const question = { classIndex, method, layer, score, evidence }
        const request = { pictureId, input: photo.input, layer }
        const answer = network.withPass(request, ({ pass }, explainer) => explainer.details(pass, question))
        lastDetails = { of: explanation, answer }
        // What failed is asked again another time.
        answer.catch(() => {
          if (lastDetails?.answer === answer) lastDetails = undefined
        })
      }
      return lastDetails.answer
    },

    openWhole: ({ file }) => imageWorker.openWhole(file),

    // All that goes into a file is what it is now, also where what writes it has yet to come.
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
