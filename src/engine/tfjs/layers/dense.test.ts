import { type Tensor, tensor } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { relativeDifference } from '../../../../fixtures/goldens.ts'
import { noise } from '../../../../fixtures/networks.ts'
import { simd } from '../../../../fixtures/packages.ts'
import { startBackend } from '../../backends/startBackend.ts'
import { dense } from './dense.ts'

describe('a dense kernel in blocks, on cpu', () => {
  beforeAll(() => startBackend({ simd, wanted: 'cpu', onLost: () => {} }))

  // Blocks of rows with a good split; without one; with a shorter last block; and a single block.
  it.each([
    [8192, 2048],
    [9001, 1801],
    [9000, 1800],
    [4097, 1366],
    [600, 600],
  ])('of %d rows gives the numbers of one matrix', async (rows, step) => {
    const units = 5
    const layer = dense({
      ...{ name: 'fc1', className: 'Dense', inputShape: [rows], outputShape: [units], weightShapes: {} },
      operation: { kind: 'dense', activation: 'linear', useBias: true },
    })
    expect(layer.blockRows).toEqual({ kernel: step })
    const [x, w, b, g] = [noise(rows, 1), noise(rows * units, 2), noise(units, 3), noise(units, 4)]
    const kernel: Tensor[] = []
    for (let start = 0; start < rows; start += step) {
      const end = Math.min(start + step, rows)
      kernel.push(tensor(w.slice(start * units, end * units), [end - start, units]))
    }
    const weights = { kernel, bias: [tensor(b)] }
    const input = tensor(x, [1, rows])
    const output = layer.forward(input, weights)
    const gradient = layer.backward(tensor(g, [1, units]), { input, output }, weights)
    expect(gradient.shape).toEqual([1, rows])
    const row = (r: number) => w.subarray(r * units, (r + 1) * units)
    const sums = Array.from(b, (bias, u) => x.reduce((sum, v, r) => sum + v * (row(r)[u] as number), bias))
    const back = Array.from(x, (_, r) => row(r).reduce((sum, v, u) => sum + v * (g[u] as number), 0))
    expect(relativeDifference(output.dataSync(), sums)).toBeLessThan(1e-4)
    expect(relativeDifference(gradient.dataSync(), back)).toBeLessThan(1e-5)
  })
})
