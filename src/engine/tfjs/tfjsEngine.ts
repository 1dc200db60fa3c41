import { memory } from '@tensorflow/tfjs-core'
import { valueCount } from '../../model/package/manifest.ts'
import { release } from '../../model/package/release.ts'
import type { Engine } from '../engine.ts'
import { forward, keptFrom, logits } from './forward.ts'
import type { Running } from './run.ts'
import { makeNodes, type WarmUp } from './runtimeNode.ts'
import { warmUpWith } from './warmUp.ts'
import { WeightStore } from './weightStore.ts'

/** Properties of a TF.js backend. */
export interface Traits {
  /**
   * Runs work whose results are discarded, as cheaply as the backend can; set if that pays. The backend then holds its
   * own copy of the weights involved.
   */
  warmUp?: WarmUp
  /**
   * Whether there is memory for the outputs of all nodes, up to {@link MAX_KEPT_BYTES}. If so, a change of layer needs
   * no other forward pass.
   */
  keepsAll?: boolean
}

/** VGG16 has outputs of 60 MB, ResNet50 of 180. */
const MAX_KEPT_BYTES = 2 ** 29

/** An engine on TF.js' current backend. */
export function tfjsEngine({ warmUp, keepsAll = false }: Traits): Engine {
  return {
    async build(plan) {
      const nodes = makeNodes(plan)
      const store = new WeightStore(plan, nodes)
      const running: Running = { plan, nodes, store }
      const prepare = warmUp && warmUpWith(warmUp, running)
      const everything = keptFrom(
        running,
        plan.inputs.map(({ node }) => node),
      )
      const bytes = [...everything.held].reduce((sum, index) => sum + 4 * valueCount(nodes[index]?.shape ?? []), 0)
      const keeps = (name: string) =>
        keepsAll && bytes <= MAX_KEPT_BYTES
          ? everything
          : keptFrom(
              running,
              [...nodes.keys()].filter((index) => nodes[index]?.name === name),
            )

      return {
        rowsPerBlock: (name) => store.find(name).step,
        async take(block) {
          store.set(block)
          if (await prepare?.(block.spec.name)) release(block.bytes.buffer)
        },
        forward: (inputs, keepFrom, signal) => forward(running, inputs, keeps(keepFrom), signal),
        logits: (batch, output, signal) => logits(running, batch, output, signal),
        weight: (tensor) => store.read(tensor),
        memory() {
          const { numTensors, numBytes } = memory()
          return { tensors: numTensors, bytes: numBytes }
        },
        dispose: () => store.dispose(),
      }
    },
  }
}
