import relaxed from '../network/simd/kernels.relaxed.wasm?url'
import plain from '../network/simd/kernels.wasm?url'
import type { SimdSetup } from '../network/simd/simdEngine.ts'
import { startThread, threadCount } from './startThread.ts'

const kernels = { relaxed, plain }

/** What the CPU engine needs in a worker of a browser. */
export const simdSetup: SimdSetup = {
  readKernels: async (build) => (await fetch(new URL(kernels[build], import.meta.url))).arrayBuffer(),
  threads: threadCount(),
  startThread,
}
