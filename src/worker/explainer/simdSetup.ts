import relaxed from '../../engine/simd/kernels.relaxed.wasm?url'
import plain from '../../engine/simd/kernels.wasm?url'
import type { SimdSetup } from '../../engine/simd/simdEngine.ts'
import { HeatlensError } from '../../errors/index.ts'
import { lazyImport } from '../../lazyImport.ts'

/** Most hosts do not isolate the page. */
const arriveThreads = lazyImport(() => import('./startThread.ts'))

/** More threads do not speed a network up: memory bandwidth is the limit. */
const MOST_THREADS = 4

/** The number of threads for a network: one unless the page is cross-origin isolated, which shared memory requires. */
const threadCount = (): number =>
  globalThis.crossOriginIsolated ? Math.min(navigator.hardwareConcurrency, MOST_THREADS) : 1

const kernels = { relaxed, plain }

/** Throws a `part` error if they do not load. */
async function readKernels(build: keyof typeof kernels): Promise<ArrayBuffer> {
  try {
    const response = await fetch(new URL(kernels[build], import.meta.url))
    // Some hosts send an HTML page in place of a missing file.
    if (!response.ok || /html/.test(response.headers.get('content-type') ?? '')) throw new Error(`${response.status}`)
    return await response.arrayBuffer()
  } catch (cause) {
    throw new HeatlensError('partMissing', {}, { cause })
  }
}

/** The setup of the CPU engine in a browser's worker. */
export const simdSetup: SimdSetup = {
  readKernels,
  threads: threadCount(),
  startThread: async (thread) => (await arriveThreads()).startThread(thread),
}
