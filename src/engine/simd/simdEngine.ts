import { HeatlensError } from '../../errors/index.ts'
import { release } from '../../model/package/release.ts'
import type { PlannedLayer } from '../layers/plannedLayer.ts'
import type { Engine } from '../network.ts'
import { demandBlock } from '../plan.ts'
import { storeFilters } from './filters.ts'
import { forward, type KeptOutputs } from './forward.ts'
import { compileKernels, makeMemory, type ReadKernels } from './kernels.ts'
import type { StoredWeight } from './layout.ts'
import { type StartThread, startThreadPool } from './threadPool.ts'
import { unpack } from './unpack.ts'

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
    async build({ layers, findWeight }, stored) {
      const outline = { layers, stored, threads: startThread ? threads : 1 }
      const threadPool = await startThreadPool(module, outline, obtainMemory, startThread)
      const { kernels, layout, memory } = threadPool.main
      const missing = new Map<string, number>()
      for (const [name, { shape }] of layout.weights) missing.set(name, shape[0] as number)
      const biases = new Map<string, Float32Array>()
      const kept: KeptOutputs = new Map()
      let isDisposed = false

      const unpackBias = (bias: StoredWeight, to: number) =>
        unpack(kernels, bias, [bias.at, 0], [to, 0], 1, bias.shape[0] as number)
      /** Prepares a layer once it has all its weights. */
      const finish = ({ name, operation }: PlannedLayer) => {
        const bias = layout.weights.get(`${name}/bias`)
        const convolution = layout.convolutions.get(name)
        if (bias && convolution) unpackBias(bias, convolution.bias)
        if (bias && operation.kind === 'dense') {
          unpackBias(bias, layout.sums)
          biases.set(name, new Float32Array(memory, layout.sums, bias.shape[0]).slice())
        }
        if (convolution && convolution.filters !== null) {
          threadPool.run('prepareFilters', convolution.index, 0, convolution.filters)
        }
      }
      const stepOf = (name: string) => {
        const { shape } = findWeight(name)
        const { bytes } = layout.weights.get(name) as StoredWeight
        const [rows = 0] = shape
        return shape.length === 2 ? Math.ceil(rows / Math.ceil(bytes / BLOCK_BYTES)) : rows
      }

      return {
        rowsPerBlock: stepOf,
        async take(block) {
          const { spec, start, end, bytes } = block
          const { layer, shape } = findWeight(spec.name)
          demandBlock(block, shape, stepOf(spec.name))
          const weight = layout.weights.get(spec.name) as StoredWeight
          if ((spec.quantization?.dtype ?? 'float32') !== weight.type) {
            throw new HeatlensError('weightsOfOtherType', {
              weights: spec.name,
              type: spec.quantization?.dtype ?? 'float32',
              wanted: weight.type,
            })
          }
          const row = weight.bytes / (shape[0] as number)
          if (weight.inChunks) storeFilters(memory, weight, bytes)
          else new Uint8Array(memory).set(bytes, weight.at + start * row)
          release(bytes.buffer)
          missing.set(spec.name, (missing.get(spec.name) as number) - (end - start))
          const isWhole = Object.keys(layer.weightShapes).every((key) => missing.get(`${layer.name}/${key}`) === 0)
          if (isWhole) finish(layer)
        },
        async forward(input, keepFrom, signal) {
          kept.clear()
          return forward({ layers, threadPool, biases }, input, keepFrom, kept, signal)
        },
        memory() {
          const arrays = [...kept.values()]
          return {
            tensors: layout.weights.size + arrays.length,
            bytes: arrays.reduce((sum, { byteLength }) => sum + byteLength, memory.byteLength),
          }
        },
        dispose() {
          if (isDisposed) return
          isDisposed = true
          kept.clear()
          spare = threadPool.stop()
        },
      }
    },
  }
}
