import type { AppStore } from '../state/appState.ts'

/** Events of user input. */
const deeds = ['pointerdown', 'pointermove', 'wheel', 'keydown', 'input', 'change']

/** Resolves once the page has been idle, without user input, for this many milliseconds. */
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
