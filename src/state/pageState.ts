import type { AppState } from './appState.ts'

/** The state of the page in one word, which tests and scripts read from `main`. */
export type PageState = 'loading' | 'ready' | 'working' | 'done' | 'failed'

/** That word, and the name of the picture that the shown result, or the failure, belongs to. */
export function toPageState({ phase, failure, shown, explaining }: AppState): {
  state: PageState
  picture: string | undefined
} {
  const name = shown?.outcome?.image.name
  if (phase.at === 'loading' || phase.at === 'working') return { state: phase.at, picture: name }
  if (explaining) return { state: 'working', picture: name }
  if (phase.at === 'stopped') return { state: 'failed', picture: name }
  if (failure && !failure.isPast) return { state: 'failed', picture: failure.picture }
  return { state: name === undefined ? 'ready' : 'done', picture: name }
}
