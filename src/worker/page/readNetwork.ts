import { proxy } from 'comlink'
import { HeatlensError } from '../../errors.ts'
import type { HeldSources } from '../../model/cache/openModelCache.ts'
import type { Keeping, LoadProgress } from '../../types.ts'
import type { Imported } from '../importer/imported.ts'
import type { Importer } from '../importer/importer.ts'
import type { Started } from './startWorker.ts'

/** What is to be read, and how the page follows it. */
export interface Reading {
  files: readonly File[]
  keeping: Keeping
  /** The page's address. */
  base: string
  held: HeldSources
  onProgress: (progress: LoadProgress) => void
  signal: AbortSignal
  /** A file that gives no sign for so many seconds is given up. */
  watchSeconds: number
  /** Is called, and waited for, before the reader ends. */
  onRead: (imported: Imported) => Promise<void>
}

/** Reads a network in a worker, which ends with it. Throws what {@link Importer.importNetwork} throws, and a `worker` error. */
export async function readNetwork(worker: Started<Importer>, reading: Reading): Promise<string> {
  const { files, keeping, base, held, onProgress, signal, watchSeconds, onRead } = reading
  let ticks = 0
  let timer: ReturnType<typeof setInterval> | undefined
  const stuck = new Promise<never>((_, reject) => {
    // Its own ticks are counted, not the clock: a device that slept is not a file that hangs.
    timer = setInterval(() => {
      if (++ticks < watchSeconds) return
      reject(new HeatlensError('fileTimedOut', { seconds: watchSeconds }))
    }, 1000)
  })
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  const tell = (progress: LoadProgress) => {
    ticks = 0
    onProgress(progress)
  }
  try {
    signal.throwIfAborted()
    const answer = worker.remote.importNetwork(files, keeping, base, proxy(tell), held)
    const imported = await Promise.race([answer, worker.died, stuck, aborted])
    await onRead(imported)
    return imported.id
  } finally {
    clearInterval(timer)
    worker.stop()
  }
}
