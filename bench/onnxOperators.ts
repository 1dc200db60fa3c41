import type { Activation } from '../src/graph/operations.ts'
import type { PlannedNode } from '../src/graph/plan.ts'

export type Attribute =
  | { readonly float: number }
  | { readonly integer: number }
  | { readonly integers: readonly number[] }

/** A node of an ONNX graph. */
export interface Node {
  operator: string
  inputs: readonly string[]
  output: string
  attributes?: Readonly<Record<string, Attribute>>
}

/** A constant tensor. */
export interface Initializer {
  name: string
  shape: readonly number[]
  values: Float32Array | BigInt64Array
}

interface Given {
  /** The names of the node's inputs. */
  inputs: readonly string[]
  valuesOf: (tensor: string) => Float32Array
}

/** ONNX' nodes for a planned node, the last of them named like it. Throws RangeError for other operations. */
export function toOperators(node: PlannedNode, given: Given): { nodes: Node[]; initializers: Initializer[] } {
  const { name, operation, weights } = node
  const initializers: Initializer[] = []
  const add = (key: string, shape: readonly number[], values: Initializer['values']) => {
    initializers.push({ name: `${name}/${key}`, shape, values })
    return `${name}/${key}`
  }
  const weight = (key: string) => {
    const { tensor, shape } = weights[key] as { tensor: string; shape: readonly number[] }
    return add(key, shape, given.valuesOf(tensor))
  }
  const only = (operator: string, inputs: readonly string[], attributes?: Node['attributes']) => ({
    nodes: [{ operator, inputs, output: name, ...(attributes && { attributes }) }],
    initializers,
  })
  switch (operation.kind) {
    case 'input':
      return { nodes: [], initializers }
    case 'conv2d':
    case 'depthwiseConv2d': {
      const { tensor, shape } = weights.kernel as { tensor: string; shape: readonly number[] }
      const [height = 0, width = 0, channels = 0, filters = 0] = shape
      const isDepthwise = operation.kind === 'depthwiseConv2d'
      const sides = isDepthwise ? [height, width, 1, channels * filters] : shape
      const { shape: moved, values } = filtersFirst(given.valuesOf(tensor), sides)
      const kernel = add('kernel', moved, values)
      const attributes = {
        ...windowsOf(node, operation.size, operation.strides),
        dilations: { integers: operation.dilation },
        group: { integer: isDepthwise ? channels : operation.groups },
      }
      const inputs = [...given.inputs, kernel, ...(operation.useBias ? [weight('bias')] : [])]
      if (operation.activation.id === 'linear') return only('Conv', inputs, attributes)
      const sums = { operator: 'Conv', inputs, output: `${name}/sums`, attributes }
      const { nodes } = activate(operation.activation, [sums.output])
      return { nodes: [sums, ...nodes], initializers }
    }
    case 'batchNormalization':
      return only('BatchNormalization', [...given.inputs, ...['gamma', 'beta', 'mean', 'variance'].map(weight)], {
        epsilon: { float: operation.epsilon },
      })
    case 'activation':
      return activate(operation.activation, given.inputs)
    case 'padding2d': {
      const { top, bottom, left, right } = operation
      const around = BigInt64Array.from([0, 0, top, left, 0, 0, bottom, right], BigInt)
      return only('Pad', [...given.inputs, add('pads', [8], around)])
    }
    case 'pooling2d':
      if (operation.mode !== 'max') break
      return only('MaxPool', given.inputs, windowsOf(node, operation.size, operation.strides))
    case 'reduce': {
      const pooled = { operator: 'GlobalAveragePool', inputs: given.inputs, output: `${name}/map` }
      return { nodes: [pooled, { operator: 'Flatten', inputs: [pooled.output], output: name }], initializers }
    }
    case 'arithmetic':
      if (operation.function !== 'add') break
      return only('Add', given.inputs)
    case 'reshape': {
      // A list of values: channels last, as its weights want them.
      const lasts = { operator: 'Transpose', inputs: given.inputs, output: `${name}/last` }
      const perm = { integers: [0, 2, 3, 1] }
      const flat = { operator: 'Flatten', inputs: [lasts.output], output: name }
      return { nodes: [{ ...lasts, attributes: { perm } }, flat], initializers }
    }
    case 'dense': {
      const inputs = [...given.inputs, weight('kernel'), weight('bias')]
      // Logits: the last softmax is left out, as everywhere here.
      if (operation.activation.id !== 'relu') return only('Gemm', inputs)
      const sums = { operator: 'Gemm', inputs, output: `${name}/sums` }
      return { nodes: [sums, ...activate(operation.activation, [sums.output]).nodes], initializers }
    }
  }
  throw new RangeError(`${name} is not one that this file is for.`)

  function activate(activation: Activation, inputs: readonly string[]) {
    if (activation.id !== 'relu') throw new RangeError(`${name} is not one that this file is for.`)
    if (activation.max === undefined) return only('Relu', inputs)
    const bound = (key: string, value: number) => add(key, [], Float32Array.of(value))
    return only('Clip', [...inputs, bound('min', 0), bound('max', activation.max)])
  }
}

function windowsOf({ windows }: PlannedNode, size: readonly number[], strides: readonly number[]) {
  const pads = windows ? [windows.rows.before, windows.columns.before, windows.rows.after, windows.columns.after] : []
  return { kernel_shape: { integers: size }, strides: { integers: strides }, pads: { integers: pads } }
}

/** [height, width, channels, filters] to [filters, channels, height, width]. */
function filtersFirst(values: Float32Array, shape: readonly number[]): Omit<Initializer, 'name'> {
  const [height = 0, width = 0, channels = 0, filters = 0] = shape
  const cells = height * width
  const moved = new Float32Array(values.length)
  for (let cell = 0; cell < cells; cell++) {
    for (let channel = 0; channel < channels; channel++) {
      const row = (cell * channels + channel) * filters
      for (let filter = 0; filter < filters; filter++) {
        moved[(filter * channels + channel) * cells + cell] = values[row + filter] as number
      }
    }
  }
  return { shape: [filters, channels, height, width], values: moved }
}
