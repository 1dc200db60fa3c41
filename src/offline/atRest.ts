import type { AppStore } from '../state/appState.ts'

/** Resolves when the page has had nothing to do for a while, and so many milliseconds have passed. */
export const atRest = (store: AppStore, forMs: number): Promise<void> =>
  new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      clearTimeout(timer)
      const { at } = store.getState().phase
      if (at !== 'resting' && at !== 'stopped') return
      timer = setTimeout(() => {
        stop()
        resolve()
      }, forMs)
    }
    const stop = store.subscribe(({ phase }, before) => phase !== before.phase && look())
    look()
  })
