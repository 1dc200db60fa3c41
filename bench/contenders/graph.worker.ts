import { expose } from 'comlink'
import { giveWeights, makeWeights } from '../../fixtures/plannedNetworks.ts'
import type { Network, Pass } from '../../src/engine/engine.ts'
import { startSimd } from '../../src/engine/simd/simdEngine.ts'
import { simdSetup } from '../../src/worker/explainer/simdSetup.ts'
import { topologies } from '../topologies.ts'
import { type Contender, fetchInput, type Tasks, timed } from './contender.ts'

let network: Network
let target = ''
let input: Float32Array<ArrayBuffer>
let pass: Pass | undefined

/** Heatlens' CPU engine on a graph with seeded weights. It keeps what the default layer's map needs. */
expose({
  async start({ topology, threads, input: address }) {
    input = await fetchInput(address)
    const { plan } = topologies[topology]()
    target = plan.outputs[0]?.target ?? ''
    const weights = await makeWeights(plan)
    network = await (await startSimd({ ...simdSetup, threads })).build(plan, weights.stored)
    await giveWeights(network, weights)
  },
  run() {
    pass?.dispose()
    return timed(async () => {
      pass = await network.forward([input], target)
    })
  },
  answer: async () => (pass as Pass).outputs[0] as Float32Array,
} satisfies Contender<Tasks['graph']>)
