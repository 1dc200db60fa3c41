import { HeatlensError } from '../errors/index.ts'
import { valueCount } from '../model/package/manifest.ts'
import type { TensorBlock } from '../model/package/openPackage.ts'
import { inputChannels, inputSide, type LayerSpec } from '../model/package/topology.ts'
import type { LayerSummary } from '../types.ts'
import { layerReaders } from './layers/index.ts'
import type { PlannedLayer, Shape } from './layers/plannedLayer.ts'
import { demand } from './layers/settings.ts'

/** A sequential network, ready for any engine: checked, with every shape known, without weights. */
export interface NetworkPlan {
  /** Side of the square three-channel input, in pixels. */
  inputSize: number
  /** In order, up to the logits. */
  layers: readonly PlannedLayer[]
  /** All layers as Keras lists them, with a final softmax. */
  summary: readonly LayerSummary[]
  /**
   * Layers whose output is a feature map, [height, width, channels], by name, in order: those that can be explained.
   */
  featureMaps: ReadonlyMap<string, Shape>
  /** The last convolution: Grad-CAM's usual target layer. */
  lastConvolution: string
  classes: number
  /**
   * Finds the layer that a weight, `layer/kernel` or `layer/bias`, belongs to, with its short name and shape. Throws a
   * `format` error if there is none.
   */
  findWeight(name: string): { layer: PlannedLayer; key: string; shape: Shape }
  /**
   * Checks, before any download, that a model brings exactly the weights that the layers want: each once, in its shape.
   * Throws a `format` error if not.
   */
  checkWeights(brought: readonly { name: string; shape: Shape }[]): void
}

/** The most values in the output of a layer: a gigabyte. VGG16's largest layer has 3.2 million. */
const MAX_VALUES = 2 ** 28

/** Input channels: red, green and blue. */
const COLOURS = 3

/** Throws a `format` error for networks with another number of input channels, such as greyscale ones. */
function demandColour(channels: number | undefined): void {
  if (channels === undefined || channels === COLOURS) return
  throw new HeatlensError('wrongChannels', { count: channels })
}

/**
 * Plans a network of these layers for square three-channel inputs. Cuts off a final softmax: Heatlens starts from the
 * logits, where gradients do not vanish (docs/numerics.md). Throws a `format` error for a layer, a setting or an order
 * of layers that is not supported.
 */
export function planNetwork(specs: readonly LayerSpec[], inputSize: number): NetworkPlan {
  const layers: PlannedLayer[] = []
  let shape: Shape = [inputSize, inputSize, COLOURS]
  const toLogits = cutSoftmax(specs)
  demandLogits(toLogits)
  for (const spec of toLogits) {
    const { name, className } = spec
    const given = inputSide(spec)
    if (given !== undefined) demand(given === inputSize, spec, 'layerWantsOtherSize', { given, wanted: inputSize })
    demandColour(inputChannels(spec))
    const read = layerReaders.get(className)
    const known = [...layerReaders.keys()].join(', ')
    demand(read !== undefined, spec, 'layerKindUnknown', { kindOfLayer: className, known })
    const layer = { name, className, inputShape: shape, ...read(spec, shape) }
    const size = valueCount(layer.outputShape)
    demand(size <= MAX_VALUES, spec, 'layerTooLarge', { values: size })
    layers.push(layer)
    shape = layer.outputShape
  }
  const [classes] = shape
  const last = layers.findLast(({ operation }) => operation.kind === 'conv2d')
  if (shape.length !== 1 || classes === undefined || classes < 2 || !last) {
    throw new HeatlensError('notAClassifier')
  }
  const byName = new Map(layers.map((layer) => [layer.name, layer]))

  const findWeight = (name: string) => {
    const cut = name.lastIndexOf('/')
    const layer = byName.get(name.slice(0, cut))
    const key = name.slice(cut + 1)
    const shape = layer && new Map(Object.entries(layer.weightShapes)).get(key)
    if (layer && shape) return { layer, key, shape }
    throw new HeatlensError('weightsUnwanted', { weights: name })
  }
  return {
    inputSize,
    layers,
    summary: specs.map(({ name, className }, index) => {
      const layer = byName.get(name)
      return {
        name,
        className,
        outputShape: layer?.outputShape ?? [classes],
        inputs: specs.slice(Math.max(index - 1, 0), index).map((before) => before.name),
        parameters: Object.values(layer?.weightShapes ?? {}).reduce((sum, sides) => sum + valueCount(sides), 0),
      }
    }),
    featureMaps: new Map(
      layers
        .filter(({ className, outputShape }) => outputShape.length === 3 && className !== 'InputLayer')
        .map(({ name, outputShape }) => [name, outputShape]),
    ),
    lastConvolution: last.name,
    classes,
    findWeight,
    checkWeights(brought) {
      const missing = new Set(
        layers.flatMap(({ name, weightShapes }) => Object.keys(weightShapes).map((key) => `${name}/${key}`)),
      )
      const first = layers.find(({ operation }) => operation.kind === 'conv2d')
      for (const { name, shape } of brought) {
        // In a file of weights alone, only this shape tells the number of input channels.
        if (name === `${first?.name}/kernel` && first?.inputShape[2] === COLOURS) demandColour(shape[2])
        demandShape(name, shape, findWeight(name).shape)
        if (!missing.delete(name)) throw new HeatlensError('weightsTwice', { weights: name })
      }
      const [lacking] = missing
      if (lacking !== undefined) throw new HeatlensError('weightsMissing', { weights: lacking })
    },
  }
}

/**
 * Throws a `format` error unless a block is one of the blocks of `step` rows that a weight of this shape is cut into.
 */
export function demandBlock({ spec, start, end }: TensorBlock, [rows = 0, ...others]: Shape, step: number): void {
  // No block is valid at an offset where none begins.
  const left = start >= 0 && start % step === 0 ? Math.max(rows - start, 0) : 0
  demandShape(spec.name, [end - start, ...spec.shape.slice(1)], [Math.min(step, left), ...others])
}

/** Throws a `format` error unless the weights have the wanted shape. */
function demandShape(name: string, shape: Shape, wanted: Shape): void {
  if (wanted.join() === shape.join()) return
  throw new HeatlensError('weightsOfOtherShape', { weights: name, shape, wanted })
}

/**
 * Throws a `format` error unless the layers end in logits. A sigmoid, for example, gives no probabilities that sum to
 * 1.
 */
function demandLogits(specs: readonly LayerSpec[]): void {
  const last = specs.at(-1)
  if (!last) return
  const activation = last.className === 'ReLU' ? 'relu' : (last.config.activation ?? 'linear')
  demand(activation === 'linear', last, 'layerEndsWithoutSoftmax', { activation: String(activation) })
}

/** Removes a final softmax: a layer of its own or the last layer's activation. */
function cutSoftmax(specs: readonly LayerSpec[]): LayerSpec[] {
  const last = specs.at(-1)
  if (!last) return []
  if (last.className === 'Softmax' || (last.className === 'Activation' && last.config.activation === 'softmax')) {
    return specs.slice(0, -1)
  }
  if (last.config.activation !== 'softmax') return [...specs]
  return [...specs.slice(0, -1), { ...last, config: { ...last.config, activation: 'linear' } }]
}
