import { type Remote, wrap } from 'comlink'
import { WorkerError } from '../errors.ts'
import { launch } from './launch.ts'

/** A worker and the way to ask it. */
export interface Started<T> {
  remote: Remote<T>
  /** Rejects with WorkerError if the worker does not start or dies; never resolves. */
  died: Promise<never>
  stop(): void
}

/** Starts a module worker from the address of its script, which asks and answers through comlink. */
export function startWorker<T>(script: string): Started<T> {
  const { worker, stop } = launch(new URL(script, document.baseURI).href)
  const died = new Promise<never>((_, reject) => {
    worker.addEventListener('error', () => {
      reject(
        new WorkerError(
          'A background part of Heatlens did not start or stopped. Check the connection and reload the page.',
        ),
      )
    })
  })
  died.catch(() => {})
  return { remote: wrap<T>(worker), died, stop }
}
