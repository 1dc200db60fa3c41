import { type Remote, wrap } from 'comlink'
import { PartError, WorkerError } from '../../errors.ts'
import { launch } from '../launch.ts'

/** A worker and the way to ask it. */
export interface Started<T> {
  remote: Remote<T>
  /** Rejects with PartError where the worker's script does not come, with WorkerError where the worker dies; never resolves. */
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
      reject(
        hasCome
          ? new WorkerError('A background part of Heatlens stopped. Try again; if it stays, reload the page.')
          : new PartError(),
      )
    })
  })
  died.catch(() => {})
  return { remote: wrap<T>(worker), died, stop }
}
