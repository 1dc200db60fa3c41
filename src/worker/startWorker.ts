import { type Remote, wrap } from 'comlink'
import { WorkerError } from '../errors.ts'

/** A worker and the way to ask it. */
export interface Started<T> {
  remote: Remote<T>
  /** Rejects with WorkerError if the worker does not start or dies; never resolves. */
  died: Promise<never>
  stop(): void
}

/**
 * Starts a module worker from the address of its script.
 * A page's `<meta>` Content-Security-Policy does not hold in a worker that is loaded from an address, but a worker that begins as a blob inherits
 * it; so the worker begins as a blob that imports the script, and nothing in it can reach another host.
 */
export function startWorker<T>(script: string): Started<T> {
  const address = new URL(script, document.baseURI).href
  const blob = new Blob([`import ${JSON.stringify(address)}`], { type: 'text/javascript' })
  const url = URL.createObjectURL(blob)
  const worker = new Worker(url, { type: 'module' })
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
  return {
    remote: wrap<T>(worker),
    died,
    stop() {
      worker.terminate()
      URL.revokeObjectURL(url)
    },
  }
}
