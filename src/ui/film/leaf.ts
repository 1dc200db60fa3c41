import type { AppState } from '../../state/appState.ts'

/** The keys that go through the pictures, as `KeyboardEvent.key` has them. */
export const leafKeys = ['ArrowLeft', 'ArrowRight', 'Home', 'End'] as const

/** Shows the picture before or after the one on the stage, the first or the last one. False where there is no such picture. */
export function leaf({ pictures, picked, shown, pick }: AppState, key: string): boolean {
  const current = picked ?? shown?.pictureId
  const at = pictures.findIndex(({ id }) => id === current)
  const places: Record<string, number> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: pictures.length - 1 }
  const next = pictures[places[key] ?? -1]
  if (!next || next.id === current) return false
  void pick(next.id)
  return true
}
