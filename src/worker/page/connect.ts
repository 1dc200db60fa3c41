import { proxy, transfer } from 'comlink'
import type { Explainer } from '../explainer/createExplainer.ts'
import explainerScript from '../explainer/explainer.worker.ts?worker&url'
import { startHeartbeat } from './heartbeat.ts'
import { type Started, startWorker } from './startWorker.ts'

/** An {@link Explainer} in a worker, which can be thrown away and started anew. */
export interface RestartableExplainer extends Omit<Explainer, 'ping'> {
  /** Ends the worker, rejects what it still owes with AbortError, and starts another one, which has no network yet. */
  restart(): void
}

/**
 * Starts the worker that holds the network. Every call settles: it throws a `worker` error if the worker dies or gives no sign for `silentTicks`
 * seconds.
 */
export function connectExplainer(
  start: () => Started<Explainer> = () => startWorker(explainerScript),
  silentTicks?: number,
): RestartableExplainer {
  const begin = () => {
    const { remote, died, stop } = start()
    const heartbeat = startHeartbeat({ ping: () => remote.ping(), died, ...(silentTicks && { silentTicks }) })
    return { remote, stop, ...heartbeat }
  }
  let worker = begin()
  return {
    open: (request, onProgress) => worker.orDeath(worker.remote.open(request, proxy(onProgress))),
    look: (input, layer) => worker.orDeath(worker.remote.look(transfer(input, [input.buffer]), layer)),
    explain: (pass, question) => worker.orDeath(worker.remote.explain(pass, question)),
    details: (pass, question) => worker.orDeath(worker.remote.details(pass, question)),
    memory: () => worker.orDeath(worker.remote.memory()),
    cancelLooks: () => worker.orDeath(worker.remote.cancelLooks()),
    restart() {
      worker.stop()
      worker.end(new DOMException('The worker was replaced.', 'AbortError'))
      worker = begin()
    },
  }
}
