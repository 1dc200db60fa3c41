import { yieldToEventLoop } from '../engine/yieldToEventLoop.ts'
import type { CamContext } from './context.ts'
import type { CamMap } from './method.ts'

/** After so many steps there is a map to show, if there are more. */
const FIRST_MAP = 10

/** How long a batch may take, in ms: progress is told between batches. */
const BATCH_MS = 250

const FIRST_BATCH = 2

/**
 * The map of a method of many passes. Takes the steps in batches that grow while they are fast, of `least` to `most`
 * steps; one ends after ten steps. After each, it tells how far it is, with the map so far, and other work of the thread gets its
 * turn. Throws the signal's reason between batches once it is aborted.
 */
export async function refine(
  { signal, onProgress }: Pick<CamContext, 'signal' | 'onProgress'>,
  { total, least = 1, most = MOST }: { total: number; least?: number; most?: number },
  take: (from: number, to: number) => Promise<void>,
  mapSoFar: () => CamMap,
): Promise<CamMap> {
  let size = Math.max(FIRST_BATCH, least)
  let done = 0
  while (done < total) {
    await yieldToEventLoop()
    signal?.throwIfAborted()
    const end = done < FIRST_MAP ? Math.min(FIRST_MAP, total) : total
    const to = Math.min(done + Math.min(size, most), end)
    const start = performance.now()
    await take(done, to)
    const fast = ((to - done) * BATCH_MS) / Math.max(performance.now() - start, 1)
    size = Math.max(least, Math.min(2 * size, Math.floor(fast)))
    done = to
    onProgress({ done, total, map: mapSoFar() })
  }
  return mapSoFar()
}

const MOST = 32

/** How many arrays of so many float32 values may be held at a time: 64 MiB of them, but no more than 32. */
export const batchOf = (values: number): number =>
  Math.max(1, Math.min(MOST, Math.floor(2 ** 24 / Math.max(values, 1))))
