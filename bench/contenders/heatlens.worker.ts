import { expose } from 'comlink'
import type { ForwardPass, Network } from '../../src/engine/network.ts'
import { type NetworkPlan, planNetwork } from '../../src/engine/plan.ts'
import { openPackage } from '../../src/model/package/openPackage.ts'
import { type Contender, fetchInput, type Tasks, timed } from './contender.ts'
import { startEngine } from './engine.ts'

let task: Tasks['heatlens']
let plan: NetworkPlan
let network: Network
let input: Float32Array<ArrayBuffer>
let pass: ForwardPass | undefined

expose({
  async start(asked) {
    task = asked
    input = await fetchInput(task.input)
    const model = await openPackage(task.model)
    plan = planNetwork(model.layers, model.inputSize)
    plan.checkWeights(model.tensors)
    network = await (await startEngine(task.threads)).build(plan, model.tensors)
    const blocks = model.loadTensors(
      () => {},
      ({ name }) => network.rowsPerBlock(name),
    )
    for await (const block of blocks) await network.take(block)
  },
  run() {
    pass?.dispose()
    return timed(async () => {
      pass = await network.forward(input, plan.lastConvolution)
    })
  },
  async answer() {
    const { logits, activations } = pass as ForwardPass
    return plan.featureMaps.has(task.layer) ? activations(task.layer) : logits
  },
} satisfies Contender<Tasks['heatlens']>)
