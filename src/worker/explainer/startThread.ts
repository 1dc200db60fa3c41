import { HeatlensError } from '../../errors/index.ts'
import type { StartThread } from '../../network/simd/threadPool.ts'
import { launch } from '../launch.ts'
import threadScript from './thread.worker.ts?worker&url'

/** More than this do not make a network faster: what they read from memory is the limit. */
const MOST_THREADS = 4

/** How many threads may work on a network: one, unless the page is cross-origin isolated, as threads that share memory want it. */
export const threadCount = (): number =>
  globalThis.crossOriginIsolated ? Math.min(navigator.hardwareConcurrency, MOST_THREADS) : 1

/** Starts a thread of the CPU engine from within its worker. Rejects with a `part` error where it does not start. */
export const startThread: StartThread = (setup) =>
  new Promise((resolve, reject) => {
    const { worker, stop } = launch(new URL(threadScript, import.meta.url).href)
    worker.addEventListener('message', () => resolve({ stop }), { once: true })
    worker.addEventListener('error', () => {
      stop()
      reject(new HeatlensError('partMissing'))
    })
    worker.postMessage(setup)
  })
