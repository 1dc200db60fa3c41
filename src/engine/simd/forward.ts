import type { ActivationId, OperationOf, PlannedLayer } from '../layers/plannedLayer.ts'
import type { ForwardPass } from '../network.ts'
import { yieldToEventLoop } from '../yieldToEventLoop.ts'
import { activate, backThroughActivation } from './activations.ts'
import { denseBack, denseForward } from './dense.ts'
import {
  clearPadding,
  type FeatureMap,
  makeFeatureMap,
  originOf,
  readFeatureMap,
  writeFeatureMap,
} from './featureMap.ts'
import type { ConvolutionLayout } from './layout.ts'
import { maxPool, maxPoolBack } from './maxPooling.ts'
import type { ThreadPool } from './threadPool.ts'

type Values = Float32Array<ArrayBuffer>

/** A network to run: its layers, the thread pool that holds them in memory, and the biases of its dense layers. */
export interface SimdNetwork {
  layers: readonly PlannedLayer[]
  threadPool: ThreadPool
  biases: ReadonlyMap<string, Float32Array>
}

/** The kept outputs, by layer index, so that the network can report their memory. */
export type KeptOutputs = Map<number, Values>

/** Runs the layers in order, and keeps the outputs from `keepFrom` on, flat and without padding. */
export async function forward(
  network: SimdNetwork,
  input: Float32Array,
  keepFrom: string,
  kept: KeptOutputs,
  signal?: AbortSignal,
): Promise<ForwardPass> {
  const { layers, threadPool } = network
  const { layout, memory, floats } = threadPool.main
  const find = (layer: string) => layers.findIndex(({ name }) => name === layer)
  const first = find(keepFrom)
  const keeps = (index: number) => first >= 0 && index >= first
  const inputOf = (index: number) => layout.inputs.get(index) as FeatureMap

  /** Index of the buffer that is read. From Flatten on, `list` is read instead. */
  let side: 0 | 1 = 0
  let list: Values = new Float32Array(0)
  if (layers[0]?.inputShape.length === 3) writeFeatureMap(memory, layout.buffers[0], inputOf(0), input)
  for (let index = 0; index < layers.length; index++) {
    await yieldToEventLoop()
    if (signal?.aborted) {
      kept.clear()
      throw signal.reason
    }
    const layer = layers[index] as PlannedLayer
    const { operation } = layer
    const other: 0 | 1 = side === 0 ? 1 : 0
    if (layer.inputShape.length !== 3) {
      list = forwardList(network, layer, list)
      if (keeps(index)) kept.set(index, list)
      continue
    }
    if (operation.kind === 'conv2d') {
      const convolution = layout.convolutions.get(layer.name) as ConvolutionLayout
      const pool = !keeps(index) && canPool(convolution, operation.activation, layers[index + 1])
      if (pool) index++
      const map = inputOf(index + 1)
      clearPadding(memory, layout.buffers[other], map)
      threadPool.run(
        'convolve',
        convolution.index,
        0,
        convolution.filters ?? 0,
        convolution.bias,
        layout.buffers[side],
        layout.buffers[other] + originOf(map),
        map.row,
        map.pixel,
        operation.activation === 'relu' ? 1 : 0,
        pool ? 1 : 0,
      )
      if (operation.activation !== 'relu') activateFeatureMap(floats, layout.buffers[other], map, operation.activation)
      side = other
    } else if (operation.kind === 'maxPooling2d') {
      const map = inputOf(index + 1)
      clearPadding(memory, layout.buffers[other], map)
      maxPool(threadPool.main.kernels, [layout.buffers[side], inputOf(index)], [layout.buffers[other], map], operation)
      side = other
    } else if (operation.kind === 'activation') {
      activateFeatureMap(floats, layout.buffers[side], inputOf(index), operation.activation)
    } else if (operation.kind === 'flatten') {
      list = readFeatureMap(memory, layout.buffers[side], inputOf(index))
    }
    if (keeps(index)) {
      const isFeatureMap = layers[index]?.outputShape.length === 3
      kept.set(index, isFeatureMap ? readFeatureMap(memory, layout.buffers[side], inputOf(index + 1)) : list)
    }
  }

  const indexOf = (layer: string) => {
    const index = find(layer)
    if (!kept.has(index)) throw new RangeError(`The output of ${layer} was not kept.`)
    return index
  }
  return {
    logits: list,
    activations: async (layer) => (kept.get(indexOf(layer)) as Values).slice(),
    keeps: (layer) => kept.has(find(layer)),
    async gradients(seed, layer) {
      const target = indexOf(layer)
      let back: Values = seed.slice()
      for (let index = layers.length - 1; index > target; index--) {
        await yieldToEventLoop()
        back = backward(network, index, back, kept)
      }
      return back
    },
    dispose: () => kept.clear(),
  }
}

