import { type Remote, wrap } from 'comlink'
import { HeatlensError } from '../../errors.ts'
import { launch } from '../launch.ts'
import '../crossErrors.ts'

/** A worker and the way to ask it. */
export interface Started<T> {
  remote: Remote<T>
  /** Rejects with a `part` error where the worker's script does not come, with a `worker` error where the worker dies; never resolves. */
  died: Promise<never>
  stop(): void
}

/** Starts a module worker from the address of its script, which asks and answers through comlink. */
export function startWorker<T>(script: string): Started<T> {
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
  const died = new Promise<never>((_, reject) => {
    worker.addEventListener('error', () => {
      reject(hasCome ? new HeatlensError('workerStopped') : new HeatlensError('partMissing'))
    })
  })
  died.catch(() => {})
  return { remote: wrap<T>(worker), died, stop }
}
