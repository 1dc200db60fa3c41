import { expose } from 'comlink'
import type { Network, Pass } from '../../src/engine/engine.ts'
import type { NetworkPlan } from '../../src/graph/plan.ts'
import { openPackage } from '../../src/model/package/openPackage.ts'
import { planPackage } from '../../src/model/package/planPackage.ts'
import { type Contender, fetchInput, type Tasks, timed } from './contender.ts'
import { startEngine } from './engine.ts'

let task: Tasks['heatlens']
let plan: NetworkPlan
let network: Network
let input: Float32Array<ArrayBuffer>
let pass: Pass | undefined

expose({
  async start(asked) {
    task = asked
    input = await fetchInput(task.input)
    const model = await openPackage(task.model)
    plan = planPackage(model)
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
      pass = await network.forward([input], plan.outputs[0]?.target ?? '')
    })
  },
  async answer() {
    const { outputs, activations } = pass as Pass
    return plan.featureMaps.has(task.layer) ? activations(task.layer) : (outputs[0] as Float32Array<ArrayBuffer>)
  },
} satisfies Contender<Tasks['heatlens']>)
