import { HeatlensError } from '../../errors/index.ts'
import { connect, type Remote } from '../channel.ts'
import { launch } from '../launch.ts'

/** A worker, and its methods. */
export interface Started {
  remote: Remote
  /** Aborted with a `part` error if the worker's script does not load, with a `worker` error if the worker dies. */
  gone: AbortSignal
  stop(): void
}

/** Starts a module worker from the address of its script, which answers through `serve`. */
export function startWorker(script: string): Started {
  const { worker, stop } = launch(new URL(script, document.baseURI).href)
  // Any message shows that its script has loaded.
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
  return { remote: connect(worker), gone: gone.signal, stop }
}
