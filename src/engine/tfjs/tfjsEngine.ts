import { dispose, memory } from '@tensorflow/tfjs-core'
import type { TensorBlock } from '../../model/package/openPackage.ts'
import { release } from '../../model/package/release.ts'
import type { Engine } from '../network.ts'
import { demandBlock } from '../plan.ts'
import { decodeTensor } from './decodeTensor.ts'
import { forward } from './forward.ts'
import { makeRunner } from './layers/index.ts'
import { type RuntimeLayer, runOnZeros, type WarmUp } from './runtimeLayer.ts'

/** Properties of a TF.js backend. */
export interface Traits {
  /**
   * Runs work whose results are discarded, as cheaply as the backend can; set if that pays. The backend then holds its
   * own copy of the weights involved.
   */
  warmUp?: WarmUp
  /** Whether there is memory for the outputs of all layers. If so, a change of layer needs no other forward pass. */
  keepsAll?: boolean
}

/** An engine on TF.js' current backend. */
export function tfjsEngine({ warmUp, keepsAll = false }: Traits): Engine {
  return {
    async build(plan) {
      const layers = plan.layers.map((layer): RuntimeLayer => ({ ...layer, ...makeRunner(layer), weights: {} }))
      const byName = new Map(layers.map((layer) => [layer.name, layer]))
      const lastConvolution = layers.findLastIndex(({ operation }) => operation.kind === 'conv2d')

      const [firstMap = ''] = plan.featureMaps.keys()

      const find = (name: string) => {
        const { layer, key, shape } = plan.findWeight(name)
        const runtimeLayer = byName.get(layer.name) as RuntimeLayer
        return { layer: runtimeLayer, key, shape, step: runtimeLayer.blockRows?.[key] ?? (shape[0] as number) }
      }
      const setWeight = (block: TensorBlock) => {
        const { start, spec } = block
        const { layer, key, shape, step } = find(spec.name)
        demandBlock(block, shape, step)
        layer.weights[key] ??= []
        const blocks = layer.weights[key]
        blocks[start / step]?.dispose()
        blocks[start / step] = decodeTensor(block)
      }
      const isWhole = (layer: RuntimeLayer) =>
        Object.keys(layer.weightShapes).every((key) => {
          const { shape, step } = find(`${layer.name}/${key}`)
          return layer.weights[key]?.filter(Boolean).length === Math.ceil((shape[0] as number) / step)
        })
      /**
       * Runs on zeros what the last block of this weight makes possible, so that it is uploaded and packed while the
       * next blocks arrive: a block of a cut weight by itself; a layer that has all its weights, together with the
       * layers without weights after it. Layers after the last convolution also run backwards. Returns whether it was a
       * block of a cut weight that has already run.
       */
      const runLayersOnZeros = async (name: string, warmUp: WarmUp): Promise<boolean> => {
        const { layer, key, shape, step } = find(name)
        const isCut = step < (shape[0] as number)
        const last = layer.weights[key]?.at(-1)
        if (last && isCut) await runOnZeros(warmUp, layer, layer.inputShape, { [key]: [last] }, false)
        if (!isWhole(layer)) return isCut
        let index = layers.indexOf(layer)
        do {
          const next = layers[index] as RuntimeLayer
          await runOnZeros(warmUp, next, next.inputShape, next.weights, index > lastConvolution)
          index++
        } while (layers[index] && Object.keys((layers[index] as RuntimeLayer).weightShapes).length === 0)
        return isCut
      }

      return {
        rowsPerBlock: (name) => find(name).step,
        async take(block) {
          setWeight(block)
          if (warmUp && (await runLayersOnZeros(block.spec.name, warmUp))) release(block.bytes.buffer)
        },
        forward: (input, keepFrom, signal) => forward(layers, input, keepsAll ? firstMap : keepFrom, signal),
        memory() {
          const { numTensors, numBytes } = memory()
          return { tensors: numTensors, bytes: numBytes }
        },
        dispose: () => dispose(layers.map(({ weights }) => weights)),
      }
    },
  }
}
