import { HeatlensError } from '../../errors/index.ts'
import { isObject, type JsonObject, own } from '../../json.ts'
import type { Generation } from './activations.ts'
import { isKerasLayer } from './kerasLayers.ts'
import { layerReader } from './layers/index.ts'

/** A layer, or a model, as a file describes it. */
export interface LayerJson {
  className: string
  /** Keras 3: where the class comes from. Null for an author's own. */
  module: unknown
  registeredName: unknown
  name: string
  config: JsonObject
  inbound: unknown
}

/** A model in a file: its description, and the version of Keras that wrote it. */
export interface ModelJson {
  model: LayerJson
  generation: Generation
  /** Such as `Keras 3.15.1`. */
  producer?: string
}

const modelClasses = new Set(['Sequential', 'Functional', 'Model'])

/**
 * True for models, and for Keras 3's Pipeline, which is a Sequential by another name, but never a file's own. A class of
 * the author's own that is described as a functional model is one: it mostly trains in another way.
 */
export const isModel = ({ className, config }: LayerJson): boolean =>
  modelClasses.has(className) || className === 'Pipeline' || isFunctional(config)

const isFunctional = (config: JsonObject): boolean =>
  ['layers', 'input_layers', 'output_layers'].every((key) => Array.isArray(own(config, key)))

/** The layers of a model: `config.layers`, or `config` itself in a Sequential of Keras before 2.2.3. */
export function layersOf({ config }: LayerJson): LayerJson[] {
  const layers = Array.isArray(config) ? config : own(config, 'layers')
  if (!Array.isArray(layers) || layers.length === 0) throw new HeatlensError('notANetwork')
  return layers.map(toLayer)
}

/** A layer, or a model, from its description. Throws a `format` error if it is none. */
export function toLayer(json: unknown): LayerJson {
  if (!isObject(json)) throw new HeatlensError('notANetwork')
  const className = own(json, 'class_name')
  const config = own(json, 'config')
  if (typeof className !== 'string' || typeof config !== 'object' || config === null) {
    throw new HeatlensError('notANetwork')
  }
  const name = own(config as JsonObject, 'name') ?? own(json, 'name')
  return {
    className,
    module: own(json, 'module'),
    registeredName: own(json, 'registered_name'),
    name: typeof name === 'string' ? name : '',
    config: config as JsonObject,
    inbound: own(json, 'inbound_nodes'),
  }
}

/**
 * The model of a parsed config: Keras' `model_config`, config.json or architecture, TensorFlow.js' `modelTopology`.
 * `version` is Keras', where the file says it elsewhere. Throws a `format` error if it is no model, or one whose layers
 * are only in its author's code.
 */
export function readModelJson(json: unknown, version?: unknown): ModelJson {
  if (!isObject(json)) throw new HeatlensError('notANetwork')
  const inner = own(json, 'model_config')
  const said = version ?? own(json, 'keras_version')
  const model = toLayer(isObject(inner) ? inner : json)
  if (!isModel(model) || model.className === 'Pipeline') {
    // An .h5 says nothing of the module.
    const isOwn =
      model.module === undefined
        ? model.className !== 'Graph' && !isKerasLayer(model.className) && !layerReader(model.className)
        : model.module === null || (typeof model.module === 'string' && !/^keras\b/.test(model.module))
    throw isOwn ? new HeatlensError('ownModel', { class: model.className }) : new HeatlensError('notANetwork')
  }
  const isVersion = typeof said === 'string' && /^\d{1,3}(\.\w{1,9}){0,4}$/.test(said)
  return {
    model,
    generation: isVersion ? generationOf(said) : guessGeneration(model),
    ...(isVersion && { producer: `Keras ${said}` }),
  }
}

/** True if a parsed JSON file describes a model. */
export function isModelJson(json: unknown): boolean {
  if (!isObject(json)) return false
  const inner = own(json, 'model_config')
  const model = isObject(inner) ? inner : json
  const config = own(model, 'config')
  return (
    (typeof config === 'object' && modelClasses.has(String(own(model, 'class_name')))) ||
    (isObject(config) && isFunctional(config))
  )
}

function generationOf(version: string): Generation {
  const major = Number.parseInt(version, 10)
  return major <= 1 ? 1 : major === 2 ? 2 : 3
}

/** By what the layers hold: an architecture of Keras 3 does not say its version. */
function guessGeneration(model: LayerJson): Generation {
  if (Array.isArray(model.config)) {
    const isOld = layersOf(model).some(({ config }) => Object.hasOwn(config, 'nb_filter') || Object.hasOwn(config, 'p'))
    return isOld ? 1 : 2
  }
  const pending = [model]
  for (let seen = 0; seen < 200; seen++) {
    const one = pending.pop()
    if (!one) break
    if (Object.hasOwn(one.config, 'batch_shape') || isObject(own(one.config, 'dtype'))) return 3
    if (Object.hasOwn(one.config, 'batch_input_shape')) return 2
    if (isModel(one)) pending.push(...layersOf(one).slice(0, 20).toReversed())
  }
  return 2
}
