import { lazyImport } from '../lazyImport.ts'
import type { Models } from '../worker/page/connectModels.ts'
import type { AppState } from './appState.ts'
import type { PreprocessingStorage } from './preprocessing.ts'
import type { StoreDeps } from './storeDeps.ts'

/** What a person does with networks on this device. */
export type OwnNetworks = Pick<AppState, 'renameModel' | 'deleteModel' | 'exportModel'>

const loadChangeNetworks = lazyImport(() => import('./changeNetworks.ts'))

/** Creates the actions on networks that were added; few visits need them. */
export function createOwnNetworks(
  models: Models,
  deps: Pick<StoreDeps, 'set' | 'get'>,
  preprocessings: PreprocessingStorage,
): OwnNetworks {
  const all = { ...deps, models, preprocessings }
  return {
    renameModel: async (id, name) => (await loadChangeNetworks()).renameModel(all, id, name),
    deleteModel: async (id) => (await loadChangeNetworks()).deleteModel(all, id),
    exportModel: async (id) => (await loadChangeNetworks()).exportModel(all, id),
  }
}

/** Networks by the names that a person gave them. */
export const renamed = (models: AppState['models'], names: AppState['networkNames']): AppState['models'] =>
  models.map((model) => ({ ...model, name: names.get(model.id) ?? model.name }))
