import type { AppState } from '../../state/appState.ts'
import { EMBEDDED_MODEL, TEACHING_MODEL } from '../../types.ts'

/** True if the answer is by a network that comes with the page. */
export const isByOwn = ({ lastOutcome, modelId }: AppState): boolean =>
  lastOutcome !== null && (modelId === EMBEDDED_MODEL || modelId === TEACHING_MODEL)
