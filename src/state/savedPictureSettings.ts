import { toProblem } from '../errors/index.ts'
import { lazyImport } from '../lazyImport.ts'
import type { AppState } from './appState.ts'
import { type StoreDeps, updatePicture } from './storeDeps.ts'

/** Applies or declines the settings in a saved picture. */
export type SavedPictureSettings = Pick<AppState, 'applySavedSettings' | 'declineSavedSettings'>

// Most visits do not need it.
const loadApplySavedSettings = lazyImport(() => import('./applySavedSettings.ts'))

export function createSavedPictureSettings(deps: StoreDeps): SavedPictureSettings {
  const { get } = deps

  const find = () => get().pictures.find(({ id }) => id === get().shown?.pictureId)

  /** Do not ask again whether to apply them. */
  const settle = (id: number) => updatePicture(deps, id, { savedSettings: null })

  return {
    declineSavedSettings() {
      const { id, savedSettings } = find() ?? {}
      if (id !== undefined && savedSettings) settle(id)
    },

    async applySavedSettings() {
      const { id, savedSettings } = find() ?? {}
      if (id === undefined || !savedSettings) return
      try {
        const { applySavedSettings } = await loadApplySavedSettings()
        settle(id)
        get().settle('offer')
        await applySavedSettings(deps, id, savedSettings)
      } catch (error) {
        get().refuse(toProblem(error), undefined, { about: 'offer' })
      }
    },
  }
}
