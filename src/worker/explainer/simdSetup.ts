import { HeatlensError } from '../../errors/index.ts'
import relaxed from '../../network/simd/kernels.relaxed.wasm?url'
import plain from '../../network/simd/kernels.wasm?url'
import type { SimdSetup } from '../../network/simd/simdEngine.ts'
import { startThread, threadCount } from './startThread.ts'

const kernels = { relaxed, plain }

/** Throws a `part` error where they do not come. */
async function readKernels(build: keyof typeof kernels): Promise<ArrayBuffer> {
  try {
    const response = await fetch(new URL(kernels[build], import.meta.url))
    // Some hosts send a page in place of a file that is missing.
    if (!response.ok || /html/.test(response.headers.get('content-type') ?? '')) throw new Error(`${response.status}`)
    return await response.arrayBuffer()
  } catch (cause) {
    throw new HeatlensError('partMissing', {}, { cause })
  }
}

/** What the CPU engine needs in a worker of a browser. */
export const simdSetup: SimdSetup = {
  readKernels,
  threads: threadCount(),
  startThread,
}
