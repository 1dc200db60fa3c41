import { expose } from 'comlink'
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm'

const SIDE = 224

const loader = {
  /** Loads a network as in onnxruntime's guide, with default settings, and runs it once on zeros. */
  async load(model: string | File, folder: string): Promise<void> {
    // Unbundled, because threads are started from their address.
    env.wasm.wasmPaths = folder
    const options: InferenceSession.SessionOptions = { executionProviders: ['wasm'] }
    const session =
      typeof model === 'string'
        ? await InferenceSession.create(model, options)
        : await InferenceSession.create(new Uint8Array(await model.arrayBuffer()), options)
    const [name = ''] = session.inputNames
    const zeros = new Tensor('float32', new Float32Array(3 * SIDE * SIDE), [1, 3, SIDE, SIDE])
    await session.run({ [name]: zeros })
  },
}

/** onnxruntime-web in a worker, as Heatlens does. */
export type OnnxLoader = typeof loader

expose(loader)
