import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { AppState, AppStore } from '../state/appState.ts'

export const StoreContext = createContext<AppStore | null>(null)

/** A part of the app's state; the component is drawn anew when it changes. */
export function useApp<T>(select: (state: AppState) => T): T {
  const store = useContext(StoreContext)
  if (!store) throw new Error('useApp needs a StoreContext around it.')
  return useStore(store, select)
}

/** The same list each time: a new one would count as a change. */
const none: readonly (readonly [wnid: string, label: string])[] = []

/** The classes of the network in use; none before it is loaded. */
export const useClasses = () => useApp(({ engine }) => engine?.model.classes ?? none)
