import {
  grad,
  type LayersModel,
  loadLayersModel,
  type SymbolicTensor,
  setBackend,
  type Tensor,
  tensor,
  input as tfInput,
  model as tfModel,
  tidy,
} from '@tensorflow/tfjs'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { expose } from 'comlink'
import { type Contender, fetchInput, type Tasks, timed } from './contender.ts'
import { takeThreads, wasmPaths } from './tfjsWasm.ts'

let task: Tasks['tfjs']
let input: Float32Array
/** From the picture to the answer, and to the explained layer, if any. */
let forward: LayersModel
/** From the explained layer to the classes. */
let head: LayersModel | undefined
let answer = new Float32Array()
let features: Tensor | undefined

expose({
  async start(asked) {
    task = asked
    takeThreads(1)
    setWasmPaths(wasmPaths)
    if (!(await setBackend(task.backend))) throw new Error(`The backend ${task.backend} did not start.`)
    input = await fetchInput(task.input)
    const model = await loadLayersModel(task.model)
    const { output } = model.getLayer(task.layer)
    if (task.explains === undefined) {
      forward = tfModel({ inputs: model.inputs, outputs: output })
      return
    }
    const target = model.getLayer(task.explains)
    forward = tfModel({ inputs: model.inputs, outputs: [output, target.output] as SymbolicTensor[] })
    const start = tfInput({ shape: (target.outputShape as number[]).slice(1) })
    const rest = model.layers.slice(model.layers.indexOf(target) + 1)
    head = tfModel({
      inputs: start,
      outputs: rest.reduce<SymbolicTensor>((last, layer) => layer.apply(last) as SymbolicTensor, start),
    })
  },

  async run() {
    features?.dispose()
    return timed(async () => {
      const [{ shape }] = forward.inputs as [SymbolicTensor]
      const picture = tensor(input, [1, ...(shape.slice(1) as number[])])
      const outputs = [forward.predict(picture)].flat() as [Tensor, Tensor?]
      answer = (await outputs[0].data()) as Float32Array<ArrayBuffer>
      features = outputs[1]
      outputs[0].dispose()
      picture.dispose()
    })
  },

  answer: async () => answer,

  /** Like TensorFlow.js' own Grad-CAM example (tfjs-examples, visualize-convnet/cam.js), from kept features. */
  async explain(classIndex) {
    let map = new Float32Array()
    const ms = await timed(async () => {
      const heat = tidy(() => {
        const score = (from: Tensor) => ((head as LayersModel).apply(from) as Tensor).gather([classIndex], 1)
        const kept = features as Tensor
        const weights = grad(score)(kept).mean([0, 1, 2])
        const sum = kept.mul(weights).mean(-1).relu()
        return sum.div(sum.max())
      })
      map = (await heat.data()) as Float32Array<ArrayBuffer>
      heat.dispose()
    })
    return { ms, map }
  },
} satisfies Contender<Tasks['tfjs']>)
