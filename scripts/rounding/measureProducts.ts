import type { Network } from '../../src/engine/engine.ts'
import { slide } from '../../src/engine/portable/windows.ts'
import type { NetworkPlan, PlannedNode } from '../../src/graph/plan.ts'
import { valueCount } from '../../src/model/package/manifest.ts'
import type { InputProducts } from '../../src/model/package/roundTogether.ts'

/** Values of a window, at most: beyond it, products of all with all take minutes and much memory. */
const MAX_SIDE = 1536

/** (√5 − 1) / 2: its multiples lie as evenly as multiples of one number can. */
const GOLDEN = (Math.sqrt(5) - 1) / 2

/** A layer whose kernel is [side, channels], a matrix that is multiplied by windows of one input. */
interface Layer {
  node: PlannedNode
  input: PlannedNode
  kernel: string
  side: number
}

/** Pictures that count as much as those of any other group, together. */
export interface PictureGroup {
  count: number
  /** Windows taken of each picture at each layer, at most: neighbours say nearly the same. */
  windows: number
  /** What the network is given, a picture each. */
  inputs: Iterable<readonly Float32Array[]>
}

/** The layers of a plan that have one of these kernels, where no other layer has it too. */
export function layersOf({ nodes }: NetworkPlan, kernels: ReadonlySet<string>): readonly Layer[] {
  const found = nodes.flatMap((node): Layer[] => {
    const { operation, weights } = node
    const { kernel } = weights
    const input = nodes[node.inputs[0] ?? -1]
    const isMatrix = operation.kind === 'dense' || (operation.kind === 'conv2d' && operation.groups === 1)
    if (!(isMatrix && kernel && input && kernels.has(kernel.tensor))) return []
    const side = valueCount(kernel.shape.slice(0, -1))
    return side <= MAX_SIDE ? [{ node, input, kernel: kernel.tensor, side }] : []
  })
  return found.filter(({ kernel }) => found.filter((other) => other.kernel === kernel).length === 1)
}

/**
 * Sums of products of what goes into these layers, by the name of the kernel. Of a mean over a picture's cells, the
 * cells are taken, not only the mean: a map of the layer before it weighs each (Grad-CAM).
 */
export async function measureProducts(
  plan: NetworkPlan,
  network: Network,
  layers: readonly Layer[],
  groups: readonly PictureGroup[],
): Promise<ReadonlyMap<string, InputProducts>> {
  const sums = new Map(layers.map(({ kernel, side }) => [kernel, { side, sums: new Float64Array(side * side) }]))
  for (const { count, windows, inputs } of groups) {
    for (const input of inputs) {
      const pass = await network.forward(input, plan.inputs[0]?.name ?? '')
      for (const layer of layers) {
        const from = cellsOf(plan, layer)
        if (!pass.keeps(from.name)) continue
        const products = sums.get(layer.kernel) as InputProducts
        const found = windowsIn(layer, from, await pass.activations(from.name))
        const taken = Math.min(windows, found.count)
        for (let index = 0; index < taken; index++) {
          // Spread over the picture, in steps that share no side with it.
          const at = taken < found.count ? Math.floor(((index * GOLDEN) % 1) * found.count) : index
          addProducts(products, found.read(at), 1 / (count * taken))
        }
      }
      pass.dispose()
    }
  }
  return sums
}

/** The node before a layer; in front of a mean over the cells of a plane, that plane. */
function cellsOf({ nodes }: NetworkPlan, { node, input }: Layer): PlannedNode {
  const { operation } = input
  const isMean = operation.kind === 'reduce' && operation.function === 'mean'
  const before = nodes[input.inputs[0] ?? -1]
  if (node.operation.kind !== 'dense' || !isMean || !before) return input
  return before.shape.at(-1) === input.shape.at(-1) ? before : input
}

interface WindowsIn {
  count: number
  read(index: number): Float32Array
}

/** The windows of a plane, or the rows of a dense layer's input. */
function windowsIn({ node, side }: Layer, { shape }: PlannedNode, values: Float32Array): WindowsIn {
  const { operation } = node
  if (operation.kind !== 'conv2d') {
    return {
      count: valueCount(shape) / side,
      read: (index) => values.subarray(index * side, (index + 1) * side),
    }
  }
  const channels = shape.at(-1) as number
  const cells = side / channels
  const count = valueCount(node.shape) / operation.filters
  const pixels = new Int32Array(count * cells).fill(-1)
  slide(node, operation, shape, (output, cell, input) => {
    pixels[output * cells + cell] = input
  })
  const window = new Float32Array(side)
  return {
    count,
    read(index) {
      for (let cell = 0; cell < cells; cell++) {
        const pixel = pixels[index * cells + cell] as number
        const part = pixel < 0 ? undefined : values.subarray(pixel * channels, (pixel + 1) * channels)
        if (part) window.set(part, cell * channels)
        else window.fill(0, cell * channels, (cell + 1) * channels)
      }
      return window
    },
  }
}

/** Below the diagonal and on it. */
function addProducts({ side, sums }: InputProducts, values: Float32Array, weight: number): void {
  for (let i = 0; i < side; i++) {
    const value = weight * (values[i] as number)
    // Behind a ReLU, most values are zero.
    if (value === 0) continue
    for (let j = 0, at = i * side; j <= i; j++, at++) sums[at] = (sums[at] as number) + value * (values[j] as number)
  }
}
