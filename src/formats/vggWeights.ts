import { HeatlensError } from '../errors/index.ts'
import type { StoredNetwork } from '../model/storedNetwork.ts'
import { readModelJson } from './keras/config.ts'
import { readModel } from './keras/readModel.ts'
import { type NamedWeight, weightsByName } from './keras/weightsByName.ts'
import { stemOf } from './networkNames.ts'
import { type LayerWeights, vggLayout } from './vggLayout.ts'

/** VGG16 has 23 layers. */
const MAX_LAYERS = 1000

/** VGG's input size, which weights alone do not tell. */
const INPUT_SIZE = 224

/**
 * Reads weights without an architecture, as in Keras' releases of VGG, whose layout they are taken to have. Throws a
 * `format` error for others.
 */
export function readVggWeights(
  layers: readonly string[],
  weightsOf: (layer: string) => readonly NamedWeight[] | undefined,
  fileName: string,
): StoredNetwork {
  if (layers.length > MAX_LAYERS || new Set(layers).size < layers.length) {
    throw new HeatlensError('tooManyLayers', { count: layers.length })
  }
  const stored = layers.map((name) => toLayerWeights(name, weightsOf(name)))
  const specs = vggLayout(stored, INPUT_SIZE)
  if (!stored.some(({ kernel }) => kernel?.length === 2)) throw new HeatlensError('noDenseLayers')
  const json = readModelJson({
    class_name: 'Sequential',
    config: {
      layers: specs.map(({ className, config }, index) => ({
        class_name: className,
        // Not every file lists the input as a layer.
        config: index === 0 ? { batch_input_shape: [null, INPUT_SIZE, INPUT_SIZE, 3], ...config } : config,
      })),
    },
  })
  const name = stemOf(fileName)
  return { ...readModel(json, weightsByName(weightsOf)), about: { name: name || 'network' } }
}

/** The rank tells kernel from bias. */
function toLayerWeights(name: string, weights: readonly NamedWeight[] | undefined): LayerWeights {
  if (!weights) throw new HeatlensError('layerNotInFile', { layer: name })
  if (weights.length > 2) throw new HeatlensError('tooManyWeights', { layer: name, count: weights.length })
  const shapes = weights.map((weight) => {
    const { shape } = weight.open()
    if (![1, 2, 4].includes(shape.length)) throw new HeatlensError('weightsOfOtherKind', { weights: weight.name })
    return shape
  })
  return {
    name,
    kernel: shapes.find(({ length }) => length > 1),
    bias: shapes.find(({ length }) => length === 1),
  }
}
