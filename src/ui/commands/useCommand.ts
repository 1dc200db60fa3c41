import { useCallback, useContext, useSyncExternalStore } from 'react'
import { useStage } from '../stage/useStage.ts'
import { StoreContext } from '../useApp.ts'
import { type CommandId, commands } from './commands.ts'

/** A command for a button: whether it can run, whether it is on, and the action. */
export function useCommand(id: CommandId) {
  const store = useContext(StoreContext)
  if (!store) throw new Error('useCommand needs a StoreContext around it.')
  const command = commands[id]
  const contextNow = () => ({ app: store.getState(), stage: useStage.getState(), key: '' })
  const subscribe = useCallback(
    (onChange: () => void) => {
      const ends = [store.subscribe(onChange), useStage.subscribe(onChange)]
      return () => {
        for (const end of ends) end()
      }
    },
    [store],
  )
  const canRun = () => command.canRun?.(contextNow()) ?? true
  const isOn = () => command.isOn?.(contextNow())
  return {
    canRun: useSyncExternalStore(subscribe, canRun, canRun),
    isOn: useSyncExternalStore(subscribe, isOn, isOn),
    run: () => command.run(contextNow()),
    release: () => command.release?.(contextNow()),
  }
}
