import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { env, setBackend } from '@tensorflow/tfjs-core'
import type { Engine } from '../network.ts'
import { tfjsEngine } from '../tfjs/tfjsEngine.ts'
import type { WasmPaths } from './index.ts'

/** Starts TF.js' WebAssembly backend, with SIMD where the browser has it. Throws Error where it does not come up. */
export async function startWasm({ simd, plain }: WasmPaths): Promise<Engine> {
  // Threads need headers that many hosts cannot send, and TF.js' threaded build breaks in a minified worker.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plain,
    'tfjs-backend-wasm-simd.wasm': simd,
    // Asked for by setWasmPaths, never fetched.
    'tfjs-backend-wasm-threaded-simd.wasm': simd,
  })
  if (!(await setBackend('wasm'))) throw new Error('The WebAssembly backend did not start.')
  return tfjsEngine({ copies: 'at once', warms: 'weights' })
}
