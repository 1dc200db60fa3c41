import { dispose, slice, type Tensor, tensor, tidy, zeros } from '@tensorflow/tfjs-core'
import { ModelFormatError } from '../errors.ts'
import { valueCount } from '../model/manifest.ts'
import { inputSide, type LayerSpec } from '../model/topology.ts'
import type { LayerSummary } from '../types.ts'
import type { Backend } from './backends/index.ts'
import { layerKinds } from './layers/index.ts'
import { demand, type Layer, type Shape, type Weights } from './layers/layer.ts'

interface PlacedLayer extends Layer {
  name: string
  className: string
  inputShape: Shape
  weights: Record<string, Tensor[]>
}

/** A forward pass whose tensors are kept, so that any class can be explained without another one. */
export interface Pass {
  /** Before softmax, one a class. */
  logits: Float32Array
  /** Reads the output of a layer, [height, width, channels] in a row. Throws RangeError for a layer that was not kept. */
  activations(layer: string): Promise<Float32Array>
  /** True where the layer's output is at hand, and with it the way back to it. */
  keeps(layer: string): boolean
  /**
   * The gradient of `seed · logits` with regard to the output of a layer, in the shape of that output.
   * Throws RangeError for a layer that was not kept.
   */
  gradients(seed: Float32Array, layer: string): Promise<Float32Array>
  dispose(): void
}

/** A sequential network. Its weights are given block by block; it can run once it has them all. */
export interface Network {
  /** All layers as Keras would list them, the softmax at the end too. */
  summary: readonly LayerSummary[]
  /** Layers whose output is a picture, [height, width, channels], by name, in order: those that can be explained. */
  planes: ReadonlyMap<string, Shape>
  /** The last convolution: Grad-CAM's usual target. */
  lastConvolution: string
  classes: number
  /**
   * Checks, before anything is downloaded, that the weights a model brings are those that the layers want: each once, in its shape.
   * Throws ModelFormatError.
   */
  checkWeights(brought: readonly { name: string; shape: Shape }[]): void
  /** How many rows a block of the weight `layer/kernel` or `layer/bias` has. Throws ModelFormatError for one that no layer wants. */
  rowsPerBlock(name: string): number
  /**
   * Takes over the block of a weight that begins at the row `start`. Throws ModelFormatError where none of that name and shape is
   * wanted there.
   */
  setWeight(name: string, start: number, block: Tensor): void
  /**
   * Runs on zeros what the last block of this weight has made ready, so that it is uploaded and packed while the next ones arrive, as far
   * as the backend `warms`. `everything`: a block of a cut weight by itself; and the layer, once it has all its weights, with those after it
   * that have none; layers after the last convolution also run backwards. `weights`: convolutions, on a small input. Tells whether
   * it was a block of a cut weight that has run by then.
   */
  warm(name: string, warms: Backend['warms']): Promise<boolean>
  /** Runs the network on [size, size, 3] values; keeps the outputs of `keepFrom` and of all layers after it. */
  forward(input: Float32Array, keepFrom: string): Promise<Pass>
  dispose(): void
}

/** The most values that a layer may give at a time: a gigabyte. VGG16's largest layer gives 3.2 million. */
const MAX_VALUES = 2 ** 28

/**
 * Builds a network from its layers, for square inputs of three channels. A softmax at the end is left off: Heatlens starts from the logits,
 * where gradients do not vanish (docs/numerics.md).
 * Throws ModelFormatError for a layer, a setting or an order of layers that it cannot run.
 */
