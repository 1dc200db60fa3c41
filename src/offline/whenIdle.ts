import type { AppStore } from '../state/appState.ts'

/** What a hand does. */
const deeds = ['pointerdown', 'pointermove', 'wheel', 'keydown', 'input', 'change']

/** Resolves when the page has had nothing to do, and no hand was on it, for so many milliseconds. */
export const whenIdle = (store: AppStore, page: EventTarget, forMs: number): Promise<void> =>
  new Promise((resolve) => {
    const waiting = new AbortController()
    const { signal } = waiting
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      clearTimeout(timer)
      const { at } = store.getState().phase
      if (at !== 'resting' && at !== 'stopped') return
      timer = setTimeout(() => {
        waiting.abort()
        resolve()
      }, forMs)
    }
    signal.addEventListener(
      'abort',
      store.subscribe(({ phase }, before) => phase !== before.phase && look()),
    )
    for (const deed of deeds) page.addEventListener(deed, look, { signal, passive: true })
    look()
  })
