import type { AppState, AppStore } from './appState.ts'

/**
 * True if leaving the page would interrupt something that takes time: the analysis of several pictures, an export, or
 * storing a network. A single picture is quickly chosen again, and a stopped page has nothing to lose.
 */
export function hasUnfinishedWork({ phase, pictures, finished, exporting, adding }: AppState): boolean {
  const left = pictures.filter(({ state }) => state === 'waiting' || state === 'working').length
  const isBatch = left > 0 && left + finished > 1 && phase.at !== 'stopped'
  return isBatch || exporting !== null || adding !== null
}

/**
 * Makes the browser ask before the page is left with unfinished work, unless the page leaves by itself and takes
 * everything along.
 */
export function askBeforeLeaving(store: AppStore, page: EventTarget, leavesItself: () => boolean): void {
  const ask = (event: Event) => {
    if (!leavesItself()) event.preventDefault()
  }
  // Listen only while there is something to ask: some browsers do not keep a listening page for Back.
  store.subscribe((state) => {
    if (hasUnfinishedWork(state)) page.addEventListener('beforeunload', ask)
    else page.removeEventListener('beforeunload', ask)
  })
}
