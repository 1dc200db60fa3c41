import type { Keeper } from './preferences.ts'

/** So long nothing new has to come before it is written. */
const STILL_MS = 300

/**
 * A keeper that writes once for changes that come one upon the other, as they do while a slider is moved; at the latest when the page is left. They
 * are made to what is there by then, which another tab may have written.
 */
export function keepLater(keeper: Keeper, page: EventTarget): Keeper {
  let waiting: ((text: string | null) => string)[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    clearTimeout(timer)
    const all = waiting
    waiting = []
    if (all.length > 0) keeper.change((text) => all.reduce((now: string | null, change) => change(now), text) ?? '')
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