export function buildNetwork(specs: readonly LayerSpec[], inputSize: number): Network {
  const layers: PlacedLayer[] = []
  let shape: Shape = [inputSize, inputSize, 3]
  const toLogits = cutSoftmax(specs)
  demandLogits(toLogits)
  for (const spec of toLogits) {
    const given = inputSide(spec)
    demand(given === undefined || given === inputSize, spec, `wants pictures of ${given}, not ${inputSize} pixels`)
    const kind = layerKinds.get(spec.className)
    demand(kind !== undefined, spec, `is a ${spec.className}, and only ${[...layerKinds.keys()].join(', ')} are known`)
    const layer = kind(spec, shape)
    const size = valueCount(layer.outputShape)
    demand(size <= MAX_VALUES, spec, `gives ${size} values at a time, more than fit into memory`)
    layers.push({ ...layer, name: spec.name, className: spec.className, inputShape: shape, weights: {} })
    shape = layer.outputShape
  }
  const [classes] = shape
  const last = layers.findLast(({ className }) => className === 'Conv2D')
  if (shape.length !== 1 || classes === undefined || classes < 2 || !last) {
    throw new ModelFormatError(
      'The network does not go from convolutions to a list of classes. Heatlens explains classifiers like VGG16; choose one.',
    )
  }
  const byName = new Map(layers.map((layer) => [layer.name, layer]))

  /** The layer of a weight, its short name there, its shape, and how many rows a block of it has. */
  const find = (name: string) => {
    const cut = name.lastIndexOf('/')
    const layer = byName.get(name.slice(0, cut))
    const key = name.slice(cut + 1)
    const shape = layer && new Map(Object.entries(layer.weightShapes)).get(key)
    if (!layer || !shape) {
      throw new ModelFormatError(`The model brings weights ${name} that no layer wants. Convert the network again.`)
    }
    return { layer, key, shape, step: layer.blockRows?.[key] ?? (shape[0] as number) }
  }
  const demandShape = (name: string, shape: Shape, wanted: Shape) => {
    if (wanted.join() === shape.join()) return
    throw new ModelFormatError(
      `The model brings weights ${name} [${shape}], where [${wanted}] is wanted. Convert the network again.`,
    )
  }

  return {
    summary: specs.map(({ name, className }) => {
      const layer = byName.get(name)
      return {
        name,
        className,
        outputShape: layer?.outputShape ?? [classes],
        parameters: Object.values(layer?.weightShapes ?? {}).reduce((sum, sides) => sum + valueCount(sides), 0),
      }
    }),
    planes: new Map(
      layers
        .filter(({ className, outputShape }) => outputShape.length === 3 && className !== 'InputLayer')
        .map(({ name, outputShape }) => [name, outputShape]),
    ),
    lastConvolution: last.name,
    classes,
    checkWeights(brought) {
      const missing = new Set(
        layers.flatMap(({ name, weightShapes }) => Object.keys(weightShapes).map((key) => `${name}/${key}`)),
      )
      for (const { name, shape } of brought) {
        demandShape(name, shape, find(name).shape)
        if (!missing.delete(name))
          throw new ModelFormatError(`The model brings the weights ${name} twice. Convert the network again.`)
      }
      const [first] = missing
      if (first !== undefined)
        throw new ModelFormatError(`The model lacks the weights ${first}. Convert the network again.`)
    },
    rowsPerBlock: (name) => find(name).step,
    setWeight(name, start, block) {
      const { layer, key, shape, step } = find(name)
      const [rows = 0, ...others] = shape
      // Where no block begins, none is wanted.
      const left = start >= 0 && start % step === 0 ? Math.max(rows - start, 0) : 0
      demandShape(name, block.shape, [Math.min(step, left), ...others])
      layer.weights[key] ??= []
      const blocks = layer.weights[key]
      blocks[start / step]?.dispose()
      blocks[start / step] = block
    },
    async warm(name, warms) {
      const { layer, key, shape, step } = find(name)
      const isCut = step < (shape[0] as number)
      if (warms === 'nothing') return false
      const isWhole = Object.keys(layer.weightShapes).every((each) => {
        const { shape, step } = find(`${layer.name}/${each}`)
        return layer.weights[each]?.filter(Boolean).length === Math.ceil((shape[0] as number) / step)
      })
      if (warms === 'weights') {
        if (isWhole && layer.className === 'Conv2D') await runOnZeros(layer, small(layer), layer.weights, false)
        return false
      }
      const last = layer.weights[key]?.at(-1)
      if (last && isCut) await runOnZeros(layer, layer.inputShape, { [key]: [last] }, false)
      if (!isWhole) return isCut
      const lastConvolution = layers.findLastIndex(({ className }) => className === 'Conv2D')
      let index = layers.indexOf(layer)
      do {
        const next = layers[index] as PlacedLayer
        await runOnZeros(next, next.inputShape, next.weights, index > lastConvolution)
        index++
      } while (layers[index] && Object.keys((layers[index] as PlacedLayer).weightShapes).length === 0)
      return isCut
    },
    forward: (input, keepFrom) => forward(layers, tensor(input, [1, inputSize, inputSize, 3]), keepFrom),
    dispose: () => dispose(layers.map(({ weights }) => weights)),
  }
}

