import { env } from '@tensorflow/tfjs'
import { setThreadsCount } from '@tensorflow/tfjs-backend-wasm'
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import threaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url'

const absolute = (url: string) => new URL(url, import.meta.url).href

/** The files of TensorFlow.js' wasm backend. */
export const wasmPaths = {
  'tfjs-backend-wasm.wasm': absolute(plain),
  'tfjs-backend-wasm-simd.wasm': absolute(simd),
  'tfjs-backend-wasm-threaded-simd.wasm': absolute(threaded),
}

/** Chooses the build without threads, or so many threads. Before the backend is set. */
export function takeThreads(threads: number): void {
  if (threads > 1) setThreadsCount(threads)
  else env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
}
