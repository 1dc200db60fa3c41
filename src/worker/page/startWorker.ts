import { wrap } from 'comlink'
import { PartError, WorkerError } from '../../errors.ts'
import type { Far } from '../border.ts'
import { launch } from '../launch.ts'

/** A worker, and the way to ask it. */
export interface Started {
  far: Far
  /** Aborted with PartError where the worker's script does not come, with WorkerError where the worker dies. */
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
    gone.abort(
      hasCome
        ? new WorkerError('A background part of Heatlens stopped. Try again; if it stays, reload the page.')
        : new PartError(),
    )
  })
  return { far: wrap(worker) as unknown as Far, gone: gone.signal, stop }
}
