import type { Keeper } from './preferences.ts'

/** So long nothing new has to come before it is written. */
const STILL_MS = 300

/** A keeper that writes only the last of texts that come one upon the other, as they do while a slider is moved; at the latest when the page is left. */
export function keepLater(keeper: Keeper, page: EventTarget): Keeper {
  let waiting: string | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    clearTimeout(timer)
    if (waiting !== undefined) keeper.write(waiting)
    waiting = undefined
  }
  page.addEventListener('pagehide', write)
  return {
    read: () => waiting ?? keeper.read(),
    write(text) {
      waiting = text
      clearTimeout(timer)
      timer = setTimeout(write, STILL_MS)
    },
  }
}
