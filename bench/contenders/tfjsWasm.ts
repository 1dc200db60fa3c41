import { env } from '@tensorflow/tfjs'
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'

const absolute = (url: string) => new URL(url, import.meta.url).href

/** The files of TensorFlow.js' wasm backend. */
export const wasmPaths = {
  'tfjs-backend-wasm.wasm': absolute(plain),
  'tfjs-backend-wasm-simd.wasm': absolute(simd),
  'tfjs-backend-wasm-threaded-simd.wasm': absolute(simd),
}

/** The threaded build does not start in a bundled worker; with one thread, it equals the one without. */
export const withoutThreads = (): void => env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
