import type { NetworkPlan, PlannedNode } from '../../graph/plan.ts'
import { usersOf } from '../../graph/usersOf.ts'
import { type TensorSpec, valueCount } from '../../model/package/manifest.ts'
import { type Area, alignedBytes, placeAreas } from './arena.ts'
import type { More } from './arriveMore.ts'
import { asMap, type FeatureMap, makeFeatureMap, upToQuads } from './featureMap.ts'
import { canPool } from './fusion.ts'
import type { MatrixProducts } from './more/products.ts'
import {
  type Directions,
  layOutScratch,
  planConvolution,
  type Scratch,
  settingsOf,
  sharedInputBytes,
} from './planConvolution.ts'
import { type Depthwise, planDepthwise } from './planDepthwise.ts'
import { isScaling } from './scaling.ts'
import { planStorages, type Storage } from './storages.ts'
import {
  COLUMN_LISTS,
  columnsOf,
  describeWeight,
  hasColumns,
  type StoredWeight,
  type WeightOrder,
} from './storedWeight.ts'

/** What a convolution needs besides its input and output. */
export interface ConvolutionLayout extends Directions {
  kernel: StoredWeight
  /** The transformed filters of the forward direction, if they are kept; panels of the mode `im2col`. */
  filters: number
  /** Whether those panels have to be made anew in each pass. */
  isPacked: boolean
  /** The inputs of all tiles in the mode `filters`. */
  sharedInputs: number
  places: Places
}

/** What the way back reads and writes, its filters, and the inputs of all tiles. */
export interface Places {
  from: number
  to: number
  filters: number
  sharedInputs: number
}

export interface DepthwiseLayout extends Depthwise {
  kernel: StoredWeight
  /** As floats, [taps, channels]. */
  filters: number
  places: Places
}

/** A node and what stands where in memory for it. Floats of channels are padded with zeros to multiples of eight. */
export interface NodeLayout {
  node: PlannedNode
  /** The nodes that read its output. */
  users: readonly number[]
  storage: Storage
  /** The output. */
  map: FeatureMap
  at: number
  convolution?: ConvolutionLayout
  depthwise?: DepthwiseLayout
  /** For sums: the bias, and the same after a normalization that follows. */
  bias: number
  fused: number
  /** For a normalization by channels: its factors and summands. */
  scale: number
  shift: number
  /** For the time while it runs: an area of as many bytes as a pool's output, or the second factor of `matmul`. */
  spare: number
}

/** The memory layout of a network: the same in every thread. Byte offsets from the start of the memory. */
export interface Layout {
  bytes: number
  control: number
  /** By tensor. */
  weights: ReadonlyMap<string, StoredWeight>
  nodes: readonly NodeLayout[]
  scratch: Scratch
  /** Factors of one. */
  ones: number
  /** Zeros. */
  zeros: number
  /** Lists of a dense layer: rows to read, their factors, and the sums. */
  rows: number
  values: number
  sums: number
  /** Runners that few networks need. */
  more?: More | undefined
  /** Where feature maps, and what is kept beside them, stand, and the most bytes that they take at a time. */
  base: number
  peak: number
}

/** A network as sent to threads. */
export type Outline = Pick<NetworkPlan, 'nodes'> & { stored: readonly TensorSpec[]; threads: number }

/** Numbers that threads share: see threadPool.ts. */
const CONTROL_BYTES = 1024

