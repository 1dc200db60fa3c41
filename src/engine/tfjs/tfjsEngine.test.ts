import { memory } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { layerSpec as spec } from '../../../fixtures/networks.ts'
import { simd, toBlock } from '../../../fixtures/packages.ts'
import type { TensorBlock } from '../../model/package/openPackage.ts'
import { startBackend } from '../backends/startBackend.ts'
import { planNetwork } from '../plan.ts'
import { type Traits, tfjsEngine } from './tfjsEngine.ts'

const quantization = { dtype: 'float16', original_dtype: 'float32' } as const

describe('a network of TF.js, on cpu', () => {
  beforeAll(() => startBackend({ simd, wanted: 'cpu', onLost: () => {} }))

  it.each<[string, Traits]>([
    ['as it is', {}],
    ['warmed up', { warmUp: (run) => run() }],
    ['keeping all', { keepsAll: true }],
  ])('is taken block by block, %s, and leaves nothing behind', async (_, traits) => {
    const before = memory().numTensors
    const plan = planNetwork(
      [
        spec('Conv2D', 'c', { filters: 1, kernel_size: 1 }),
        spec('Flatten', 'f'),
        spec('Dense', 'd', { units: 2, activation: 'softmax' }),
      ],
      101,
    )
    const network = await tfjsEngine(traits).build(plan, [])
    expect(network.rowsPerBlock('c/kernel')).toBe(1)
    expect(network.rowsPerBlock('d/kernel')).toBe(2041)
    expect(() => network.rowsPerBlock('d/other')).toTell(/no layer wants/)
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
    const pass = await network.forward(new Float32Array(101 * 101 * 3).fill(1), 'c')
    expect([...pass.logits]).toEqual([30603, 30604])
    expect(await pass.gradients(Float32Array.of(1, 2), 'c')).toEqual(new Float32Array(10201).fill(3))
    pass.dispose()
    network.dispose()
    expect(memory().numTensors).toBe(before)
  })
})
