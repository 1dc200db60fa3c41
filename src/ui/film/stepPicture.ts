import type { AppState } from '../../state/appState.ts'

/** The id of the list of pictures. */
export const FRAMES_ID = 'frames'

/** The id of the picture in the filmstrip that has the focus. */
export function focusedPicture(): number | undefined {
  const place = document.activeElement?.closest<HTMLElement>(`#${FRAMES_ID} [data-picture-id]`)
  return place ? Number(place.dataset.pictureId) : undefined
}

/**
 * The picture that Remove removes: the one that was chosen in the list and could not be opened, else the one on the stage or
 * about to be. Undefined if there is none.
 */
export function removablePicture({ pictures, picked, shown, failure }: AppState): number | undefined {
  const wanted = failure?.pictureId ?? picked ?? shown?.pictureId
  return pictures.find(({ id }) => id === wanted)?.id
}

/** True if the focus is on a picture in the filmstrip. */
export const isInFilm = (): boolean => focusedPicture() !== undefined

/**
 * The previous, next, first or last picture relative to the one on the stage, by `KeyboardEvent.key`; undefined if
 * there is none. Skips pictures that could not be opened, except within the filmstrip, where they say why.
 */
export function nextPicture({ pictures, picked, shown }: AppState, key: string): number | undefined {
  const focused = focusedPicture()
  const from = focused ?? picked ?? shown?.pictureId
  const all = focused === undefined ? pictures.filter(({ id, state }) => id === from || state !== 'failed') : pictures
  const at = all.findIndex(({ id }) => id === from)
  const places: Record<string, number> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: all.length - 1 }
  const next = all[places[key] ?? -1]?.id
  return next === from ? undefined : next
}

/** Shows that picture. Within the filmstrip, the focus follows. */
export function stepPicture(app: AppState, key: string): void {
  const next = nextPicture(app, key)
  if (next === undefined) return
  const goesAlong = isInFilm()
  void app.pick(next)
  if (goesAlong) document.querySelector<HTMLElement>(`#${FRAMES_ID} [data-picture-id="${next}"] button`)?.focus()
}
