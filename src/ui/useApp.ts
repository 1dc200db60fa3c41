import { createContext, startTransition, useContext, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { AppState, AppStore } from '../state/appState.ts'

export const StoreContext = createContext<AppStore | null>(null)

/** Selects a part of the app's state; the component renders when it changes. */
export function useApp<T>(select: (state: AppState) => T): T {
  const store = useContext(StoreContext)
  if (!store) throw new Error('useApp needs a StoreContext around it.')
  return useStore(store, select)
}

/**
 * Like {@link useApp}, but it renders a moment later, in small steps between which the page responds: for what is
 * beside the picture. Pass the same function each time.
 */
export function useDeferredApp<T>(select: (state: AppState) => T): T {
  const store = useContext(StoreContext)
  if (!store) throw new Error('useDeferredApp needs a StoreContext around it.')
  const [value, setValue] = useState(() => select(store.getState()))
  useEffect(() => {
    let last: T | undefined
    const follow = (state: AppState) => {
      const next = select(state)
      if (Object.is(next, last)) return
      last = next
      startTransition(() => setValue(() => next))
    }
    follow(store.getState())
    return store.subscribe(follow)
  }, [store, select])
  return value
}

/** A stable list: a new one would count as a change. */
const none: readonly (readonly [wnid: string, label: string])[] = []

/** The classes of the network in use; empty before it is loaded. */
export const useClasses = () => useApp(({ engine }) => engine?.model.classes ?? none)