/** Whether the convolution can write its pooled output directly: plain 2 x 2 windows, and a monotonic activation. */
function canPool({ forward }: ConvolutionLayout, activation: ActivationId, next: PlannedLayer | undefined): boolean {
  if (next?.operation.kind !== 'maxPooling2d' || forward.mode === 'im2col') return false
  if (activation !== 'relu' && activation !== 'linear') return false
  const { size, strides, rows, columns } = next.operation
  const [height = 0, width = 0] = next.inputShape
  const isPlain = rows.cells === Math.floor(height / 2) && columns.cells === Math.floor(width / 2)
  return isPlain && [...size, ...strides].every((side) => side === 2) && rows.before === 0 && columns.before === 0
}

/** Runs a layer on a list of values. */
function forwardList({ threadPool, biases }: SimdNetwork, { name, operation }: PlannedLayer, list: Values): Values {
  if (operation.kind === 'dense') {
    const sums = denseForward(threadPool, `${name}/kernel`, list)
    const bias = biases.get(name)
    if (bias) for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (bias[i] as number)
    activate(sums, operation.activation)
    return sums
  }
  if (operation.kind !== 'activation') return list
  const copy = list.slice()
  activate(copy, operation.activation)
  return copy
}

/** Applies an activation to a feature map in place, but not to its padding. */
function activateFeatureMap(floats: Float32Array, at: number, map: FeatureMap, id: ActivationId): void {
  if (id === 'linear') return
  for (let y = 0; y < map.height; y++) {
    const start = (at + originOf(map) + y * map.row) / 4
    activate(floats.subarray(start, start + (map.width * map.pixel) / 4), id)
  }
}

/** Propagates a gradient from the output of a layer to its input. */
function backward({ layers, threadPool }: SimdNetwork, index: number, gradient: Values, kept: KeptOutputs): Values {
  const layer = layers[index] as PlannedLayer
  const { operation } = layer
  const output = kept.get(index) as Values
  switch (operation.kind) {
    case 'dense':
      return denseBack(
        threadPool,
        `${layer.name}/kernel`,
        backThroughActivation(gradient, output, operation.activation),
      )
    case 'activation':
      return backThroughActivation(gradient, output, operation.activation)
    case 'maxPooling2d':
      return maxPoolBack(gradient, kept.get(index - 1) as Values, layer.inputShape, operation)
    case 'conv2d':
      return convolutionBack(threadPool, layer as PlannedLayer<OperationOf<'conv2d'>>, gradient, output)
    case 'flatten':
    case 'passThrough':
      return gradient
  }
}

function convolutionBack(
  threadPool: ThreadPool,
  { name, operation, inputShape, outputShape }: PlannedLayer<OperationOf<'conv2d'>>,
  gradient: Values,
  output: Values,
): Values {
  const { layout, memory } = threadPool.main
  const { index, backward } = layout.convolutions.get(name) as ConvolutionLayout
  const [rows = 0, columns = 0] = outputShape
  const atSum = backThroughActivation(gradient, output, operation.activation)
  const [from, to] = layout.buffers
  writeFeatureMap(memory, from, backward.input, atSum, [rows, columns], operation.strides)
  const { sharedFilters, zeros } = layout.scratch
  if (backward.mode !== 'filters') threadPool.run('prepareFilters', index, 1, sharedFilters)
  const map = makeFeatureMap(inputShape)
  threadPool.run('convolve', index, 1, sharedFilters, zeros, from, to, map.row, map.pixel, 0, 0)
  return readFeatureMap(memory, to, map)
}
