import { HeatlensError } from '../../errors/index.ts'
import { ancestors } from '../../graph/paths.ts'
import { release } from '../../model/package/release.ts'
import { demandBlock } from '../demandBlock.ts'
import type { Engine, Network } from '../engine.ts'
import { arriveAhead } from '../portable/arrive.ts'
import { storeFilters } from './filters.ts'
import { type Course, type Kept, runNodes, type SimdNetwork, type Values } from './forward.ts'
import { beside, onPaths } from './keep.ts'
import { compileKernels, makeMemory, type ReadKernels } from './kernels.ts'
import { endOf, makePass } from './pass.ts'
import { prepareNodes } from './prepare.ts'
import { readWeight } from './readWeight.ts'
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
  let kept = new Map<number, Kept>()
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
  const run = async (course: Omit<Course, 'isNeeded'>, ends: readonly number[], kept: Map<number, Kept>) => {
    if (!isPrepared) prepareNodes(threadPool.main)
    isPrepared = true
    await runNodes(network, { ...course, isNeeded: ancestors(plan.nodes, ends) }, kept)
    return ends.map((node) => (kept.get(node) as Kept).output.slice())
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
    async forward(inputs, keepFrom, signal) {
      kept.clear()
      const from = indexes.get(keepFrom) ?? -1
      const path = from < 0 ? new Set<number>() : onPaths(plan.nodes, [from], outputNodes)
      const held = new Set([...path, ...beside(layout.nodes, path, from)])
      const own = new Map<number, Kept>()
      kept = own
      try {
        const isKept = (index: number) => held.has(index) || outputNodes.includes(index)
        const outputs = await run({ inputs, isKept, signal }, outputNodes, own)
        for (const index of outputNodes) if (!held.has(index)) own.delete(index)
        return makePass(network, { outputs, path, kept: own })
      } catch (error) {
        own.clear()
        throw error
      }
    },
    async logits(batch, output, signal) {
      const node = endOf(plan, output)
      const answers: Values[] = []
      for (const inputs of batch) {
        answers.push(...(await run({ inputs, isKept: (index) => index === node, signal }, [node], new Map())))
      }
      return answers
    },
    async weight(tensor) {
      const weight = layout.weights.get(tensor)
      if (!weight) throw new RangeError(`There is no tensor ${tensor}.`)
      return readWeight(threadPool.main, weight)
    },
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
