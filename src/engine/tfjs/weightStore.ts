import { dispose, type Tensor } from '@tensorflow/tfjs-core'
import { HeatlensError } from '../../errors/index.ts'
import type { Shape } from '../../graph/graph.ts'
import type { NetworkPlan } from '../../graph/plan.ts'
import { valueCount } from '../../model/package/manifest.ts'
import type { TensorBlock } from '../../model/package/openPackage.ts'
import { demandBlock } from '../demandBlock.ts'
import { decodeTensor } from './decodeTensor.ts'
import type { Weights } from './operations/index.ts'
import type { RuntimeNode } from './runtimeNode.ts'

/** A tensor of the plan, and the blocks of it that have arrived, in their places. */
interface StoredTensor {
  shape: Shape
  /** Rows in a block. */
  step: number
  blocks: Tensor[]
}

/** The weights of a network, by the names of their tensors. Nodes may share one. */
export class WeightStore {
  readonly #tensors: ReadonlyMap<string, StoredTensor>

  constructor({ tensors }: NetworkPlan, nodes: readonly RuntimeNode[]) {
    this.#tensors = new Map(
      [...tensors].map(([name, shape]) => [name, { shape, step: stepOf(name, shape, nodes), blocks: [] }]),
    )
  }

  /** Throws a `format` error for a tensor that the plan does not want. */
  find(name: string): Readonly<StoredTensor> {
    const found = this.#tensors.get(name)
    if (!found) throw new HeatlensError('weightsUnwanted', { weights: name })
    return found
  }

  /** Decodes a block and keeps it. Throws a `format` error for one that is not wanted. */
  set(block: TensorBlock): void {
    const { blocks, shape, step } = this.find(block.spec.name)
    demandBlock(block, shape, step)
    blocks[block.start / step]?.dispose()
    blocks[block.start / step] = decodeTensor(block)
  }

  /** What has arrived of a node's weights. */
  of({ weights }: RuntimeNode): Weights {
    return Object.fromEntries(Object.entries(weights).map(([key, { tensor }]) => [key, this.find(tensor).blocks]))
  }

  /** Whether all weights of a node have arrived. */
  hasAllOf({ weights }: RuntimeNode): boolean {
    return Object.values(weights).every(({ tensor }) => {
      const { blocks, shape, step } = this.find(tensor)
      return blocks.filter(Boolean).length === Math.ceil((shape[0] ?? 1) / step)
    })
  }

  /** The values of a tensor. Rejects with a RangeError if the plan has none of this name. */
  async read(name: string): Promise<Float32Array<ArrayBuffer>> {
    const found = this.#tensors.get(name)
    if (!found) throw new RangeError(`There is no tensor ${name}.`)
    const values = new Float32Array(valueCount(found.shape))
    let at = 0
    for (const block of found.blocks) {
      values.set((await block.data()) as Float32Array, at)
      at += block.size
    }
    return values
  }

  dispose(): void {
    for (const { blocks } of this.#tensors.values()) dispose(blocks)
  }
}

/** As many rows as the nodes that use it as a kernel want, or all. */
function stepOf(name: string, shape: Shape, nodes: readonly RuntimeNode[]): number {
  const rows = shape[0] ?? 1
  const wanted = nodes.map(({ weights, blockRows }) => (weights.kernel?.tensor === name ? (blockRows ?? rows) : rows))
  return Math.min(rows, ...wanted)
}
