import { readAddress } from '../src/settings/address.ts'
import { appShell } from '../src/state/appShell.ts'
import type { AppStore } from '../src/state/appState.ts'
import { createAppStore } from '../src/state/store.ts'
import { useIsDragOver } from '../src/ui/first/useDropsAndPastes.ts'
import { useOpenDialog } from '../src/ui/first/useOpenDialog.ts'
import { useModelOpen } from '../src/ui/model/useModelOpen.ts'
import { useStage } from '../src/ui/stage/useStage.ts'
import type { Scene } from './scenes.ts'

/** An object whose calls never resolve, so that a state stays as it is. */
const silent = <T extends object>(): T => new Proxy({} as T, { get: () => () => new Promise(() => {}) })

/** The app's own store, over workers that never answer, in the state of a scene. */
export function storeFor({ state, page: _, ...scene }: Scene): AppStore {
  const store = createAppStore({
    explainer: silent(),
    imageWorker: silent(),
    models: silent(),
    address: readAddress(''),
    memory: { read: () => null, write: () => {} },
  })
  store.setState(state)
  enter(scene)
  return store
}

const empty = { shell: appShell.getState(), stage: useStage.getState() }

/** Sets the page's other stores to a scene; without one, resets them. */
export function enter({ shell, dialog, isOver }: Omit<Scene, 'state' | 'page'>): void {
  appShell.setState({ ...empty.shell, ...shell }, true)
  useStage.setState({ ...empty.stage, isHelpOpen: dialog === 'keyboard' }, true)
  useModelOpen.setState(dialog === 'model', true)
  useIsDragOver.setState(isOver === true, true)
  const isFirst = dialog === 'camera' || dialog === 'address' || dialog === 'classes'
  useOpenDialog.setState({ dialog: isFirst ? dialog : null, address: null })
}
