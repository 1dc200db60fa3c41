import type { TextStorage } from './preferences.ts'

/** Preferences are written after this time without a further change. */
const STILL_MS = 300

/**
 * Storage that combines changes in quick succession, such as those of a moving slider, into one write; at the latest
 * when the page is left. They apply to what is stored by then, which another tab may have written.
 */
export function savePreferencesSoon(storage: TextStorage, page: EventTarget): TextStorage {
  let waiting: ((text: string | null) => string)[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    clearTimeout(timer)
    const all = waiting
    waiting = []
    if (all.length > 0) storage.change((text) => all.reduce((now: string | null, change) => change(now), text) ?? '')
  }
  page.addEventListener('pagehide', write)
  return {
    change(change) {
      waiting.push(change)
      clearTimeout(timer)
      timer = setTimeout(write, STILL_MS)
    },
  }
}
