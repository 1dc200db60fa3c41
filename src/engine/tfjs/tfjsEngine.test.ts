import { memory } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { GraphBuilder, softmax } from '../../../fixtures/graphs.ts'
import { simd, toBlock } from '../../../fixtures/packages.ts'
import { planGraph } from '../../graph/planGraph.ts'
import type { TensorBlock } from '../../model/package/openPackage.ts'
import { startBackend } from '../backends/startBackend.ts'
import { type Traits, tfjsEngine } from './tfjsEngine.ts'

const quantization = { dtype: 'float16', original_dtype: 'float32' } as const

function chain() {
  const builder = new GraphBuilder()
  const c = builder.conv('c', builder.input('picture', [101, 101, 3]), 1, { size: 1 })
  const d = builder.dense('d', builder.flatten('f', c), 2, softmax)
  return planGraph(builder.graph(d), builder.tensors)
}

describe('a network of TF.js, on cpu', () => {
  beforeAll(() => startBackend({ simd, wanted: 'cpu', onLost: () => {} }))

  it.each<[string, Traits]>([
    ['as it is', {}],
    ['warmed up', { warmUp: (run) => run() }],
    ['keeping all', { keepsAll: true }],
  ])('is taken block by block, %s, and leaves nothing behind', async (_, traits) => {
    const before = memory().numTensors
    const network = await tfjsEngine(traits).build(chain(), [])
    expect(network.rowsPerBlock('c/kernel')).toBe(1)
    expect(network.rowsPerBlock('d/kernel')).toBe(2041)
    expect(() => network.rowsPerBlock('d/other')).toTell(/no layer uses/)
    const take = async (block: TensorBlock) => {
      const tensors = memory().numTensors
      await network.take(block)
      expect(memory().numTensors).toBe(tensors + 1)
    }
    const set = (name: string, start: number, shape: number[], values: Float32Array) =>
      take(toBlock(name, shape, start, values))
    // Ones, in float16: the backend must copy what it converts to float32, as one with a warm-up requires.
    const dense = (start: number, rows: number) =>
      take({
        spec: { name: 'd/kernel', shape: [10201, 2], shards: [], quantization },
        ...{ start, end: start + rows, bytes: new Uint8Array(new Uint16Array(rows * 2).fill(0x3c00).buffer) },
      })
    await expect(dense(1, 2041)).rejects.toTell(/\[2041,2\], where \[0,2\] is wanted/)
    await expect(dense(8164, 2041)).rejects.toTell(/\[2041,2\], where \[2037,2\] is wanted/)
    await expect(dense(10205, 2041)).rejects.toTell(/where \[0,2\] is wanted/)
    await set('c/kernel', 0, [1, 1, 3, 1], Float32Array.of(1, 1, 1))
    await set('c/bias', 0, [1], Float32Array.of(0))
    for (const [start, rows] of [
      [0, 2041],
      [2041, 2041],
      [4082, 2041],
      [6123, 2041],
      [8164, 2037],
    ] as const)
      await dense(start, rows)
    await set('d/bias', 0, [2], Float32Array.of(0, 1))
    const picture = new Float32Array(101 * 101 * 3).fill(1)
    const pass = await network.forward([picture], 'c')
    expect([...(pass.outputs[0] ?? [])]).toEqual([30603, 30604])
    expect(await pass.gradients('c', { seed: Float32Array.of(1, 2) })).toEqual(new Float32Array(10201).fill(3))
    pass.dispose()
    const batch = await network.logits([[picture], [picture.map(() => 2)]], 0)
    expect(batch.map((logits) => [...logits])).toEqual([
      [30603, 30604],
      [61206, 61207],
    ])
    network.dispose()
    expect(memory().numTensors).toBe(before)
  })
})
