import type { TextStorage } from './preferences.ts'

/** After so long without a further change, they are written. */
const STILL_MS = 300

/**
 * A storage that writes once for changes that follow one another closely, as they do while a slider is moved; at the
 * latest when the page is left. They are made to what is there by then, which another tab may have written.
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
