import { expect, it } from 'vitest'
import { GraphBuilder } from '../../fixtures/graphs.ts'
import { toBlock } from '../../fixtures/packages.ts'
import { aboutGraph, storedGraph } from '../../fixtures/storedGraph.ts'
import { portableEngine } from '../../src/engine/portable/portableEngine.ts'
import { planPackage } from '../../src/model/package/planPackage.ts'
import { leafPicture } from './leafPicture.ts'
import { layersOf, measureProducts } from './measureProducts.ts'

it('makes the same picture of a seed, and another of another', () => {
  const size = { height: 24, width: 40 }
  const picture = leafPicture(size, 3)
  expect(picture.data.length).toBe(24 * 40 * 4)
  expect(leafPicture(size, 3)).toEqual(picture)
  expect(leafPicture(size, 4)).not.toEqual(picture)
  // More than one leaf.
  expect(new Set(picture.data).size).toBeGreaterThan(50)
})

it('sums the products of the windows that a convolution sees, with zeros beyond the border', async () => {
  const builder = new GraphBuilder()
  const plane = builder.conv('conv', builder.input('in', [2, 2, 3]), 2)
  const stored = storedGraph(builder, builder.dense('out', builder.flatten('flat', plane), 3))
  const plan = planPackage({ ...stored, ...aboutGraph(stored) })
  const network = await portableEngine.build(plan, [])
  for (const { name, shape, readRows } of stored.tensors) {
    await network.take(toBlock(name, shape, 0, await readRows(0, shape[0] as number)))
  }
  const layers = layersOf(plan, new Set(['conv/kernel']))
  expect(layers).toMatchObject([{ kernel: 'conv/kernel', side: 27 }])
  const inputs = [[Float32Array.of(1, 0, 0, 2, 0, 0, 3, 0, 0, 4, 0, 0)]]
  const found = await measureProducts(plan, network, layers, [{ count: 1, windows: 4, inputs }])
  const { sums } = found.get('conv/kernel') ?? { sums: [] }
  const entry = (cell: number, other: number) => sums[3 * (27 * cell + other)]
  // Means over four windows: the middle cell sees each pixel once, the one to its left only those of the first column.
  expect(entry(4, 4)).toBeCloseTo((1 + 4 + 9 + 16) / 4)
  expect(entry(4, 3)).toBeCloseTo((2 * 1 + 4 * 3) / 4)
  expect(entry(3, 3)).toBeCloseTo((1 + 9) / 4)
})
