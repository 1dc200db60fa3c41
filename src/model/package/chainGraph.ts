import { HeatlensError } from '../../errors/index.ts'
import type { Graph, GraphNode } from '../../graph/graph.ts'
import type { Activation, Operation, Padding, Pair } from '../../graph/operations.ts'
import type { LayerSpec } from './topology.ts'

// The layers of a package of version 1 as a graph. A package has few kinds of layers, so the explainer, which opens
// packages only, need not load the reader of Keras' own files.

type Reader = (layer: LayerSpec) => { operation: Operation; weights?: readonly string[] }

/** A Map, because the names come from files. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['InputLayer', (layer) => ({ operation: { kind: 'input', shape: inputShape(layer) ?? [] } })],
  [
    'Conv2D',
    (layer) => {
      demandChannelsLast(layer)
      const useBias = layer.config.use_bias !== false
      const operation: Operation = {
        kind: 'conv2d',
        filters: readCount(layer, 'filters'),
        groups: layer.config.groups === undefined ? 1 : readCount(layer, 'groups'),
        size: readPair(layer, 'kernel_size'),
        strides: readPair(layer, 'strides'),
        padding: readPadding(layer),
        dilation: readPair(layer, 'dilation_rate'),
        useBias,
        activation: readActivation(layer, layer.config.activation),
      }
      return { operation, weights: useBias ? ['kernel', 'bias'] : ['kernel'] }
    },
  ],
  [
    'MaxPooling2D',
    (layer) => {
      demandChannelsLast(layer)
      const size = readPair(layer, 'pool_size')
      const strides = layer.config.strides == null ? size : readPair(layer, 'strides')
      const padding = readPadding(layer)
      return { operation: { kind: 'pooling2d', mode: 'max', countsPadding: false, size, strides, padding } }
    },
  ],
  [
    'Flatten',
    (layer) => {
      demandChannelsLast(layer)
      return { operation: { kind: 'flatten' } }
    },
  ],
  [
    'Dense',
    (layer) => {
      const useBias = layer.config.use_bias !== false
      const units = readCount(layer, 'units')
      const activation = readActivation(layer, layer.config.activation)
      const operation: Operation = { kind: 'dense', units, useBias, activation }
      return { operation, weights: useBias ? ['kernel', 'bias'] : ['kernel'] }
    },
  ],
  ['Activation', (layer) => toActivation(readActivation(layer, layer.config.activation))],
  ['Softmax', (layer) => toActivation(readActivation(layer, 'softmax'))],
  [
    'ReLU',
    (layer) => {
      const [max, slope, threshold] = ['max_value', 'negative_slope', 'threshold'].map((key) => readNumber(layer, key))
      return toActivation({
        id: 'relu',
        ...(max !== undefined && { max }),
        ...(slope !== undefined && slope !== 0 && { slope }),
        ...(threshold !== undefined && threshold !== 0 && { threshold }),
      })
    },
  ],
  ['Dropout', () => ({ operation: { kind: 'identity' } })],
])

const toActivation = (activation: Activation) => ({ operation: { kind: 'activation', activation } as const })

/**
 * The layers as a graph. A network that does not say the size of its input gets `size`, [height, width, channels].
 * Throws a `format` error for a layer or a setting that packages of version 1 do not have.
 */
