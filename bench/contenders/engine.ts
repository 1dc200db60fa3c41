import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import { startBackend } from '../../src/network/backends/startBackend.ts'
import type { Engine } from '../../src/network/network.ts'

const absolute = (url: string) => new URL(url, import.meta.url).href

/**
 * Starts the engine that the app uses as `?backend=wasm`. An engine takes as many threads as the machine has cores, so that is what
 * it is told here where it shall take fewer.
 */
export async function startEngine(threads?: number): Promise<Engine> {
  if (threads !== undefined) Object.defineProperty(navigator, 'hardwareConcurrency', { value: threads })
  const paths = { simd: absolute(simd), plain: absolute(plain) }
  return (await startBackend({ paths, wanted: 'wasm', onLost() {} })).engine
}
