import { expose } from 'comlink'
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm'
import { type Contender, fetchInput, type Tasks, timed } from './contender.ts'

let session: InferenceSession
let input: Float32Array
let side = 0
let output: Tensor

expose({
  async start(task) {
    // Unbundled, because threads are started from their address.
    env.wasm.wasmPaths = task.folder
    env.wasm.numThreads = task.threads
    session = await InferenceSession.create(task.model, { executionProviders: ['wasm'], graphOptimizationLevel: 'all' })
    const values = await fetchInput(task.input)
    side = Math.sqrt(values.length / 3)
    input = moveChannels(values, side * side, 3)
  },

  run: () =>
    timed(async () => {
      const [name = ''] = session.inputNames
      const results = await session.run({ [name]: new Tensor('float32', input, [1, 3, side, side]) })
      output = Object.values(results)[0] as Tensor
    }),

  /** Channels last, like all other contenders. */
  async answer() {
    const [, channels = 0, height = 1, width = 1] = output.dims
    return moveChannels(output.data as Float32Array, channels, height * width)
  },
} satisfies Contender<Tasks['onnx']>)

/** Transposes [rows, columns] to [columns, rows]. */
function moveChannels(values: Float32Array, rows: number, columns: number): Float32Array {
  const moved = new Float32Array(values.length)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++)
      moved[column * rows + row] = values[row * columns + column] as number
  }
  return moved
}
