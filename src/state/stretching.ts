import { toProblem } from '../errors/index.ts'
import { lazyImport } from '../lazyImport.ts'
import type { AppState } from './appState.ts'
import type { Queue } from './queue.ts'
import { type StoreDeps, updatePicture } from './storeDeps.ts'

/** Most pictures do not need it. */
const loadStretchPicture = lazyImport(() => import('./stretchPicture.ts'))

/** The offer for a picture that uses a small part of its range. */
export type Stretching = Pick<AppState, 'stretch' | 'undoStretch' | 'declineStretch'>

export function createStretching(deps: StoreDeps, queue: Queue): Stretching {
  const { get } = deps

  /** The picture on the stage may have changed by the time this code arrives. */
  const work = async (name: 'stretchPicture' | 'undoStretch') => {
    const { shown } = get()
    try {
      if (shown) await (await loadStretchPicture())[name](deps, queue, shown)
      get().settle('stretching')
    } catch (error) {
      get().refuse(toProblem(error), undefined, { about: 'stretching' })
    }
  }

  return {
    stretch: () => work('stretchPicture'),
    undoStretch: () => work('undoStretch'),
    declineStretch() {
      const { shown } = get()
      if (shown) updatePicture(deps, shown.pictureId, { staysDark: true })
    },
  }
}
