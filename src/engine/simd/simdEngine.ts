import { HeatlensError } from '../../errors/index.ts'
import { ancestors } from '../../graph/paths.ts'
import { release } from '../../model/package/release.ts'
import { demandBlock } from '../demandBlock.ts'
import type { Engine, Network, Pass } from '../engine.ts'
import { arriveAhead } from '../portable/arrive.ts'
import { propagate } from './backward.ts'
import { storeFilters } from './filters.ts'
import { type Kept, runNodes, type SimdNetwork, type Values } from './forward.ts'
import { onPaths } from './keep.ts'
import { compileKernels, makeMemory, type ReadKernels } from './kernels.ts'
import { prepareNodes } from './prepare.ts'
import type { StoredWeight } from './storedWeight.ts'
import { type StartThread, startThreadPool } from './threadPool.ts'
import { writeColumns } from './unpack.ts'

export interface SimdSetup {
  readKernels: ReadKernels
  /** Number of threads; one by default. */
  threads?: number
  startThread?: StartThread
}

/** A memory this many times as large as a network needs is not reused: it would be held for nothing. */
const LARGEST_SPARE = 2

/** Approximate size of the blocks of a dense layer. They are copied at once, so little memory is held. */
const BLOCK_BYTES = 2 ** 21

/**
 * Starts the CPU engine: WebAssembly SIMD kernels, on weights as they are stored, with one or more threads. Throws
 * without SIMD or shared memory.
 */
export async function startSimd({ readKernels, threads = 1, startThread }: SimdSetup): Promise<Engine> {
  const module = await compileKernels(readKernels)
  makeMemory(1)
  /**
   * The memory of the network disposed of last, for the next one to reuse if it fits. Browsers free memories late, and
   * a few networks in a row would add up to a gigabyte.
   */
  let spare: WebAssembly.Memory | undefined
  const obtainMemory = (bytes: number) => {
    const memory = spare
    spare = undefined
    const has = memory?.buffer.byteLength ?? 0
    if (!memory || has < bytes || has > LARGEST_SPARE * bytes) return makeMemory(bytes)
    new Uint8Array(memory.buffer).fill(0)
    return memory
  }
  return {
    async build(plan, stored) {
      void arriveAhead(plan)
      const outline = { nodes: plan.nodes, stored, threads: startThread ? threads : 1 }
      const threadPool = await startThreadPool(module, outline, obtainMemory, startThread)
      return makeNetwork({ plan, threadPool }, (memory) => {
        spare = memory
      })
    },
  }
}

