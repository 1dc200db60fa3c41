import type { Dataset, Group, File as H5File } from 'h5wasm'
import { HeatlensError } from '../errors/index.ts'
import type { StoredNetwork, StoredTensor } from '../model/package/storedNetwork.ts'
import { readTopology } from '../model/package/topology.ts'
import { type LayerWeights, vggLayout } from './vggLayout.ts'

/** VGG16 has 23. */
const MAX_LAYERS = 1000

/**
 * Reads a Keras .h5 file opened with h5wasm: weights alone (`layer_names`, as in Keras' releases) or a saved model
 * (`model_weights`, `model_config`). Follows the stored weight names instead of guessing them; the rank tells kernel
 * from bias. Does not read weights yet. Weights alone have no topology: the layout is taken to be VGG's, for inputs of
 * `inputSize` x `inputSize`. Throws a `format` error for any other file.
 */
export function readKerasH5(file: H5File, inputSize: number): StoredNetwork {
  const saved = file.keys().includes('model_weights')
  const root = saved ? asGroup(file.get('model_weights'), 'model_weights') : file
  const layerNames = readNames(root, 'layer_names')
  if (layerNames.length > MAX_LAYERS || new Set(layerNames).size < layerNames.length) {
    throw new HeatlensError('tooManyLayers', { count: layerNames.length })
  }
  const stored = layerNames.map((name): LayerWeights & { tensors: StoredTensor[] } => {
    const tensors = readLayer(asGroup(root.get(name), name), name)
    const shapeOf = (key: string) => tensors.find((tensor) => tensor.name === `${name}/${key}`)?.shape
    return { name, kernel: shapeOf('kernel'), bias: shapeOf('bias'), tensors }
  })
  const layers = saved ? readTopology(readConfig(file)) : vggLayout(stored, inputSize)
  if (!stored.some(({ kernel }) => kernel?.length === 2)) {
    throw new HeatlensError('noDenseLayers')
  }
  const byLayer = new Map(stored.map((layer) => [layer.name, layer.tensors]))
  return { layers, tensors: layers.flatMap(({ name }) => byLayer.get(name) ?? []) }
}

function readLayer(group: Group, layer: string): StoredTensor[] {
  const paths = readNames(group, 'weight_names')
  if (paths.length > 2) {
    throw new HeatlensError('tooManyWeights', { layer, count: paths.length })
  }
  return paths.map((path) => {
    const dataset = group.get(path) as Dataset | null
    if (dataset?.type !== 'Dataset') throw new HeatlensError('weightsNotInFile', { weights: path })
    const { shape, metadata } = dataset
    const isFloat32 = metadata.type === 1 && metadata.size === 4 && metadata.littleEndian
    if (!shape || !isFloat32 || ![1, 2, 4].includes(shape.length)) {
      throw new HeatlensError('weightsOfOtherKind', { weights: path })
    }
    return {
      name: `${layer}/${shape.length === 1 ? 'bias' : 'kernel'}`,
      shape,
      readRows: (start, end) => dataset.slice([[start, end], ...shape.slice(1).map((): [] => [])]) as Float32Array,
    }
  })
}

function readNames(group: Group, attribute: string): string[] {
  if (attribute === 'layer_names' && group.keys().includes('layers')) {
    throw new HeatlensError('keras3Weights')
  }
  if (!Object.hasOwn(group.attrs, attribute)) {
    throw new HeatlensError('notKeras', { attribute })
  }
  return (group.get_attribute(attribute, true) as string[]).map(String)
}

function readConfig(file: H5File): unknown {
  if (!Object.hasOwn(file.attrs, 'model_config')) {
    throw new HeatlensError('noModelConfig')
  }
  try {
    return JSON.parse(String(file.get_attribute('model_config', true)))
  } catch {
    throw new HeatlensError('modelConfigDamaged')
  }
}

function asGroup(entity: unknown, name: string): Group {
  if ((entity as Group | null)?.type !== 'Group') {
    throw new HeatlensError('layerNotInFile', { layer: name })
  }
  return entity as Group
}
