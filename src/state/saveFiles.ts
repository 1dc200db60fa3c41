import { savedName } from '../export/fileNames.ts'
import { savedDataText } from '../export/savedData.ts'
import { savedSettingsOf } from '../export/savedSettingsOf.ts'
import { lazyImport } from '../lazyImport.ts'
import { defaultSettings, drawingOf } from '../settings/settings.ts'
import type { Details, Heatmap } from '../types.ts'
import type { WatchedImageWorker } from '../worker/page/connectImageWorker.ts'
import type { AppState } from './appState.ts'
import { noPicture } from './storeDeps.ts'

/** Most visits do not need it. */
const loadArrays = lazyImport(() => import('../export/arrays.ts'))

type SavedState = Pick<AppState, 'shown' | 'engine' | 'settings' | 'embedsSettings' | 'numberInputs' | 'rescaling'>

function answerOf({ shown, engine }: SavedState) {
  if (!shown?.outcome || !engine) throw noPicture()
  return { photo: shown.photo, outcome: shown.outcome, engine }
}

/** The picture on the stage with its heatmap, see {@link AppState.savePicture}. Throws a `picture` error. */
export async function savePicture(imageWorker: WatchedImageWorker, state: SavedState): Promise<File> {
  const { photo, outcome, engine } = answerOf(state)
  const saved = savedSettingsOf(state, outcome)
  const { heatmap } = state.rescaling?.apply(outcome.explanation) ?? outcome.explanation
  const png = await imageWorker.render(photo.file, heatmap, drawingOf(state.settings), saved)
  return new File([png], savedName(outcome, engine.model.classes, 'picture'), { type: png.type })
}

/** Every number of the answer on the stage, see {@link AppState.saveData}. Throws a `picture` error. */
export function saveData(state: SavedState): File {
  const { outcome, engine } = answerOf(state)
  const json = savedDataText(outcome, engine.model, engine.backend, state.numberInputs)
  return new File([json], savedName(outcome, engine.model.classes, 'data'), { type: 'application/json' })
}

/** The same with the NumPy arrays and the script, see {@link AppState.saveArrays}. Throws a `picture` error. */
export async function saveArrays(imageWorker: WatchedImageWorker, state: SavedState, details: Details): Promise<File> {
  const { photo, outcome, engine } = answerOf(state)
  const png = await writePhoto(imageWorker, photo.file, outcome.explanation.heatmap)
  const { settings, numberInputs: numbers } = state
  const { arrayFiles } = await loadArrays()
  const packed = await imageWorker.pack(
    arrayFiles({
      outcome,
      input: photo.input,
      details,
      engine,
      settings,
      numbers,
      scale: state.rescaling?.factorOf(outcome.explanation) ?? 1,
      photo: png,
    }),
  )
  return new File([packed], savedName(outcome, engine.model.classes, 'arrays'), { type: packed.type })
}

/**
 * The photo alone, as a PNG; undefined if it is too large for the browser to encode: the arrays are saved without it.
 */
async function writePhoto(imageWorker: WatchedImageWorker, file: File, heatmap: Heatmap) {
  const nothing = { ...drawingOf(defaultSettings), opacity: 0 }
  try {
    return new Uint8Array(await (await imageWorker.render(file, heatmap, nothing)).arrayBuffer())
  } catch {
    return undefined
  }
}
