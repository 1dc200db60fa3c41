import { bytesPerValue, type TensorSpec, valueCount } from '../../model/package/manifest.ts'
import type { WeightType } from '../../types.ts'
import type { OperationOf, PlannedLayer } from '../layers/plannedLayer.ts'
import type { NetworkPlan } from '../plan.ts'
import { type FeatureMap, makeFeatureMap } from './featureMap.ts'
import { type Convolution, layOutScratch, planConvolution, type Scratch } from './planConvolution.ts'

/** A weight in memory, as it is stored in the package. */
export interface StoredWeight {
  /** Its index, for jobs. */
  index: number
  at: number
  type: WeightType
  /** For uint8: value = byte · scale + min. */
  scale: number
  min: number
  shape: readonly number[]
  bytes: number
  /** Whether the filters of a convolution are in the order that the mode `filters` reads: see `findFilters`. */
  inChunks: boolean
}

/** A convolution in memory, in both directions. */
export interface ConvolutionLayout {
  /** Its index, for jobs. */
  index: number
  kernel: StoredWeight
  /** Floats, padded with zeros to whole panels of eight. */
  bias: number
  forward: Convolution
  backward: Convolution
  /** The transformed filters of the forward direction, if they are kept. */
  filters: number | null
}

/** The memory layout of a network: the same in every thread. Byte offsets from the start of the memory. */
export interface Layout {
  bytes: number
  control: number
  weights: Map<string, StoredWeight>
  convolutions: Map<string, ConvolutionLayout>
  /** The input of each layer that reads a feature map, by the layer's index. */
  inputs: ReadonlyMap<number, FeatureMap>
  /** Two buffers for feature maps: layers read one and write the other, alternately. */
  buffers: readonly [number, number]
  scratch: Scratch
  /** Lists of a dense layer: rows to read, their factors, and the sums. */
  rows: number
  values: number
  sums: number
}

/** A network as sent to threads. */
export type Outline = Pick<NetworkPlan, 'layers'> & { stored: readonly TensorSpec[]; threads: number }

const ALIGNMENT = 64

/** Computes the memory layout of a network for a number of threads. */
export function layOut({ layers, stored, threads }: Outline): Layout {
  let end = 0
  const allocate = (bytes: number) => {
    const at = end
    // Keeps areas a cache line apart, so that equal offsets in two areas do not share a cache set.
    end = Math.ceil((at + bytes) / ALIGNMENT) * ALIGNMENT + ALIGNMENT
    return at
  }
  const control = allocate(CONTROL_BYTES)
  const specs = new Map(stored.map((spec) => [spec.name, spec]))
  const weights = new Map<string, StoredWeight>()
  for (const { name, weightShapes } of layers) {
    for (const [key, shape] of Object.entries(weightShapes)) {
      const quantization = specs.get(`${name}/${key}`)?.quantization
      const type = quantization?.dtype ?? 'float32'
      const bytes = valueCount(shape) * bytesPerValue[type]
      const { scale, min } = quantization?.dtype === 'uint8' ? quantization : { scale: 1, min: 0 }
      weights.set(`${name}/${key}`, {
        index: weights.size,
        at: allocate(bytes),
        type,
        scale: scale as number,
        min: min as number,
        shape,
        bytes,
        inChunks: false,
      })
    }
  }
  const plans = new Map<string, Directions>()
  for (const layer of layers) if (isConvolution(layer)) plans.set(layer.name, planConvolution(layer))
  const inputs = planInputs(layers, plans)
  const largest = Math.max(
    ...[...inputs.values()].map(({ bytes }) => bytes),
    ...[...plans.values()].map(({ backward }) => backward.input.bytes),
    ...layers.filter(isFeatureMap).map(({ outputShape }) => makeFeatureMap(outputShape).bytes),
  )
  const buffers = [allocate(largest), allocate(largest)] as const
  const bufferBytes = bufferBytesOf(layers, plans, inputs)
  /**
   * Allocates an area that is used only while one of these convolutions runs: at the end of the second buffer if all of
   * them leave enough of it free, as small feature maps do.
   */
  const allocateOverlay = (bytes: number, some: readonly Convolution[]) => {
    const start = Math.floor((largest - bytes) / ALIGNMENT) * ALIGNMENT
    return some.every((one) => (bufferBytes.get(one) as number) <= start) ? buffers[1] + start : allocate(bytes)
  }
  const all = [...plans.values()].flatMap(({ forward, backward }) => [forward, backward])
  const convolutions = new Map<string, ConvolutionLayout>()
  for (const [name, { forward, backward }] of plans) {
    const kernel = weights.get(`${name}/kernel`) as StoredWeight
    kernel.inChunks = forward.mode === 'filters'
    convolutions.set(name, {
      index: convolutions.size,
      kernel,
      bias: allocate(forward.panels * 32),
      forward,
      backward,
      filters: forward.mode === 'filters' ? null : allocate(forward.filterBytes),
    })
  }
  const lists = layers.flatMap(({ operation, inputShape, outputShape }) =>
    operation.kind === 'dense' ? [valueCount(inputShape), valueCount(outputShape)] : [],
  )
  const longest = Math.max(0, ...lists) + 8
  return {
    control,
    weights,
    convolutions,
    inputs,
    buffers,
    scratch: layOutScratch(all, threads, allocate, allocateOverlay),
    rows: allocate(longest * 4),
    values: allocate(longest * 4),
    sums: allocate(longest * 4),
    bytes: end,
  }
}

/** Numbers that threads share: see threadPool.ts. */
const CONTROL_BYTES = 1024

type Directions = Pick<ConvolutionLayout, 'forward' | 'backward'>

const isConvolution = (layer: PlannedLayer): layer is PlannedLayer<OperationOf<'conv2d'>> =>
  layer.operation.kind === 'conv2d'

const isFeatureMap = ({ outputShape }: PlannedLayer) => outputShape.length === 3

/**
 * The layout of each layer's input: with zero padding for a convolution; for a layer that works in place, that of the
 * next layer.
 */
function planInputs(layers: readonly PlannedLayer[], plans: ReadonlyMap<string, Directions>): Map<number, FeatureMap> {
  const inputs = new Map<number, FeatureMap>()
  for (let index = layers.length - 1; index >= 0; index--) {
    const { name, operation, inputShape } = layers[index] as PlannedLayer
    if (inputShape.length !== 3) continue
    const own = plans.get(name)?.forward.input
    const isInPlace = operation.kind === 'activation' || operation.kind === 'passThrough'
    const next = isInPlace ? inputs.get(index + 1) : undefined
    inputs.set(index, own ?? next ?? makeFeatureMap(inputShape))
  }
  return inputs
}

/** The most bytes of a buffer that each direction of a convolution reads or writes. */
function bufferBytesOf(
  layers: readonly PlannedLayer[],
  plans: ReadonlyMap<string, Directions>,
  inputs: ReadonlyMap<number, FeatureMap>,
): Map<Convolution, number> {
  const bufferBytes = new Map<Convolution, number>()
  for (const [index, { name, inputShape }] of layers.entries()) {
    const plan = plans.get(name)
    if (!plan) continue
    // The pool after it may be fused.
    const written = [index + 1, index + 2].map((next) => inputs.get(next)?.bytes ?? 0)
    bufferBytes.set(plan.forward, Math.max(plan.forward.input.bytes, ...written))
    bufferBytes.set(plan.backward, Math.max(plan.backward.input.bytes, makeFeatureMap(inputShape).bytes))
  }
  return bufferBytes
}
