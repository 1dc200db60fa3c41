import { toProblem } from '../errors/index.ts'
import { lazyImport } from '../lazyImport.ts'
import type { AppState } from './appState.ts'
import { type StoreDeps, updatePicture } from './storeDeps.ts'

/** What a person can do with the settings that a saved picture brings along. */
export type SavedPictureSettings = Pick<AppState, 'applySavedSettings' | 'declineSavedSettings'>

// Hardly a visit needs it.
const loadApplySavedSettings = lazyImport(() => import('./applySavedSettings.ts'))

export function createSavedPictureSettings(deps: StoreDeps): SavedPictureSettings {
  const { get } = deps

  const find = () => get().pictures.find(({ id }) => id === get().shown?.pictureId)

  /** The question whether to use them is not asked again. */
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
