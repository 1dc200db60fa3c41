import { describe, expect, it } from 'vitest'
import { GraphBuilder } from '../../../fixtures/graphs.ts'
import { planOf } from '../../../fixtures/plannedNetworks.ts'
import type { TensorSpec } from '../../model/package/manifest.ts'
import { layOut } from './layout.ts'

/** VGG16. */
function vgg16() {
  const b = new GraphBuilder()
  const relu = { id: 'relu' } as const
  let x = b.input('picture', [224, 224, 3])
  for (const [i, [filters, count]] of (
    [
      [64, 2],
      [128, 2],
      [256, 3],
      [512, 3],
      [512, 3],
    ] as const
  ).entries()) {
    for (let k = 1; k <= count; k++) x = b.conv(`block${i + 1}_conv${k}`, x, filters, { activation: relu })
    x = b.pool(`block${i + 1}_pool`, x)
  }
  x = b.dense('fc2', b.dense('fc1', b.flatten('flatten', x), 4096, relu), 4096, relu)
  return planOf(b, b.dense('predictions', x, 1000, { id: 'softmax', axis: -1 }))
}

const plan = vgg16()
const quantization = { dtype: 'uint8', original_dtype: 'float32', scale: 1, min: 0 } as const
const stored = [...plan.tensors].map(([name, shape]): TensorSpec => ({ name, shape, shards: [], quantization }))
const WEIGHTS = 138_357_544

describe('the arena of VGG16 in uint8', () => {
  it.each([
    [1, 37e6],
    [2, 40.5e6],
    [4, 47.7e6],
  ])('takes, for %d threads, %d bytes besides the weights at most', (threads, most) => {
    const { bytes } = layOut({ nodes: plan.nodes, stored, threads })
    expect(bytes - WEIGHTS).toBeGreaterThan(0)
    expect(bytes - WEIGHTS).toBeLessThan(most)
  })

  it('keeps no filters transformed but those of blocks 1 and 2', () => {
    const { nodes, scratch } = layOut({ nodes: plan.nodes, stored, threads: 2 })
    const isKept = (filters: number, isPacked: boolean) =>
      !isPacked && filters > 0 && filters < (scratch.inputs[0] ?? 0)
    const kept = nodes.filter(({ convolution: own }) => own && isKept(own.filters, own.isPacked))
    expect(kept.map(({ node }) => node.name)).toEqual(['block1_conv2', 'block2_conv1', 'block2_conv2'])
  })
})
