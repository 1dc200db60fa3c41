import type { Graph, GraphNode } from '../../graph/graph.ts'
import type { Activation, Padding } from '../../graph/operations.ts'
import type { LayerSpec } from './topology.ts'

/** A network as a chain of Keras' layers, and its tensors by the names that they have there. */
export interface Chain {
  layers: readonly LayerSpec[]
  /** The name in a chain, `layer/kernel` or `layer/bias`, by the tensor's own. */
  names: ReadonlyMap<string, string>
}

/**
 * The graph as a chain that packages of version 1 hold and that stock TensorFlow.js reads; undefined if it needs more.
 * `chainGraph` turns it back.
 */
export function graphChain({ nodes, inputs, outputs }: Graph): Chain | undefined {
  const isChain =
    inputs.length === 1 &&
    outputs.length === 1 &&
    outputs[0]?.node === nodes.at(-1)?.name &&
    nodes.every((node, index) => isNext(node, nodes[index - 1]))
  if (!isChain) return undefined
  const layers: LayerSpec[] = []
  const names = new Map<string, string>()
  for (const node of nodes) {
    const layer = toLayer(node)
    if (!layer) return undefined
    layers.push({ ...layer, name: node.name, config: { name: node.name, ...layer.config } })
    for (const [key, tensor] of Object.entries(node.weights)) {
      // A layer of its own cannot share its weights.
      if (names.has(tensor)) return undefined
      names.set(tensor, `${node.name}/${key}`)
    }
  }
  return { layers, names }
}

const isNext = ({ operation, inputs, partOf }: GraphNode, before: GraphNode | undefined) =>
  partOf === undefined &&
  (before === undefined
    ? operation.kind === 'input'
    : operation.kind !== 'input' && inputs.length === 1 && inputs[0] === before.name)

/** Undefined if no layer of a chain computes this. */
function toLayer({ operation, kindName }: GraphNode): Omit<LayerSpec, 'name'> | undefined {
  switch (operation.kind) {
    case 'input': {
      const { shape } = operation
      if (shape.length !== 3 || shape.includes(null)) return undefined
      return { className: 'InputLayer', config: { batch_input_shape: [null, ...shape], dtype: 'float32' } }
    }
    case 'conv2d': {
      const { filters, groups, size, strides, padding, dilation, useBias, activation } = operation
      // Stock TensorFlow.js knows no groups.
      if (groups !== 1 || !isNamed(padding)) return undefined
      return withActivation('Conv2D', activation, {
        ...{ filters, kernel_size: size, strides, padding, data_format: 'channels_last' },
        ...{ dilation_rate: dilation, use_bias: useBias },
      })
    }
    case 'pooling2d': {
      const { mode, size, strides, padding } = operation
      if (mode !== 'max' || !isNamed(padding)) return undefined
      const config = { pool_size: size, strides, padding, data_format: 'channels_last' }
      return { className: 'MaxPooling2D', config }
    }
    case 'dense':
      return withActivation('Dense', operation.activation, { units: operation.units, use_bias: operation.useBias })
    case 'flatten':
      return { className: 'Flatten', config: { data_format: 'channels_last' } }
    case 'identity':
      // The rate matters in training only.
      return kindName === 'Dropout' ? { className: 'Dropout', config: { rate: 0.5 } } : undefined
    case 'activation':
      return kindName === 'ReLU' ? toRelu(operation.activation) : withActivation('Activation', operation.activation, {})
    default:
      return undefined
  }
}

const isNamed = (padding: Padding) => padding === 'valid' || padding === 'same'

function withActivation(className: string, activation: Activation, config: Record<string, unknown>) {
  const name = nameOf(activation)
  return name === undefined ? undefined : { className, config: { ...config, activation: name } }
}

/** Keras' name of an activation without settings. */
function nameOf(activation: Activation): string | undefined {
  switch (activation.id) {
    case 'linear':
    case 'sigmoid':
    case 'tanh':
      return activation.id
    case 'relu':
      return activation.max === undefined && !activation.slope && !activation.threshold ? 'relu' : undefined
    case 'elu':
      return activation.alpha === 1 ? 'elu' : undefined
    case 'softmax':
      return activation.axis === -1 ? 'softmax' : undefined
    default:
      return undefined
  }
}

function toRelu(activation: Activation) {
  if (activation.id !== 'relu') return undefined
  const { max, slope, threshold } = activation
  const config = {
    ...(max !== undefined && { max_value: max }),
    ...(slope && { negative_slope: slope }),
    ...(threshold && { threshold }),
  }
  return { className: 'ReLU', config }
}
