import { findRenderers } from './processMemory.ts'

/** One turn of running and waiting: short against what a person notices. */
const TURN_MS = 20

/**
 * Slows all pages and workers of the browser that uses a profile folder down, by stopping their processes for most of
 * each turn: DevTools' own throttling slows only the page's thread. Returns a function that ends it.
 */
export function slowDown(profile: string, factor: number): () => Promise<void> {
  let isOver = false
  const stopped = new Set<number>()
  const signal = (ids: Iterable<number>, name: 'SIGSTOP' | 'SIGCONT') => {
    for (const id of ids) {
      try {
        process.kill(id, name)
      } catch {
        // It has ended.
      }
    }
  }
  const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  const turns = (async () => {
    let ids: readonly number[] = []
    for (let turn = 0; !isOver; turn++) {
      if (turn % 5 === 0) ids = await findRenderers(profile)
      signal(ids, 'SIGSTOP')
      for (const id of ids) stopped.add(id)
      await sleep(TURN_MS * (1 - 1 / factor))
      signal(ids, 'SIGCONT')
      await sleep(TURN_MS / factor)
    }
    signal(stopped, 'SIGCONT')
  })()
  return () => {
    isOver = true
    return turns
  }
}
