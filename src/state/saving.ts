import { arriving } from '../arrive.ts'
import { PictureError } from '../errors.ts'
import type { Drawing } from '../image/drawing.ts'
import type { Details, Explanation } from '../types.ts'
import type { AppState } from './appState.ts'
import { savedName } from './fileNames.ts'
import { savedSettingsOf } from './savedSettingsOf.ts'
import type { Settings } from './settings.ts'
import type { Workings } from './workings.ts'

const noPicture = () => new PictureError('There is no explained picture yet. Choose one first.')

/** How a map is drawn over a photo, as the settings say. */
export const drawingOf = ({ colours, opacity, look, threshold, showsRegion }: Settings): Drawing => ({
  ...{ colours, opacity, look, threshold, showsRegion },
})

/** What is made of the picture on the stage and its answer. */
export type Saving = Pick<AppState, 'readDetails' | 'openWhole' | 'savePicture' | 'saveArrays'>

// Hardly a visit needs it.
const arriveArrays = arriving(() => import('./arrays.ts'))

export function createSaving({ get, darkroom, asker }: Workings): Saving {
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
        const answer = asker.details({ pictureId, input: photo.input, layer }, question)
        lastDetails = { of: explanation, answer }
        // What failed is asked again another time.
        answer.catch(() => {
          if (lastDetails?.answer === answer) lastDetails = undefined
        })
      }
      return lastDetails.answer
    },

    openWhole: ({ file }) => darkroom.openWhole(file),

    async saveArrays() {
      const { shown, engine, settings } = get()
      const details = await get().readDetails()
      if (!shown?.outcome || !engine) throw noPicture()
      const { outcome, photo } = shown
      const { arrayFiles } = await arriveArrays()
      const packed = await darkroom.pack(arrayFiles({ outcome, input: photo.input, details, engine, settings }))
      return new File([packed], savedName(outcome, engine.model.classes, 'arrays'), { type: packed.type })
    },

    async savePicture() {
      const { shown, settings, engine } = get()
      if (!shown?.outcome || !engine) throw noPicture()
      const { photo, outcome } = shown
      const { heatmap } = outcome.explanation
      const png = await darkroom.develop(photo.file, heatmap, drawingOf(settings), savedSettingsOf(get(), outcome))
      return new File([png], savedName(outcome, engine.model.classes, 'picture'), { type: png.type })
    },
  }
}
