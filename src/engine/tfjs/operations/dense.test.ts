import { type Tensor, tensor } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { relativeDifference } from '../../../../fixtures/goldens.ts'
import { noise } from '../../../../fixtures/networks.ts'
import { simd } from '../../../../fixtures/packages.ts'
import { startBackend } from '../../backends/startBackend.ts'
import { dense } from './dense.ts'

describe('a dense kernel in blocks, on cpu', () => {
  beforeAll(() => startBackend({ simd, wanted: 'cpu', onLost: () => {} }))

  // Blocks of rows with a good split; without one; with a shorter last block; and a single block. Of one vector and of
  // three.
  it.each([
    [8192, 2048, 1],
    [9001, 1801, 1],
    [9000, 1800, 1],
    [4097, 1366, 1],
    [600, 600, 1],
    [4097, 1366, 3],
    [600, 600, 3],
  ])('of %d rows, %d a block, gives the numbers of one matrix to %d vectors', async (rows, step, vectors) => {
    const units = 5
    const runner = dense(
      {
        ...{ name: 'fc1', kindName: 'Dense', inputs: [0], shape: [units], weights: {} },
        operation: { kind: 'dense', activation: { id: 'linear' }, units, useBias: true },
      },
      [[rows]],
    )
    expect(runner.blockRows).toBe(step)
    const [x, w, b, g] = [noise(vectors * rows, 1), noise(rows * units, 2), noise(units, 3), noise(vectors * units, 4)]
    const kernel: Tensor[] = []
    for (let start = 0; start < rows; start += step) {
      const end = Math.min(start + step, rows)
      kernel.push(tensor(w.slice(start * units, end * units), [end - start, units]))
    }
    const weights = { kernel, bias: [tensor(b)] }
    const input = tensor(x, [vectors, rows])
    const output = runner.forward([input], weights)
    const kept = { inputs: [input], output, rule: 'plain', wanted: [true] } as const
    const [gradient] = runner.backward(tensor(g, [vectors, units]), kept, weights) as [Tensor]
    expect(gradient.shape).toEqual([vectors, rows])
    const row = (r: number) => w.subarray(r * units, (r + 1) * units)
    const sums: number[] = []
    const back: number[] = []
    for (let n = 0; n < vectors; n++) {
      const [values, own] = [x.subarray(n * rows, (n + 1) * rows), g.subarray(n * units, (n + 1) * units)]
      for (const [u, bias] of b.entries())
        sums.push(values.reduce((sum, v, r) => sum + v * (row(r)[u] as number), bias))
      for (let r = 0; r < rows; r++) back.push(row(r).reduce((sum, v, u) => sum + v * (own[u] as number), 0))
    }
    expect(relativeDifference(output.dataSync(), sums)).toBeLessThan(1e-4)
    expect(relativeDifference(gradient.dataSync(), back)).toBeLessThan(1e-5)
  })
})
