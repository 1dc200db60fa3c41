import { dispose, memory } from '@tensorflow/tfjs-core'
import type { TensorBlock } from '../../model/openPackage.ts'
import { release } from '../../model/release.ts'
import type { Shape } from '../layers/plannedLayer.ts'
import type { Engine } from '../network.ts'
import { demandShape } from '../plan.ts'
import { decodeTensor } from './decodeTensor.ts'
import { makeRunner } from './layers/index.ts'
import { forward } from './pass.ts'
import { type Placed, type Rehearse, runOnZeros } from './placed.ts'

/** What there is to know of a backend of TF.js. */
export interface Traits {
  /** When it has made a copy of its own of the values of a tensor: as soon as it has them, when it first runs on them, or never. */
  copies: 'at once' | 'when run' | 'never'
  /**
   * What its first run on a layer makes ready for the next ones: everything, down to shaders for its very sizes; the packed weights of
   * convolutions, whatever the size of the input; or nothing.
   */
  warms: 'everything' | 'weights' | 'nothing'
  /** Whether it has room for the outputs of all layers, whichever is asked about: then no layer takes another forward pass. */
  keepsAll?: boolean
  /** Runs what is only to be made ready, as cheaply as the backend can; what comes out is not looked at. */
  rehearse?: Rehearse
}

/** Runs networks with TF.js' current backend. */
export function tfjsEngine({ copies, warms, keepsAll = false, rehearse = (run) => run() }: Traits): Engine {
  return {
    async build(plan) {
      const layers = plan.layers.map((layer): Placed => ({ ...layer, ...makeRunner(layer), weights: {} }))
      const byName = new Map(layers.map((layer) => [layer.name, layer]))
      const lastConvolution = layers.findLastIndex(({ operation }) => operation.kind === 'conv2d')

      const [firstPlane = ''] = plan.planes.keys()

      const find = (name: string) => {
        const { layer, key, shape } = plan.findWeight(name)
        const placed = byName.get(layer.name) as Placed
        return { layer: placed, key, shape, step: placed.blockRows?.[key] ?? (shape[0] as number) }
      }
      const setWeight = (block: TensorBlock) => {
        const { start, end, spec } = block
        const { layer, key, shape, step } = find(spec.name)
        const [rows = 0, ...others] = shape
        // Where no block begins, none is wanted.
        const left = start >= 0 && start % step === 0 ? Math.max(rows - start, 0) : 0
        demandShape(spec.name, [end - start, ...spec.shape.slice(1)], [Math.min(step, left), ...others])
        layer.weights[key] ??= []
        const blocks = layer.weights[key]
        blocks[start / step]?.dispose()
        blocks[start / step] = decodeTensor(block)
      }
      const isWhole = (layer: Placed) =>
        Object.keys(layer.weightShapes).every((key) => {
          const { shape, step } = find(`${layer.name}/${key}`)
          return layer.weights[key]?.filter(Boolean).length === Math.ceil((shape[0] as number) / step)
        })
      /**
       * Runs on zeros what the last block of this weight has made ready, so that it is uploaded and packed while the next ones arrive:
       * a block of a cut weight by itself; and the layer, once it has all its weights, with those after it that have none; layers after
       * the last convolution also run backwards. Tells whether it was a block of a cut weight that has run by then.
       */
      const warmEverything = async (name: string): Promise<boolean> => {
        const { layer, key, shape, step } = find(name)
        const isCut = step < (shape[0] as number)
        const last = layer.weights[key]?.at(-1)
        if (last && isCut) await runOnZeros(rehearse, layer, layer.inputShape, { [key]: [last] }, false)
        if (!isWhole(layer)) return isCut
        let index = layers.indexOf(layer)
        do {
          const next = layers[index] as Placed
          await runOnZeros(rehearse, next, next.inputShape, next.weights, index > lastConvolution)
          index++
        } while (layers[index] && Object.keys((layers[index] as Placed).weightShapes).length === 0)
        return isCut
      }

      return {
        rowsPerBlock: (name) => find(name).step,
        async take(block) {
          const { name } = block.spec
          setWeight(block)
          const { layer } = find(name)
          const hasRun = warms === 'everything' && (await warmEverything(name))
          if (warms === 'weights' && layer.operation.kind === 'conv2d' && isWhole(layer)) {
            await runOnZeros(rehearse, layer, small(layer), layer.weights, false)
          }
          if (copies === 'at once' || (copies === 'when run' && hasRun)) release(block.bytes)
        },
        forward: (input, keepFrom, signal) => forward(layers, input, keepsAll ? firstPlane : keepFrom, signal),
        memory() {
          const { numTensors, numBytes } = memory()
          return { tensors: numTensors, bytes: numBytes }
        },
        dispose: () => dispose(layers.map(({ weights }) => weights)),
      }
    },
  }
}

/** The shape of an input that a convolution can just so run on. */
function small({ inputShape, weightShapes }: Placed): Shape {
  const [height = 1, width = 1, channels = 1] = inputShape
  const [rows = 1, columns = 1] = weightShapes.kernel ?? []
  return [Math.min(height, rows), Math.min(width, columns), channels]
}
