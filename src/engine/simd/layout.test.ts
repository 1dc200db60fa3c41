import { describe, expect, it } from 'vitest'
import { seededVgg } from '../../../fixtures/seededVgg.ts'
import type { TensorSpec } from '../../model/package/manifest.ts'
import { planNetwork } from '../plan.ts'
import { layOut } from './layout.ts'

const { layers, tensors } = seededVgg({ width: 64, dense: 4096, classes: 1000 })
const plan = planNetwork(layers, 224)
const quantization = { dtype: 'uint8', original_dtype: 'float32', scale: 1, min: 0 } as const
const stored = tensors.map(({ name, shape }): TensorSpec => ({ name, shape, shards: [], quantization }))
const WEIGHTS = 138_357_544

describe('the arena of VGG16 in uint8', () => {
  it.each([
    [1, 37e6],
    [2, 40.5e6],
    [4, 47.7e6],
  ])('takes, for %d threads, %d bytes besides the weights at most', (threads, most) => {
    const { bytes } = layOut({ layers: plan.layers, stored, threads })
    expect(bytes - WEIGHTS).toBeGreaterThan(0)
    expect(bytes - WEIGHTS).toBeLessThan(most)
  })

  it('keeps no filters transformed but those of blocks 1 and 2', () => {
    const { convolutions } = layOut({ layers: plan.layers, stored, threads: 2 })
    const kept = [...convolutions].filter(([, { filters }]) => filters !== null).map(([name]) => name)
    expect(kept).toEqual(['block1_conv1', 'block1_conv2', 'block2_conv1', 'block2_conv2'])
  })

  it('has what is used beside a picture behind everything that is read or written meanwhile', () => {
    const layout = layOut({ layers: plan.layers, stored, threads: 2 })
    const [, second] = layout.buffers
    const end = layout.scratch.inputs[0] as number
    const start = layout.scratch.sharedInputs
    expect(start).toBeGreaterThan(second)
    expect(start).toBeLessThan(end)
    let small = 0
    for (const [index, { name }] of plan.layers.entries()) {
      const placed = layout.convolutions.get(name)
      if (placed?.forward.mode !== 'filters') continue
      small++
      const { forward, backward } = placed
      const written = layout.inputs.get(index + 1)
      expect(second + forward.input.bytes).toBeLessThanOrEqual(start)
      expect(second + (written?.bytes ?? 0)).toBeLessThanOrEqual(start)
      expect(second + backward.input.bytes).toBeLessThanOrEqual(start)
    }
    expect(small).toBe(9)
  })
})