/** The network of a plan in the memory of a thread pool. `giveBack` gets the memory in the end, unless it is in use. */
function makeNetwork(network: SimdNetwork, giveBack: (memory: WebAssembly.Memory | undefined) => void): Network {
  const { plan, threadPool } = network
  const { layout, memory } = threadPool.main
  const missing = new Map<string, number>()
  for (const [name, { shape }] of layout.weights) missing.set(name, shape[0] ?? 1)
  const kept = new Map<number, Kept>()
  let isPrepared = false
  let isDisposed = false
  const indexes = new Map(plan.nodes.map(({ name }, index) => [name, index]))
  const outputNodes = plan.outputs.map(({ node }) => node)

  const find = (name: string): StoredWeight => {
    const weight = layout.weights.get(name)
    if (!weight) throw new HeatlensError('weightsUnwanted', { weights: name })
    return weight
  }
  const stepOf = ({ shape, bytes, order }: StoredWeight) => {
    const [rows = 1] = shape
    return shape.length === 2 && order === 'plain' ? Math.ceil(rows / Math.ceil(bytes / BLOCK_BYTES)) : rows
  }
  /** Transforms the filters of convolutions that keep them so, once they are there. */
  const finish = (tensor: string) => {
    for (const [index, { node, convolution }] of layout.nodes.entries()) {
      const isOwn = node.weights.kernel?.tensor === tensor
      if (isOwn && convolution?.forward.mode === 'tiles') threadPool.run('prepareFilters', index)
    }
  }
  const run = async (
    inputs: readonly Float32Array[],
    outputs: readonly number[],
    from: number,
    signal?: AbortSignal,
  ) => {
    if (!isPrepared) prepareNodes(threadPool.main)
    isPrepared = true
    kept.clear()
    const path = from < 0 ? new Set<number>() : onPaths(plan.nodes, from, outputs)
    const beside = new Set(path)
    // What stands beside the path: the other factor of a product, for example.
    for (const index of path) if (index !== from) for (const input of plan.nodes[index]?.inputs ?? []) beside.add(input)
    const wanted = new Set([...beside, ...outputs])
    const needed = ancestors(plan.nodes, outputs)
    try {
      await runNodes(network, { inputs, isNeeded: needed, isKept: (index) => wanted.has(index), signal }, kept)
    } catch (error) {
      kept.clear()
      throw error
    }
    const logits = outputs.map((node) => (kept.get(node) as Kept).output.slice())
    for (const index of outputs) if (!beside.has(index)) kept.delete(index)
    return { logits, path }
  }

  return {
    rowsPerBlock: (tensor) => stepOf(find(tensor)),
    async take(block) {
      const { spec, start, end, bytes } = block
      const weight = find(spec.name)
      demandBlock(block, weight.shape, stepOf(weight))
      const type = spec.quantization?.dtype ?? 'float32'
      if (type !== weight.type) {
        throw new HeatlensError('weightsOfOtherType', { weights: spec.name, type, wanted: weight.type })
      }
      const row = weight.bytes / (weight.shape[0] ?? 1)
      if (weight.order === 'plain') new Uint8Array(memory).set(bytes, weight.at + start * row)
      else storeFilters(memory, weight, bytes)
      release(bytes.buffer)
      const left = (missing.get(spec.name) as number) - (end - start)
      missing.set(spec.name, left)
      if (left > 0) return
      writeColumns(memory, weight)
      finish(spec.name)
    },
    async forward(inputs, keepFrom, signal): Promise<Pass> {
      const from = indexes.get(keepFrom) ?? -1
      const { logits, path } = await run(inputs, outputNodes, from, signal)
      const indexOf = (name: string) => {
        const index = indexes.get(name) ?? -1
        if (!path.has(index) || !kept.has(index)) throw new RangeError(`The output of ${name} was not kept.`)
        return index
      }
      return {
        outputs: logits,
        keeps: (name) => path.has(indexes.get(name) ?? -1) && kept.has(indexes.get(name) ?? -1),
        activations: async (name) => (kept.get(indexOf(name)) as Kept).output.slice(),
        async gradients(name, { seed, output = 0, rule = 'plain' }) {
          const target = indexOf(name)
          const node = outputNodes[output]
          if (node === undefined) throw new RangeError(`There is no output ${output}.`)
          return propagate(network, kept, { from: node, target, seed, rule })
        },
        gradientsOf: () => Promise.reject(new Error('TODO engine')),
        resume: () => Promise.reject(new Error('TODO engine')),
        gradientsAt: () => Promise.reject(new Error('TODO engine')),
        dispose: () => kept.clear(),
      }
    },
    async logits(batch, output, signal) {
      const node = outputNodes[output]
      if (node === undefined) throw new RangeError(`There is no output ${output}.`)
      const answers: Values[] = []
      for (const inputs of batch) answers.push((await run(inputs, [node], -1, signal)).logits[0] as Values)
      return answers
    },
    weight: () => Promise.reject(new Error('TODO engine')),
    memory() {
      const arrays = [...kept.values()].flatMap(({ output, sums }) => (sums ? [output, sums] : [output]))
      return {
        tensors: layout.weights.size + arrays.length,
        bytes: arrays.reduce((sum, { byteLength }) => sum + byteLength, memory.byteLength),
      }
    },
    dispose() {
      if (isDisposed) return
      isDisposed = true
      kept.clear()
      giveBack(threadPool.stop())
    },
  }
}
