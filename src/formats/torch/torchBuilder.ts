import type { Graph, GraphNode } from '../../graph/graph.ts'
import type { Activation, Operation } from '../../graph/operations.ts'
import type { StoredTensor } from '../../model/storedNetwork.ts'
import { transposed } from '../keras/weights.ts'
import { type FoldedNorm, foldNorm, scaledChannels } from './foldNorm.ts'
import { type StateDict, Unfit } from './stateDict.ts'

/** PyTorch's [filters, channels, height, width] as [height, width, channels, filters]. */
const KERNEL_AXES = [2, 3, 1, 0]

/** Of a depthwise convolution, [channels, 1, height, width] as [height, width, channels, 1]. */
const DEPTHWISE_AXES = [2, 3, 0, 1]

const linear: Activation = { id: 'linear' }

interface ConvolutionSpec {
  /** [filters, channels of a group, height, width], as in the state dict. */
  shape: readonly [filters: number, channels: number, height: number, width: number]
  stride: number
  /** As many as filters for a depthwise convolution; 1 by default. */
  groups?: number
  /** TensorFlow's rule; PyTorch's padding is given in pixels. */
  padding: 'same' | number
  /** The BatchNorm that follows, which is folded into the convolution. */
  norm: { name: string; epsilon: number }
  activation?: Activation
}

/**
 * Builds the graph of a PyTorch architecture over the weights of a state dict. Node names are the author's; a
 * convolution is one node with the BatchNorm and the activation behind it, under the convolution's name. Methods give
 * the name of the new node, and throw {@link Unfit} where a weight is missing or has another shape.
 */
export class TorchBuilder {
  readonly #dict: StateDict
  readonly #taken = new Set<string>()
  readonly #nodes: GraphNode[] = []
  readonly #tensors: StoredTensor[] = []

  constructor(dict: StateDict) {
    this.#dict = dict
  }

  /** The picture. */
  input(height: number, width: number): string {
    return this.#add('input', 'Input', { kind: 'input', shape: [height, width, 3] }, [])
  }

  conv(
    name: string,
    from: string,
    { shape, stride, groups = 1, padding, norm, activation = linear }: ConvolutionSpec,
  ): string {
    const [filters, channels, height, width] = shape
    const stored = this.#take(`${name}.weight`, shape)
    const folded = this.#norm(norm, filters)
    const isDepthwise = channels === 1 && groups === filters && groups > 1
    const kernel = scaledChannels(transposed(stored, isDepthwise ? DEPTHWISE_AXES : KERNEL_AXES), folded)
    const windows = {
      size: [height, width],
      strides: [stride, stride],
      padding: padding === 'same' ? padding : { top: padding, bottom: padding, left: padding, right: padding },
      dilation: [1, 1],
      useBias: true,
      activation,
    } as const
    const operation: Operation = isDepthwise
      ? { kind: 'depthwiseConv2d', multiplier: 1, ...windows }
      : { kind: 'conv2d', filters, groups, ...windows }
    const bias = {
      shape: [filters],
      readRows: async (start: number, end: number) => (await folded()).bias.slice(start, end),
    }
    return this.#add(name, 'Conv2d', operation, [from], { kernel, bias })
  }

  add(name: string, from: readonly string[]): string {
    return this.#add(name, 'Add', { kind: 'arithmetic', function: 'add' }, from)
  }

  /** The mean over height and width. */
  globalMean(name: string, from: string): string {
    const operation: Operation = { kind: 'reduce', function: 'mean', axes: [0, 1], keepDimensions: false }
    return this.#add(name, 'AdaptiveAvgPool2d', operation, [from])
  }

  /** A layer of logits with any number of them, and a softmax behind it; a sigmoid behind a single one. */
  classify(name: string, from: string, values: number): string {
    const units = this.#dict.get(`${name}.weight`)?.shape[0] ?? 0
    if (units < 1) throw new Unfit()
    const kernel = transposed(this.#take(`${name}.weight`, [units, values]), [1, 0])
    const bias = this.#take(`${name}.bias`, [units])
    const operation: Operation = { kind: 'dense', units, useBias: true, activation: linear }
    const logits = this.#add(name, 'Linear', operation, [from], { kernel, bias })
    if (units === 1)
      return this.#add('sigmoid', 'Sigmoid', { kind: 'activation', activation: { id: 'sigmoid' } }, [logits])
    return this.#add('softmax', 'Softmax', { kind: 'activation', activation: { id: 'softmax', axis: -1 } }, [logits])
  }

  /** The graph and its tensors. Throws {@link Unfit} if the state dict has weights that the architecture lacks. */
  build(output: string): { graph: Graph; tensors: readonly StoredTensor[] } {
    for (const name of this.#dict.keys()) {
      if (!this.#taken.has(name) && !name.endsWith('.num_batches_tracked')) throw new Unfit()
    }
    const graph = { nodes: this.#nodes, inputs: ['input'], outputs: [{ name: output, node: output }] }
    return { graph, tensors: this.#tensors }
  }

  #take(name: string, shape: readonly number[]): StoredTensor {
    const found = this.#dict.get(name)
    if (found?.shape.join() !== shape.join()) throw new Unfit()
    this.#taken.add(name)
    return found
  }

  #norm({ name, epsilon }: ConvolutionSpec['norm'], channels: number): FoldedNorm {
    const [gamma, beta, mean, variance] = ['weight', 'bias', 'running_mean', 'running_var'].map((part) =>
      this.#take(`${name}.${part}`, [channels]),
    ) as [StoredTensor, StoredTensor, StoredTensor, StoredTensor]
    return foldNorm({ gamma, beta, mean, variance }, epsilon)
  }

  #add(
    name: string,
    kindName: string,
    operation: Operation,
    inputs: readonly string[],
    weights: Readonly<Record<string, Omit<StoredTensor, 'name'>>> = {},
  ): string {
    const names = Object.keys(weights).map((short) => [short, `${name}/${short}`] as const)
    for (const [short, full] of names) {
      this.#tensors.push({ ...(weights[short] as Omit<StoredTensor, 'name'>), name: full })
    }
    this.#nodes.push({ name, kindName, operation, inputs, weights: Object.fromEntries(names) })
    return name
  }
}