/** Throws ModelFormatError unless what is left ends in logits: a sigmoid, say, gives no probabilities that sum to 1. */
function demandLogits(specs: readonly LayerSpec[]): void {
  const last = specs.at(-1)
  if (!last) return
  const activation = last.className === 'ReLU' ? 'relu' : (last.config.activation ?? 'linear')
  demand(
    activation === 'linear',
    last,
    `ends the network with ${activation}, where Heatlens needs a softmax over the classes`,
  )
}

/** Leaves off the softmax that ends a classifier, be it a layer of its own or the last layer's activation. */
function cutSoftmax(specs: readonly LayerSpec[]): LayerSpec[] {
  const last = specs.at(-1)
  if (!last) return []
  if (last.className === 'Softmax' || (last.className === 'Activation' && last.config.activation === 'softmax')) {
    return specs.slice(0, -1)
  }
  if (last.config.activation !== 'softmax') return [...specs]
  return [...specs.slice(0, -1), { ...last, config: { ...last.config, activation: 'linear' } }]
}

/** The shape of an input that a convolution can just so run on. */
function small({ inputShape, weightShapes }: PlacedLayer): Shape {
  const [height = 1, width = 1, channels = 1] = inputShape
  const [rows = 1, columns = 1] = weightShapes.kernel ?? []
  return [Math.min(height, rows), Math.min(width, columns), channels]
}

/** Runs a layer forwards, and backwards if asked to, on an input of zeros, and waits until it has really run. */
async function runOnZeros(layer: PlacedLayer, inputShape: Shape, weights: Weights, both: boolean): Promise<void> {
  const results = tidy(() => {
    const input = zeros([1, ...inputShape])
    const output = layer.forward(input, weights)
    const results = both ? [output, layer.backward(zeros(output.shape), { input, output }, weights)] : [output]
    return results.map((result) => slice(result, new Array(result.rank).fill(0), new Array(result.rank).fill(1)))
  })
  await Promise.all(results.map((result) => result.data()))
  dispose(results)
}

async function forward(layers: readonly PlacedLayer[], input: Tensor, keepFrom: string): Promise<Pass> {
  const place = (layer: string) => layers.findIndex(({ name }) => name === layer)
  const first = place(keepFrom)
  /** By the index of the layer whose output it is. */
  const kept = new Map<number, Tensor>()
  let current = input
  layers.forEach((layer, index) => {
    const output = tidy(() => layer.forward(current, layer.weights))
    if (!kept.has(index - 1)) current.dispose()
    if (first >= 0 && index >= first) kept.set(index, output)
    current = output
  })
  const logits = (await current.data()) as Float32Array
  if (!kept.has(layers.length - 1)) current.dispose()

  const indexOf = (layer: string) => {
    const index = place(layer)
    if (!kept.has(index)) throw new RangeError(`The output of ${layer} was not kept.`)
    return index
  }
  return {
    logits,
    activations: async (layer) => (await (kept.get(indexOf(layer)) as Tensor).data()) as Float32Array,
    keeps: (layer) => kept.has(place(layer)),
    async gradients(seed, layer) {
      const target = indexOf(layer)
      const gradient = tidy(() => {
        let back: Tensor = tensor(seed, [1, seed.length])
        for (let index = layers.length - 1; index > target; index--) {
          const { backward, weights } = layers[index] as PlacedLayer
          const input = kept.get(index - 1) as Tensor
          const output = kept.get(index) as Tensor
          back = backward(back, { input, output }, weights)
        }
        return back
      })
      const values = (await gradient.data()) as Float32Array
      gradient.dispose()
      return values
    },
    dispose: () => dispose([...kept.values()]),
  }
}