export function chainGraph(layers: readonly LayerSpec[], size: readonly number[] | undefined): Graph {
  const nodes: GraphNode[] = []
  const [first] = layers
  if (first?.className !== 'InputLayer') {
    const shape = layers.map(inputShape).find((own) => own !== undefined) ?? size
    if (!shape) throw new HeatlensError('notAPackage', { where: 'modelTopology' })
    const name = freeName('input', new Set(layers.map((layer) => layer.name)))
    nodes.push({ name, kindName: 'InputLayer', operation: { kind: 'input', shape }, inputs: [], weights: {} })
  }
  for (const layer of layers) {
    const { name, className: kindName } = layer
    const read = readers.get(kindName)
    if (!read) throw new HeatlensError('layerKindUnknown', { layer: name, kindOfLayer: kindName, known: known() })
    const { operation, weights = [] } = read(layer)
    const before = nodes.at(-1)
    // The planner refuses a second input in the middle.
    const inputs = before && operation.kind !== 'input' ? [before.name] : []
    const own = Object.fromEntries(weights.map((key) => [key, `${name}/${key}`]))
    nodes.push({ name, kindName, operation, inputs, weights: own })
  }
  const input = nodes[0] as GraphNode
  const output = nodes.at(-1) as GraphNode
  if (input.operation.kind === 'input' && input.operation.shape.length === 0 && size) {
    nodes[0] = { ...input, operation: { kind: 'input', shape: size } }
  }
  return { nodes, inputs: [input.name], outputs: [{ name: output.name, node: output.name }] }
}

const known = () => [...readers.keys()].join(', ')

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted
  for (let number = 1; taken.has(name); number++) name = `${wanted}_${number}`
  return name
}

/** [height, width, channels] of a network's input, if the layer tells; null for a side that it leaves free. */
function inputShape({ config }: LayerSpec): (number | null)[] | undefined {
  const shape = config.batch_input_shape ?? config.batch_shape
  const isShape = Array.isArray(shape) && shape.length >= 2 && shape.length <= 4
  if (!isShape || !shape.slice(1).every((side) => side === null || isSide(side))) return undefined
  return shape.slice(1) as (number | null)[]
}

const isSide = (side: unknown) => Number.isInteger(side) && (side as number) >= 1 && (side as number) < 2 ** 31

function demandChannelsLast({ name, config }: LayerSpec): void {
  if ((config.data_format ?? 'channels_last') === 'channels_last') return
  throw new HeatlensError('layerChannelsFirst', { layer: name })
}

const wrong = ({ name }: LayerSpec, setting: string) => new HeatlensError('layerSettingWrong', { layer: name, setting })

/** A setting that is an integer of at least 1. */
function readCount(layer: LayerSpec, key: string): number {
  const value = layer.config[key]
  if (!isSide(value)) throw wrong(layer, key)
  return value as number
}

/** A setting that is a finite number, or missing. */
function readNumber(layer: LayerSpec, key: string): number | undefined {
  const value = layer.config[key] ?? undefined
  if (value !== undefined && !Number.isFinite(value)) throw wrong(layer, key)
  return value as number | undefined
}

/** A setting that is one small integer for both sides, or a pair; [1, 1] by default. */
function readPair(layer: LayerSpec, key: string): Pair {
  const value = layer.config[key] ?? 1
  const pair = Array.isArray(value) ? value : [value, value]
  if (pair.length !== 2 || !pair.every((side) => isSide(side) && side <= 512)) throw wrong(layer, key)
  return pair as unknown as Pair
}

function readPadding({ name, config }: LayerSpec): Padding {
  const padding = config.padding ?? 'valid'
  if (padding === 'valid' || padding === 'same') return padding
  throw new HeatlensError('layerPaddingUnknown', { layer: name, padding: JSON.stringify(padding) })
}

const activations: ReadonlyMap<unknown, Activation> = new Map<unknown, Activation>([
  ['linear', { id: 'linear' }],
  ['relu', { id: 'relu' }],
  ['sigmoid', { id: 'sigmoid' }],
  ['tanh', { id: 'tanh' }],
  ['elu', { id: 'elu', alpha: 1 }],
  ['softmax', { id: 'softmax', axis: -1 }],
])

/** The activation of Keras' name; `linear` by default. */
function readActivation({ name }: LayerSpec, activation: unknown = 'linear'): Activation {
  const found = activations.get(activation ?? 'linear')
  if (found) return found
  throw new HeatlensError('layerActivationUnknown', { layer: name, activation: JSON.stringify(activation) })
}
