import type { Group, File as H5File } from 'h5wasm'
import { HeatlensError } from '../errors/index.ts'
import type { StoredNetwork } from '../model/storedNetwork.ts'
import { asGroup, asTensor, hasAttribute, readAttribute, readNames } from './h5Entities.ts'
import { groupedLayers, namedLayers } from './h5Layers.ts'
import { aboutModel } from './keras/aboutModel.ts'
import { type ModelJson, readModelJson } from './keras/config.ts'
import { readModel } from './keras/readModel.ts'
import type { WeightSource } from './keras/weights.ts'
import { weightsByGroup } from './keras/weightsByGroup.ts'
import { type NamedWeight, weightsByName } from './keras/weightsByName.ts'
import { recognise, type WeightsFile } from './known/recognise.ts'
import { stemOf } from './networkNames.ts'
import { parseJson } from './sources.ts'
import { readVggWeights } from './vggWeights.ts'

/**
 * Reads a Keras .h5 of any age: a saved model, or weights alone with their architecture from another file. Without
 * one, weights are taken for VGG's. Reads no weights yet. Throws `format` errors.
 */
export function readKerasH5(file: H5File, fileName: string, architecture?: ModelJson): StoredNetwork {
  const config = readAttribute(file, 'model_config')
  const json = config === undefined ? architecture : readModelJson(parse(config), readAttribute(file, 'keras_version'))
  const root = asGroup(file.get('model_weights')) ?? file
  const isNamed = hasAttribute(root, 'layer_names')
  if (!json) {
    if (root !== file) throw new HeatlensError('noModelConfig')
    if (!isNamed && groupOf(file)) throw new HeatlensError('keras3Weights')
    if (!isNamed) throw new HeatlensError('notKeras', { attribute: 'layer_names' })
    return readVggWeights(readNames(root, 'layer_names'), (layer) => weightsOf(root, layer), fileName)
  }
  const weights = !isNamed && groupOf(file) ? groupedWeights(file) : weightsByName((layer) => weightsOf(root, layer))
  return { ...readModel(json, weights), about: aboutModel(json, fileName) }
}

/**
 * Opens a Keras .h5 as {@link readKerasH5} does. Weights alone are recognised if they are those of a network that is
 * known, or have VGG's layout. Throws `architectureMissing` for others, which their architecture can still help.
 */
export async function openKerasH5(file: H5File, fileName: string, architecture?: ModelJson): Promise<StoredNetwork> {
  const isAlone = !architecture && !hasAttribute(file, 'model_config') && !asGroup(file.get('model_weights'))
  const weights = isAlone ? weightsFileOf(file) : undefined
  if (!weights) return readKerasH5(file, fileName, architecture)
  const known = await recognise(weights)
  if (known) {
    const { name: architecture, graph, tensors } = known
    return { graph, tensors, about: { name: stemOf(fileName) || architecture, architecture } }
  }
  try {
    return readKerasH5(file, fileName)
  } catch (error) {
    if (!(error instanceof HeatlensError) || !ofOtherNetworks.has(error.code)) throw error
    const count = weights.layers.reduce((sum, layer) => sum + layer.weights.size, 0)
    throw new HeatlensError('architectureMissing', { file: fileName, count }, { cause: error })
  }
}

/** True if the file does not describe its network. */
export const hasWeightsAlone = (file: H5File): boolean => !hasAttribute(file, 'model_config')

/** What is said of weights that are not those of VGG. */
const ofOtherNetworks: ReadonlySet<string> = new Set(['keras3Weights', 'notVggLayout', 'tooManyWeights'])

/** A file of weights alone, in either layout; undefined if it has neither. */
function weightsFileOf(file: H5File): WeightsFile | undefined {
  if (hasAttribute(file, 'layer_names')) {
    const source = () => weightsByName((layer) => weightsOf(file, layer))
    return { layers: namedLayers(file), hasNames: true, source }
  }
  const top = groupOf(file)
  const group = top === undefined ? undefined : asGroup(file.get(top))
  return group && { layers: groupedLayers(group), hasNames: false, source: () => groupedWeights(file) }
}

/** The weights of a model.weights.h5, by Keras 3's groups. */
export function groupedWeights(file: H5File): WeightSource {
  const top = groupOf(file) ?? 'layers'
  return weightsByGroup((path) => {
    const own = top === 'layers' ? path : path.replaceAll(/(^|\/)layers\//g, `$1${top}/`)
    return asTensor(file.get(own), path)
  })
}

/** Keras 3's group of layers, as it and its forerunner in Keras 2.12 call it. */
const groupOf = (file: H5File): string | undefined =>
  ['layers', '_layer_checkpoint_dependencies'].find((name) => file.keys().includes(name))

/** The weights of a layer or of a whole nested model, as the file names them. */
function weightsOf(root: Group, layer: string): NamedWeight[] | undefined {
  const group = asGroup(root.get(layer))
  if (!group) return undefined
  return readNames(group, 'weight_names').map((name) => ({
    name,
    open: () => {
      const tensor = asTensor(group.get(name), name)
      if (!tensor) throw new HeatlensError('weightsNotInFile', { weights: name })
      return tensor
    },
  }))
}

function parse(config: string): unknown {
  try {
    return parseJson(config)
  } catch {
    throw new HeatlensError('modelConfigDamaged')
  }
}