/** Computes the memory layout of a network for a number of threads. */
export function layOut({ nodes, stored, threads }: Outline, more?: More): Layout {
  let end = 0
  const allocate = (bytes: number) => {
    const at = end
    end += alignedBytes(bytes)
    return at
  }
  const control = allocate(CONTROL_BYTES)
  const users = usersOf(nodes)
  const inputOf = (node: PlannedNode) => nodes[node.inputs[0] ?? -1] as PlannedNode
  const directions = nodes.map((node) => {
    const settings = node.inputs.length === 1 ? settingsOf(node, inputOf(node)) : undefined
    return settings && planConvolution(settings, asMap(inputOf(node).shape), node.shape.at(-1) as number)
  })
  const products = nodes.map((node) => more?.products(node, nodes))
  const depthwise = nodes.map((node) => planDepthwise(node, inputOf(node)))
  const weights = placeWeights(nodes, directions, stored, allocate)

  const storages = planStorages(nodes, users, (index) => (directions[index]?.forward ?? depthwise[index])?.margins)
  const areas = new Set(storages.map(({ area }) => area))
  const add = (bytes: number, index: number): Area => {
    const area = { bytes, first: index, last: index }
    areas.add(area)
    return area
  }
  const own = nodes.map((node, index) => {
    const forward = directions[index]?.forward
    const kernel = weights.get(node.weights.kernel?.tensor ?? '')
    const isPacked = forward?.mode === 'im2col' && kernel?.order !== 'panels'
    return {
      isPacked,
      packed: add(isPacked ? forward.filterBytes : 0, index),
      sharedInputs: add(forward ? sharedInputBytes(forward) : 0, index),
      spare: add(productBytes(products[index]) || prepareFusedPool(nodes, index, storages, users, directions), index),
    }
  })
  const { offsets, bytes: forwardBytes } = placeAreas([...areas])
  const backs = nodes.map((node, index) => {
    const backward = directions[index]?.backward
    const read = backward?.input ?? depthwise[index]?.back
    // A depthwise kernel has a row for each tap.
    const taps = 'strides' in node.operation ? node.operation.size[0] * node.operation.size[1] : 0
    const filterBytes = !backward ? taps * (read?.pixel ?? 0) : backward.mode === 'filters' ? 0 : backward.filterBytes
    return layOutBack(read, inputOf(node), filterBytes, backward ? sharedInputBytes(backward) : 0)
  })
  const peak = Math.max(forwardBytes, ...backs.map(({ bytes }) => bytes))
  const base = allocate(peak)
  const placed = (area: Area) => base + (offsets.get(area) as number)

  const widest = Math.max(8, ...nodes.map(({ shape }) => upToEights(shape)))
  const [ones, zeros] = [allocate(widest * 4), allocate(widest * 4)]
  const layouts = nodes.map((node, index): NodeLayout => {
    const storage = storages[index] as Storage
    const both = directions[index]
    const plan = depthwise[index]
    const kernel = weights.get(node.weights.kernel?.tensor ?? '')
    const floats = upToEights(node.shape) * 4
    const list = (isWanted: boolean) => (isWanted ? allocate(floats) : 0)
    const { isPacked, packed, sharedInputs, spare } = own[index] as (typeof own)[number]
    const { from, to, filters, sharedInputs: inputs } = backs[index] as (typeof backs)[number]
    const places = { from: base + from, to: base + to, filters: base + filters, sharedInputs: base + inputs }
    const layout: NodeLayout = {
      ...{ node, users: users[index] as number[], storage, map: storage.map, at: placed(storage.area) },
      bias: list('useBias' in node.operation),
      fused: list((both !== undefined || plan !== undefined) && users[index]?.length === 1),
      scale: list(isScaling(node)),
      shift: list(isScaling(node)),
      spare: placed(spare),
    }
    if (both && kernel) {
      const { forward } = both
      const stored = kernel.order === 'panels' ? kernel.at : 0
      const filters = forward.mode === 'tiles' ? allocate(forward.filterBytes) : isPacked ? placed(packed) : stored
      layout.convolution = {
        ...both,
        ...{ kernel, filters, isPacked, sharedInputs: placed(sharedInputs) },
        places,
      }
    }
    if (plan && kernel) {
      const taps = plan.operation.size[0] * plan.operation.size[1]
      layout.depthwise = { ...plan, kernel, places, filters: allocate(taps * storage.map.pixel) }
    }
    return layout
  })
  for (const { node, convolution } of layouts) {
    if (convolution) convolution.forward.input = (storages[node.inputs[0] as number] as Storage).map
  }
  const lists = nodes.flatMap((node) => {
    const isList = node.operation.kind === 'dense' && inputOf(node).shape.length < 2
    return isList ? [valueCount(inputOf(node).shape), valueCount(node.shape)] : []
  })
  const longest = Math.max(0, ...lists) + 8
  const all = directions.flatMap((both) => (both ? [both.forward, ...(both.backward ? [both.backward] : [])] : []))
  const asConvolutions = products.flatMap((one) =>
    one ? [{ ...one, mode: 'im2col', tile: 4, size: [1, 1], height: 1, width: 1 } as const] : [],
  )
  return {
    ...{ control, weights, nodes: layouts, ones, zeros, base, peak },
    scratch: layOutScratch([...all, ...asConvolutions], threads, allocate),
    more,
    rows: allocate(longest * 4),
    values: allocate(longest * 4),
    sums: allocate(longest * 4),
    bytes: end,
  }
}

