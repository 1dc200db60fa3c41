import { lazyImport } from '../lazyImport.ts'
import type { AppState } from './appState.ts'
import type { CurrentPicture } from './currentPicture.ts'
import type { Queue } from './queue.ts'
import type { StoreDeps } from './storeDeps.ts'

/** Few networks see a part of the picture only. */
const loadMoveSeen = lazyImport(() => import('./moveSeen.ts'))

/** Moves what the network sees of a picture. */
export function createSeenPart(
  deps: StoreDeps,
  currentPicture: CurrentPicture,
  queue: Queue,
): Pick<AppState, 'moveSeen'> {
  return {
    async moveSeen(...to) {
      const { moveSeen } = await loadMoveSeen()
      await moveSeen({ ...deps, currentPicture, queue }, ...to)
    },
  }
}
