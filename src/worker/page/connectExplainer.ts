import { clientOf } from '../border.ts'
import type { Explainer } from '../explainer/createExplainer.ts'
import explainerScript from '../explainer/explainer.worker.ts?worker&url'
import { explainerBorder } from '../explainer/explainerBorder.ts'
import { startHeartbeat } from './heartbeat.ts'
import { type Started, startWorker } from './startWorker.ts'

const named: Readonly<Record<Exclude<keyof Explainer, 'ping'>, true>> = {
  open: true,
  forward: true,
  explain: true,
  details: true,
  memory: true,
}

const methods = Object.keys(named) as (keyof typeof named)[]

/** An {@link Explainer} in a worker that can be replaced. */
export interface RestartableExplainer extends Omit<Explainer, 'ping'> {
  /** Terminates the worker, rejects pending calls with AbortError, and starts another worker, without a network. */
  restart(): void
}

/**
 * Starts the worker that holds the network. Every call settles: it throws a `worker` error if the worker dies or is
 * silent for `silentTicks` seconds.
 */
export function connectExplainer(
  start: () => Started = () => startWorker(explainerScript),
  silentTicks?: number,
): RestartableExplainer {
  const begin = () => {
    const { remote, gone, stop } = start()
    const ping = () => remote.call('ping', [])
    return { remote, stop, ...startHeartbeat({ ping, gone, ...(silentTicks && { silentTicks }) }) }
  }
  let worker = begin()
  const client = clientOf<Explainer>(explainerBorder, (call) => worker.orDeath(call(worker.remote)))
  return {
    // Each by its name, so that others can extend this object with `...`: a proxy has no keys.
    ...(Object.fromEntries(methods.map((name) => [name, client[name]])) as Omit<Explainer, 'ping'>),
    restart() {
      worker.stop()
      worker.end(new DOMException('The worker was replaced.', 'AbortError'))
      worker = begin()
    },
  }
}
