import type { AppState, AppStore } from './appState.ts'

/**
 * True where leaving the page would break off what takes its time: several pictures that are looked at, an export, or a network that is being kept.
 * One picture alone is soon chosen again, and where the page has stopped, it may well be left.
 */
export function hasUnfinishedWork({ phase, pictures, finished, exporting, adding }: AppState): boolean {
  const left = pictures.filter(({ state }) => state === 'waiting' || state === 'working').length
  const isBatch = left > 0 && left + finished > 1 && phase.at !== 'stopped'
  return isBatch || exporting !== null || adding !== null
}

/** Has the browser ask before the page is left midway, unless the page itself leaves, with all that it has. */
export function askBeforeLeaving(store: AppStore, page: EventTarget, leavesItself: () => boolean): void {
  const ask = (event: Event) => {
    if (!leavesItself()) event.preventDefault()
  }
  // Only while there is something to ask: a page that listens is not kept for Back by every browser.
  store.subscribe((state) => {
    if (hasUnfinishedWork(state)) page.addEventListener('beforeunload', ask)
    else page.removeEventListener('beforeunload', ask)
  })
}
