import type { StartThread } from '../../engine/simd/threadPool.ts'
import { HeatlensError } from '../../errors/index.ts'
import { launch } from '../launch.ts'
import threadScript from './thread.worker.ts?worker&url'

/** Starts a thread of the CPU engine from its worker. Rejects with a `part` error if it does not start. */
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
