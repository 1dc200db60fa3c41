import { startTimeLimit, unlessAborted } from '../../async/abort.ts'
import { HeatlensError } from '../../errors/index.ts'
import type { HeldSources } from '../../model/cache/openModelCache.ts'
import type { Keeping, LoadProgress, Understood } from '../../types.ts'
import { clientOf } from '../border.ts'
import type { Imported } from '../importer/imported.ts'
import type { Importer } from '../importer/importer.ts'
import type { Started } from './startWorker.ts'

/** What to read, and the page's callbacks. */
export interface Reading {
  files: readonly File[]
  keeping: Keeping
  /** The page's address. */
  base: string
  held: HeldSources
  onProgress: (progress: LoadProgress) => void
  onUnderstood: (understood: Understood) => void
  signal: AbortSignal
  /** How many seconds of silence before the reader is terminated; files of Heatlens that are on their way aside. */
  watchSeconds: number
  /** Awaited before the reader ends. */
  onRead: (imported: Imported) => Promise<void>
}

/**
 * Reads a network in a worker, which is terminated afterwards. Throws what {@link Importer.importNetwork} throws, and a
 * `worker` error.
 */
export async function readNetwork({ remote, gone, stop }: Started, reading: Reading): Promise<string> {
  const { files, keeping, base, held, onProgress, onUnderstood, signal, watchSeconds, onRead } = reading
  // It counts from the first sign on, and not while a file of Heatlens is on its way: no network file is to blame for a
  // slow connection.
  let hasBegun = false
  const limit = startTimeLimit({
    ticks: watchSeconds,
    tickMs: 1000,
    reason: () => new HeatlensError('fileTimedOut', { seconds: watchSeconds }),
    onTick: () => hasBegun || limit.restart(),
  })
  const sign = () => {
    hasBegun = true
    limit.restart()
  }
  const tell = (progress: LoadProgress) => {
    sign()
    onProgress(progress)
  }
  const tellUnderstood = (understood: Understood) => {
    sign()
    onUnderstood(understood)
  }
  const importer = clientOf<Importer>({}, (call) => unlessAborted(call(remote), gone, limit.signal, signal))
  try {
    signal.throwIfAborted()
    const imported = await importer.importNetwork(files, keeping, base, tell, held, tellUnderstood, sign)
    await onRead(imported)
    return imported.id
  } finally {
    limit.lift()
    stop()
  }
}