const productBytes = (products: MatrixProducts | undefined) => (products ? products.bytes * products.count : 0)

/** The length of the last side, padded to whole panels. */
export const upToEights = (shape: readonly number[]): number => Math.ceil((shape.at(-1) ?? 1) / 8) * 8

/** Gives each weight its order and address. */
function placeWeights(
  nodes: readonly PlannedNode[],
  directions: readonly (Directions | undefined)[],
  stored: readonly TensorSpec[],
  allocate: (bytes: number) => number,
): Map<string, StoredWeight> {
  const specs = new Map(stored.map((spec) => [spec.name, spec]))
  const weights = new Map<string, StoredWeight>()
  const orders = new Map<string, Set<WeightOrder>>()
  for (const [index, node] of nodes.entries()) {
    for (const [key, { tensor, shape }] of Object.entries(node.weights)) {
      const weight = weights.get(tensor) ?? describeWeight(shape, specs.get(tensor))
      weights.set(tensor, weight)
      const mode = key === 'kernel' ? directions[index]?.forward.mode : undefined
      const isInPanels = mode === 'im2col' && weight.type === 'float32' && directions[index]?.forward.groups === 1
      const order = mode === 'filters' ? 'chunks' : isInPanels ? 'panels' : 'plain'
      orders.set(tensor, (orders.get(tensor) ?? new Set()).add(order))
    }
  }
  for (const [tensor, weight] of weights) {
    const [order = 'plain', ...others] = orders.get(tensor) ?? []
    // Nodes that share it may want different orders.
    weight.order = others.length === 0 ? order : 'plain'
    weight.at = allocate(weight.order === 'panels' ? bytesInPanels(weight.shape) : weight.bytes)
    if (hasColumns(weight)) weight.scales = allocate(COLUMN_LISTS * columnsOf(weight) * 4)
  }
  return weights
}

/** The bytes of filters in panels. */
function bytesInPanels(shape: readonly number[]): number {
  const taps = valueCount(shape.slice(0, -2))
  return taps * upToQuads(shape.at(-2) ?? 1) * upToEights(shape) * 4
}

/**
 * If the pool after a convolution may be fused with it, the pool's output must not stand where the convolution reads;
 * but it may stand where the convolution would write, which nobody then does. Where they are not fused, the pool writes
 * to a spare area first, as many bytes as are returned.
 */
function prepareFusedPool(
  nodes: readonly PlannedNode[],
  index: number,
  storages: readonly Storage[],
  users: readonly (readonly number[])[],
  directions: readonly (Directions | undefined)[],
): number {
  const node = nodes[index] as PlannedNode
  const [input = -1] = node.inputs
  const before = storages[input]
  const both = directions[input]
  if (!before || !both || users[input]?.length !== 1 || before.members.length > 1) return 0
  if (!canPool(both.forward, nodes[input] as PlannedNode, node)) return 0
  const { area, map } = storages[index] as Storage
  area.first = input
  area.mayOverlap = before.area
  return map.bytes
}

/** Places what the way back of a convolution reads, writes and needs, one after the other. */
function layOutBack(
  read: FeatureMap | undefined,
  input: PlannedNode | undefined,
  filterBytes: number,
  inputBytes: number,
): Places & { bytes: number } {
  let bytes = 0
  const place = (size: number) => {
    const at = bytes
    bytes += alignedBytes(size)
    return at
  }
  if (!read || !input) return { from: 0, to: 0, filters: 0, sharedInputs: 0, bytes }
  const from = place(read.bytes)
  const to = place(makeFeatureMap(asMap(input.shape)).bytes)
  const filters = filterBytes === 0 ? 0 : place(filterBytes)
  return { from, to, filters, sharedInputs: place(inputBytes), bytes }
}
