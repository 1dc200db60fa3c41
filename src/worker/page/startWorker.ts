import { wrap } from 'comlink'
import { HeatlensError } from '../../errors/index.ts'
import type { Far } from '../border.ts'
import { launch } from '../launch.ts'
import '../crossErrors.ts'

/** A worker, and the way to ask it. */
export interface Started {
  far: Far
  /** Aborted with a `part` error where the worker's script does not come, with a `worker` error where the worker dies. */
  gone: AbortSignal
  stop(): void
}

/** Starts a module worker from the address of its script, which answers through `serve`. */
export function startWorker(script: string): Started {
  const { worker, stop } = launch(new URL(script, document.baseURI).href)
  // Whatever it says first shows that its script came.
  let hasCome = false
  worker.addEventListener(
    'message',
    () => {
      hasCome = true
    },
    { once: true },
  )
  const gone = new AbortController()
  worker.addEventListener('error', () => {
    gone.abort(hasCome ? new HeatlensError('workerStopped') : new HeatlensError('partMissing'))
  })
  return { far: wrap(worker) as unknown as Far, gone: gone.signal, stop }
}
