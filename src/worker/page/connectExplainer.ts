import { clientOf } from '../border.ts'
import type { Explainer } from '../explainer/explainer.ts'
import explainerScript from '../explainer/explainer.worker.ts?worker&url'
import { explainerBorder } from '../explainer/explainerBorder.ts'
import { startHeartbeat } from './heartbeat.ts'
import { type Started, startWorker } from './startWorker.ts'

const named: Readonly<Record<Exclude<keyof Explainer, 'ping' | 'trial'>, true>> = {
  open: true,
  forward: true,
  explain: true,
  details: true,
  facts: true,
  aboutMetrics: true,
  measure: true,
  memory: true,
}

const methods = Object.keys(named) as (keyof typeof named)[]

/** An {@link Explainer} in a worker that can be replaced. */
export interface RestartableExplainer extends Omit<Explainer, 'ping' | 'trial'> {
  /** Terminates the worker, rejects pending calls with AbortError, and starts another worker, without a network. */
  restart(): void
}

/** A second worker, which may take the place of the one in use. Its calls settle like the other's. */
export interface Challenger extends Pick<Explainer, 'open' | 'trial'> {
  /** Terminates the worker in use, and stands in for it from now on, until another network is opened. */
  takeOver(): void
  /** Terminates the second worker, and rejects its pending calls with AbortError; nothing once it has taken over. */
  stop(): void
}

/** Compares engines on the network in use. */
export interface Challenge {
  /** {@link Explainer.trial} of the worker in use. */
  trial: Explainer['trial']
  /** Starts a second worker, without a network; only one at a time. */
  challenge(): Challenger
}

/**
 * The script of the workers, whose name changes with its content: what was measured of its engines is about this one
 * only.
 */
export const engineVersion: string = explainerScript

/**
 * Starts the worker that holds the network. Every call settles: it throws a `worker` error if the worker dies or is
 * silent for `silentTicks` seconds.
 */
export function connectExplainer(
  start: () => Started = () => startWorker(explainerScript),
  silentTicks?: number,
): RestartableExplainer & Challenge {
  const begin = () => {
    const { remote, gone, stop } = start()
    const ping = () => remote.call('ping', [])
    const heartbeat = startHeartbeat({ ping, gone, ...(silentTicks && { silentTicks }) })
    const end = () => {
      stop()
      heartbeat.end(new DOMException('The worker was replaced.', 'AbortError'))
    }
    return { remote, end, orDeath: heartbeat.orDeath }
  }
  let worker = begin()
  let second: typeof worker | undefined
  /** Whether another network has to be opened in another worker. */
  let isSpent = false
  const client = clientOf<Explainer>(explainerBorder, (call) => worker.orDeath(call(worker.remote)))
  const restart = () => {
    second?.end()
    second = undefined
    worker.end()
    worker = begin()
    isSpent = false
  }
  return {
    // Each by its name, so that others can extend this object with `...`: a proxy has no keys.
    ...(Object.fromEntries(methods.map((name) => [name, client[name]])) as Omit<Explainer, 'ping' | 'trial'>),
    async open(...request) {
      second?.end()
      second = undefined
      // The other engine is the one that is ready first, and WebGL keeps textures of the sizes of one network.
      if (isSpent) restart()
      const opened = await client.open(...request)
      isSpent = opened.backend.id === 'webgl'
      return opened
    },
    restart,
    trial: client.trial,
    challenge() {
      second?.end()
      const own = begin()
      second = own
      const { open, trial } = clientOf<Explainer>(explainerBorder, (call) => own.orDeath(call(own.remote)))
      return {
        open,
        trial,
        takeOver() {
          if (second !== own) return
          second = undefined
          worker.end()
          worker = own
          isSpent = true
        },
        stop() {
          if (second !== own) return
          second = undefined
          own.end()
        },
      }
    },
  }
}
