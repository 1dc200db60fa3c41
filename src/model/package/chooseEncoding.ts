import type { StoredTensor } from '../../formats/storedNetwork.ts'
import type { Graph } from '../../graph/graph.ts'
import type { WeightType } from '../../types.ts'
import { valueCount } from './manifest.ts'

/**
 * Kernels of at most this many values are stored in float16 where others are in uint8. They take little room, and
 * rounding them costs the most (docs/numerics.md).
 */
const SMALL_KERNEL = 2 ** 14

/** How each tensor is stored, by name, where a person asks for these weights. */
export type ChosenEncodings = ReadonlyMap<string, WeightType>

/**
 * In version 1, all tensors are stored alike. In version 2, vectors (biases, the numbers of a BatchNormalization) stay
 * in float32: they take next to no room, and variances exceed float16. Of `uint8`, small kernels and those of depthwise
 * convolutions are in float16. Values that a file has rounded itself stay as they are if `float32` is asked for, which
 * means unchanged.
 */
export function chooseEncodings(
  graph: Graph,
  tensors: readonly StoredTensor[],
  wanted: WeightType,
  version: 1 | 2,
): ChosenEncodings {
  const depthwise = new Set(
    graph.nodes.flatMap(({ operation, weights }) =>
      operation.kind === 'depthwiseConv2d' && weights.kernel !== undefined ? [weights.kernel] : [],
    ),
  )
  const choose = ({ name, shape, quantization }: StoredTensor): WeightType => {
    if (wanted === 'float32' || quantization?.dtype === wanted) return quantization?.dtype ?? 'float32'
    if (version === 1) return wanted
    if (shape.length < 2) return 'float32'
    if (wanted === 'float16') return 'float16'
    return depthwise.has(name) || valueCount(shape) <= SMALL_KERNEL ? 'float16' : 'uint8'
  }
  return new Map(tensors.map((tensor) => [tensor.name, choose(tensor)]))
}

/** True if stock TensorFlow.js, which has one scale a tensor, reads what these weights are stored as. */
export const isForStock = (tensors: readonly StoredTensor[], wanted: WeightType): boolean =>
  tensors.every(({ quantization: own }) => {
    const staysRounded = own?.dtype === 'uint8' && (wanted === 'float32' || wanted === 'uint8')
    return staysRounded ? typeof own.scale === 'number' : wanted !== 'uint8'
  })
