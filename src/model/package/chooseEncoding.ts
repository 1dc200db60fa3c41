import type { Graph } from '../../graph/graph.ts'
import type { WeightType } from '../../types.ts'
import type { StoredTensor } from '../storedNetwork.ts'
import { valueCount } from './manifest.ts'

/**
 * Where others are in uint8, small kernels are in float16: they take little room, and rounding them costs the most
 * (docs/numerics.md). Small is below so many numbers, or below a part of all numbers in a large network.
 */
const SMALL_COUNT = 15_000
const SMALL_PART = 1 / 300

/** The most of a network's numbers that small kernels may be together; the smallest come first. */
const SMALL_SHARE = 0.05

/** How each tensor is stored, by name, where a person asks for these weights. */
export type ChosenEncodings = ReadonlyMap<string, WeightType>

/**
 * In version 1, all tensors are stored alike. In version 2, vectors (biases, the numbers of a BatchNormalization) stay
 * in float32: they take next to no room, and variances exceed float16. Of `uint8`, the smallest kernels and those of
 * depthwise convolutions are in float16. Values that a file has rounded itself stay as they are if `float32` is asked
 * for, which means unchanged.
 */
export function chooseEncodings(
  graph: Graph,
  tensors: readonly StoredTensor[],
  wanted: WeightType,
  version: 1 | 2,
): ChosenEncodings {
  const fine = wanted === 'uint8' ? fineKernels(graph, tensors) : new Set()
  const choose = ({ name, shape, quantization }: StoredTensor): WeightType => {
    if (wanted === 'float32' || quantization?.dtype === wanted) return quantization?.dtype ?? 'float32'
    if (version === 1) return wanted
    if (shape.length < 2) return 'float32'
    return fine.has(name) ? 'float16' : wanted
  }
  return new Map(tensors.map((tensor) => [tensor.name, choose(tensor)]))
}

/** The kernels that uint8 would cost too much: those of depthwise convolutions, whose channels are no last side. */
function fineKernels({ nodes }: Graph, tensors: readonly StoredTensor[]): ReadonlySet<string> {
  const fine = new Set(
    nodes.flatMap(({ operation, weights }) =>
      operation.kind === 'depthwiseConv2d' && weights.kernel !== undefined ? [weights.kernel] : [],
    ),
  )
  const sizes = tensors.map(({ name, shape }) => ({ name, rank: shape.length, count: valueCount(shape) }))
  const all = sizes.reduce((sum, { count }) => sum + count, 0)
  const small = Math.max(SMALL_COUNT, SMALL_PART * all)
  let room = SMALL_SHARE * all
  for (const { name, rank, count } of sizes.toSorted((a, b) => a.count - b.count)) {
    if (rank < 2 || fine.has(name)) continue
    room -= count
    if (room < 0 || count >= small) break
    fine.add(name)
  }
  return fine
}

/** True if stock TensorFlow.js, which has one scale a tensor, reads what these weights are stored as. */
export const isForStock = (tensors: readonly StoredTensor[], wanted: WeightType): boolean =>
  tensors.every(({ quantization: own }) => {
    const staysRounded = own?.dtype === 'uint8' && (wanted === 'float32' || wanted === 'uint8')
    return staysRounded ? typeof own.scale === 'number' : wanted !== 'uint8'
  })
