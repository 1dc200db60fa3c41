import type { AppState } from '../../state/appState.ts'

/** Of the list of pictures. */
export const FRAMES_ID = 'frames'

/** The picture of the filmstrip that has the focus. */
function focusedId(): number | undefined {
  const place = document.activeElement?.closest<HTMLElement>(`#${FRAMES_ID} [data-picture-id]`)
  return place ? Number(place.dataset.pictureId) : undefined
}

/** True where the focus is on a picture of the filmstrip. */
export const isInFilm = (): boolean => focusedId() !== undefined

/**
 * Shows the picture before or after the one on the stage, the first or the last one, by `KeyboardEvent.key`. Within the filmstrip the focus goes along,
 * also to a picture that could not be opened, which tells why; from elsewhere, those are passed over. False where there is no such picture.
 */
export function stepThrough({ pictures, picked, shown, pick }: AppState, key: string): boolean {
  const focused = focusedId()
  const from = focused ?? picked ?? shown?.pictureId
  const all = focused === undefined ? pictures.filter(({ id, state }) => id === from || state !== 'failed') : pictures
  const at = all.findIndex(({ id }) => id === from)
  const places: Record<string, number> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: all.length - 1 }
  const next = all[places[key] ?? -1]
  if (!next || next.id === from) return false
  void pick(next.id)
  if (focused !== undefined) {
    document.querySelector<HTMLElement>(`#${FRAMES_ID} [data-picture-id="${next.id}"] button`)?.focus()
  }
  return true
}
