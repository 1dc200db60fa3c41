import { expect, it } from 'vitest'
import type { PlannedNode } from '../../graph/plan.ts'
import { passBytes } from './passBytes.ts'

const input = { operation: { kind: 'input' }, shape: [8, 8, 4], weights: {} } as unknown as PlannedNode
const convolution = (cells: number, channels: number) =>
  ({
    operation: { kind: 'conv2d' },
    shape: [cells, cells, 2],
    weights: { kernel: { shape: [3, 3, channels, 2] } },
    windows: { rows: { cells }, columns: { cells } },
  }) as unknown as PlannedNode
const bytes = { weights: 1e9, peak: 1000 }

const smallOnes = 2 ** 25

it('is all outputs, the gradients at one time, and inputs written out, each size once', () => {
  const outputs = 4 * (8 * 8 * 4 + 2 * (8 * 8 * 2) + 4 * 4 * 2)
  const patches = 4 * (8 * 8 * 3 * 3 * 4 + 4 * 4 * 3 * 3 * 2)
  const nodes = [input, convolution(8, 4), convolution(8, 4), convolution(4, 2)]
  expect(passBytes({ nodes, bytes })).toBe(outputs + 1000 + patches + smallOnes)
})

it('has nothing for an input that is too large to be written out', () => {
  const outputs = 4 * (3000 * 3000 * 2)
  expect(passBytes({ nodes: [convolution(3000, 4)], bytes })).toBe(outputs + 1000 + smallOnes)
})
