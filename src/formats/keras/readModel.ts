import { HeatlensError } from '../../errors/index.ts'
import type { Graph } from '../../graph/graph.ts'
import type { StoredTensor } from '../../model/storedNetwork.ts'
import type { Generation } from './activations.ts'
import { isModel, type LayerJson, layersOf, type ModelJson } from './config.ts'
import { GraphBuilder } from './graphBuilder.ts'
import { groupsOf } from './groups.ts'
import { inputShapeOf, isTurnedInput, usesChannelsFirst } from './inputLayer.ts'
import { readFunctional } from './readFunctional.ts'
import { type CallArguments, readLayer } from './readLayer.ts'
import { type Value, valuesIn } from './value.ts'
import type { WeightSource } from './weights.ts'

/** Models in models, at most so deep. */
const MAX_DEPTH = 24

/** Each use of a model counts. */
const MAX_MODELS = 2000

/** So many layers of a model are looked at for what a call of it says. */
const MAX_SCANNED = 20_000

/** Where a model is: around it are others. */
export interface ModelPlace {
  /** Names of the models around, without the outermost: of layers, and of this use of them. */
  names: readonly string[]
  uses: readonly string[]
  /** Keras 3's group of it. */
  group: string
}

/** An output of a model. */
export interface ModelOutput {
  name: string
  value: Value
}

/** What reads the layers of models; models read their own layers by it. */
export class ModelReader {
  readonly builder: GraphBuilder
  readonly #generation: Generation
  readonly #usesFirst: boolean
  readonly inputs: string[] = []
  #models = 0

  constructor(builder: GraphBuilder, { model, generation }: ModelJson) {
    this.builder = builder
    this.#generation = generation
    this.#usesFirst = usesChannelsFirst(model)
  }

  /** Reads a model; `given` are its inputs, if it is part of another one. */
  readModel(model: LayerJson, place: ModelPlace, given?: readonly Value[]): ModelOutput[] {
    if (place.names.length > MAX_DEPTH) throw new HeatlensError('modelsTooDeep', { levels: MAX_DEPTH })
    if (++this.#models > MAX_MODELS) throw new HeatlensError('tooManyLayers', { count: MAX_MODELS })
    return model.className === 'Sequential' || model.className === 'Pipeline'
      ? this.#readSequential(model, place, given)
      : readFunctional(this, model, place, given)
  }

  /** Reads one use of a layer or of a model. `use` is a name for it. */
  readUse(layer: LayerJson, group: string, use: string, place: ModelPlace, given: CallArguments): Value[] {
    const names = [...place.names, layer.name]
    const uses = [...place.uses, use]
    if (isModel(layer)) {
      const inner = { names, uses, group }
      this.#checkTraining(layer, uses.join('/'), given)
      return this.readModel(layer, inner, valuesIn(given.args)).map(({ value }) => value)
    }
    const { builder } = this
    const generation = this.#generation
    return readLayer({ layer, name: uses.join('/'), place: { names, group }, generation, builder, ...given })
  }

  /**
   * Reports a model that is called with training=True if normalisations in it would have the picture's own statistics.
   * Keras 3 takes a network as it is used, whatever its calls say.
   */
  #checkTraining(model: LayerJson, name: string, { named }: CallArguments): void {
    const training = named.get('training')
    const isTraining = training && 'constant' in training && training.constant === true
    if (!isTraining || this.#generation === 3) return
    const layers = layersOf(model)
    for (const layer of layers) {
      // A loop in place of recursion: models may be as deep in one another as a file likes.
      if (isModel(layer)) layers.push(...layersOf(layer).slice(0, MAX_MODELS))
      if (layers.length > MAX_SCANNED) break
    }
    const node = { name, kindName: model.className }
    const hasStatistics = layers.some(({ className }) => className.includes('BatchNormalization'))
    if (hasStatistics) this.builder.obstacles.add(node, 'settingUnfit', { setting: 'training', value: 'true' })
  }

  /** Adds an input of the whole network. */
  addInput(name: string, kindName: string, layer: LayerJson): Value {
    const { builder } = this
    const node = builder.claim(name)
    const shape = inputShapeOf(layer)
    if (!shape)
      builder.obstacles.add({ name: node, kindName }, 'settingUnfit', { setting: 'batch_shape', value: 'null' })
    const own = shape ?? [null, null, 3]
    const isTurned = isTurnedInput(own, this.#usesFirst)
    const [channels, height, width] = own as [number | null, number | null, number | null]
    const turned = isTurned ? [height, width, channels] : own
    const operation = { kind: 'input', shape: turned } as const
    builder.add({ name: node, kindName, operation, inputs: [], weights: {} })
    this.inputs.push(node)
    return { node, rank: own.length, isTurned, sides: turned.map((side) => side ?? undefined) }
  }

  /** Reports a network that takes no picture, before anything else that it lacks. */
  checkInputs(): void {
    const { nodes, obstacles } = this.builder
    const [first] = nodes
    const isPicture = nodes.some(({ operation }) => operation.kind === 'input' && operation.shape.length === 3)
    if (isPicture || first?.operation.kind !== 'input') return
    obstacles.add(first, 'noPictureIn', { shape: first.operation.shape.map((side) => side ?? 0) })
  }

  /** Adds the network's inputs if nobody gives them, and reads one layer after the other. */
  #readSequential(model: LayerJson, place: ModelPlace, given?: readonly Value[]): ModelOutput[] {
    const layers = layersOf(model)
    const groups = groupsOf(layers, place.group)
    const seen = new Set<string>()
    let values = given
    let name = ''
    for (const [index, layer] of layers.entries()) {
      if (seen.has(layer.name)) {
        this.builder.obstacles.add({ name: layer.name, kindName: layer.className }, 'nameTwice')
        continue
      }
      seen.add(layer.name)
      const isInput = layer.className === 'InputLayer'
      if (!values) {
        const where = isInput || inputShapeOf(layer) ? layer : model
        values = [this.addInput(isInput ? layer.name : `${layer.name}_input`, 'InputLayer', where)]
        this.checkInputs()
      }
      if (isInput) continue
      name = layer.name
      const args = values.map((value) => ({ value }))
      values = this.readUse(layer, groups[index] as string, layer.name, place, {
        args,
        named: new Map(),
        isKeras3: false,
      })
    }
    return (values ?? []).map((value) => ({ name, value }))
  }
}

/**
 * Builds the graph of a model with its tensors, which are not read yet. Throws a `format` error that tells all that
 * stands in its way.
 */
export function readModel(json: ModelJson, weights: WeightSource): { graph: Graph; tensors: StoredTensor[] } {
  const builder = new GraphBuilder(weights)
  const reader = new ModelReader(builder, json)
  const outputs = reader.readModel(json.model, { names: [], uses: [], group: '' })
  const names = new Set<string>()
  const named = outputs.map(({ name, value }) => {
    let free = name || value.node
    for (let count = 1; names.has(free); count++) free = `${name}:${count}`
    names.add(free)
    return { name: free, node: value.node }
  })
  return builder.build(reader.inputs, named)
}
