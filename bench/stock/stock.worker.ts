import { loadLayersModel, type SymbolicTensor, setBackend, type Tensor, zeros } from '@tensorflow/tfjs'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import threaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url'
import { expose } from 'comlink'

const absolute = (url: string) => new URL(url, import.meta.url).href

setWasmPaths({
  'tfjs-backend-wasm.wasm': absolute(plain),
  'tfjs-backend-wasm-simd.wasm': absolute(simd),
  'tfjs-backend-wasm-threaded-simd.wasm': absolute(threaded),
})

const loader = {
  /** Loads a model as in TensorFlow.js' guide, with default settings, and runs it once on zeros. */
  async load(address: string, backend: string): Promise<void> {
    if (!(await setBackend(backend))) throw new Error(`The backend ${backend} did not start.`)
    const model = await loadLayersModel(address)
    const [input] = model.inputs as [SymbolicTensor]
    const [, ...shape] = input.shape as number[]
    await (model.predict(zeros([1, ...shape])) as Tensor).data()
  },
}

/** Stock TensorFlow.js in a worker, as Heatlens does. */
export type StockLoader = typeof loader

expose(loader)
