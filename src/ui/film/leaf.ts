import type { AppState } from '../../state/appState.ts'

/** Of the list of pictures. */
export const FRAMES_ID = 'frames'

/** True where the focus is on a picture of the filmstrip. */
export const isInFilm = (): boolean => document.activeElement?.closest(`#${FRAMES_ID}`) != null

/** Shows the picture before or after the one on the stage, the first or the last one, by `KeyboardEvent.key`. False where there is no such picture. */
export function leaf({ pictures, picked, shown, pick }: AppState, key: string): boolean {
  const current = picked ?? shown?.pictureId
  const at = pictures.findIndex(({ id }) => id === current)
  const places: Record<string, number> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: pictures.length - 1 }
  const next = pictures[places[key] ?? -1]
  if (!next || next.id === current) return false
  void pick(next.id)
  return true
}
