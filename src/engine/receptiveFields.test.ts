import { describe, expect, it } from 'vitest'
import { give, noise, layerSpec as spec } from '../../fixtures/networks.ts'
import { simd } from '../../fixtures/packages.ts'
import { randomFrom } from '../../fixtures/randomFrom.ts'
import { receptiveCell } from '../image/heat/receptiveCell.ts'
import type { LayerSpec } from '../model/package/topology.ts'
import type { ReceptiveField } from '../types.ts'
import { type NetworkPlan, planNetwork } from './plan.ts'
import { receptiveFields } from './receptiveFields.ts'
import { startSimd } from './simd/simdEngine.ts'

it("gives VGG16's known fields: 196 pixels for block5_conv3, 212 after its pool", () => {
  const blocks = [2, 2, 3, 3, 3].flatMap((convolutions, i) => [
    ...Array.from({ length: convolutions }, (_, k) =>
      spec('Conv2D', `block${i + 1}_conv${k + 1}`, { filters: 2, kernel_size: 3, padding: 'same', activation: 'relu' }),
    ),
    spec('MaxPooling2D', `block${i + 1}_pool`, { pool_size: 2 }),
  ])
  const plan = planNetwork([...blocks, spec('Flatten', 'flat'), spec('Dense', 'out', { units: 2 })], 224)
  const fields = receptiveFields(plan)
  expect(Object.keys(fields)).toEqual([...plan.featureMaps.keys()])
  expect(fields.block1_conv1).toEqual({ size: 3, stride: 1, start: -1, end: 224 })
  expect(fields.block4_conv3).toEqual({ size: 92, stride: 8, start: -42, end: 224 })
  expect(fields.block5_conv3).toEqual({ size: 196, stride: 16, start: -90, end: 224 })
  expect(fields.block5_pool).toEqual({ size: 212, stride: 32, start: -90, end: 224 })
  const field = fields.block5_conv3 as ReceptiveField
  expect(receptiveCell(field, 0, 7, 224)).toEqual({ top: 0, left: 22 / 224, bottom: 106 / 224, right: 218 / 224 })
})

/**
 * Non-square kernels, strides and paddings. Everything is linear and positive, so every pixel that a cell depends on
 * changes it.
 */
const SIZE = 23
const specs = [
  spec('Conv2D', 'conv1', { filters: 2, kernel_size: [3, 2], padding: 'same' }),
  spec('MaxPooling2D', 'pool1', { pool_size: [3, 2], strides: 2, padding: 'same' }),
  spec('Activation', 'act', { activation: 'relu' }),
  spec('Conv2D', 'conv2', { filters: 2, kernel_size: [2, 3], strides: [1, 2], padding: 'valid' }),
  spec('Conv2D', 'conv3', { filters: 1, kernel_size: 3, padding: 'same' }),
  spec('Flatten', 'flat'),
  spec('Dense', 'out', { units: 2 }),
]

/** The outputs of all layers for a picture, in a network whose weights are all positive. */
async function positive(plan: NetworkPlan) {
  const weights = plan.layers.flatMap(({ name, weightShapes }) =>
    Object.entries(weightShapes).map(([key, shape]) => ({ name: `${name}/${key}`, shape, shards: [] })),
  )
  const network = await (await startSimd(simd)).build(plan, weights)
  for (const { name, shape } of weights) {
    const count = shape.reduce((product, side) => product * side, 1)
    await give(
      network,
      name,
      shape,
      noise(count, 1).map((value) => 0.5 + 0.4 * value),
    )
  }
  return async (input: Float32Array) => {
    const pass = await network.forward(input, plan.layers[0]?.name ?? '')
    const maps = await Promise.all([...plan.featureMaps.keys()].map((name) => pass.activations(name)))
    pass.dispose()
    return maps
  }
}

describe('the pixels that change a cell', async () => {
  const plan = planNetwork(specs, SIZE)
  const outputs = await positive(plan)
  const fields = receptiveFields(plan)
  const picture = noise(SIZE * SIZE * 3, 7).map(Math.abs)
  const before = await outputs(picture)
  const after: Float32Array[][] = []
  for (let pixel = 0; pixel < SIZE * SIZE; pixel++) {
    const lit = picture.slice()
    lit[pixel * 3] = 1000
    after.push(await outputs(lit))
  }

  it.each([...plan.featureMaps].map(([name, shape], layer) => ({ name, shape, layer })))(
    'are those of its field: $name',
    ({ name, shape: [height = 0, width = 0, channels = 0], layer }) => {
      for (let row = 0; row < height; row++) {
        for (let column = 0; column < width; column++) {
          const at = (row * width + column) * channels
          const box = receptiveCell(fields[name] as ReceptiveField, row, column, SIZE)
          const seen = after.map((maps) => maps[layer]?.[at] !== before[layer]?.[at])
          const expected = seen.map((_, pixel) => {
            const [y, x] = [(Math.floor(pixel / SIZE) + 0.5) / SIZE, ((pixel % SIZE) + 0.5) / SIZE]
            return y > box.top && y < box.bottom && x > box.left && x < box.right
          })
          expect(seen, `cell ${row}, ${column}`).toEqual(expected)
        }
      }
    },
  )
})

/** Random layers: kernels, strides and paddings of any kind, including strides that skip pixels. */
function randomLayers(random: () => number): LayerSpec[] {
  const upTo = (most: number) => 1 + Math.floor(random() * most)
  return [1, 2, 3].map((number) => {
    const size = [upTo(3), upTo(3)]
    const common = { strides: [upTo(number), upTo(2)], padding: random() < 0.5 ? 'valid' : 'same' }
    return random() < 0.7
      ? spec('Conv2D', `conv${number}`, { filters: 2, kernel_size: size, ...common })
      : spec('MaxPooling2D', `pool${number}`, { pool_size: size, ...common })
  })
}

const leavesOneOut = [
  spec('Conv2D', 'strided', { filters: 2, kernel_size: 3, strides: 2, padding: 'valid' }),
  spec('Conv2D', 'padded', { filters: 2, kernel_size: 3, padding: 'same' }),
]

it('leaves out the row that a strided convolution never reads', () => {
  const plan = planNetwork([...leavesOneOut, spec('Flatten', 'flat'), spec('Dense', 'out', { units: 2 })], 24)
  const { padded } = receptiveFields(plan)
  // Its 11 cells read rows 0 to 22; the last cell of the next layer reads from its ninth cell on.
  expect(receptiveCell(padded as ReceptiveField, 10, 0, 24)).toEqual({
    ...{ top: 18 / 24, bottom: 23 / 24 },
    ...{ left: 0, right: 5 / 24 },
  })
})

describe('the box of a cell is the smallest around what changes it', () => {
  const random = randomFrom(15)
  const networks = [leavesOneOut, ...Array.from({ length: 12 }, () => randomLayers(random))]
  it.each(networks.map((layers, index) => ({ layers, index, side: 24 + (index % 3) })))(
    'of network $index, $side pixels',
    async ({ layers, side }) => {
      const first = spec('Conv2D', 'first', { filters: 2, kernel_size: 1 })
      const last = [spec('Flatten', 'flat'), spec('Dense', 'out', { units: 2 })]
      const plan = planNetwork([first, ...layers, ...last], side)
      const fields = receptiveFields(plan)
      const outputs = await positive(plan)
      const picture = noise(side * side * 3, 7).map(Math.abs)
      const before = await outputs(picture)
      /** The outputs with one row or one column of the picture brightened. */
      const lit = (isRow: boolean, index: number) =>
        outputs(
          picture.map((value, at) => {
            const pixel = Math.floor(at / 3)
            return (isRow ? Math.floor(pixel / side) : pixel % side) === index ? value + 1000 : value
          }),
        )
      const all = Array.from({ length: side }, (_, index) => index)
      const rowsLit: Float32Array[][] = []
      const columnsLit: Float32Array[][] = []
      for (const index of all) {
        rowsLit.push(await lit(true, index))
        columnsLit.push(await lit(false, index))
      }
      for (const [layer, [name, [height = 0, width = 0, channels = 0]]] of [...plan.featureMaps].entries()) {
        /** From the first to just after the last of those that change it, in fractions of the picture's side. */
        const extent = (changed: Float32Array[][], at: number) => {
          const places = all.filter((index) => changed[index]?.[layer]?.[at] !== before[layer]?.[at])
          return [Math.min(...places) / side, (Math.max(...places) + 1) / side]
        }
        for (let row = 0; row < height; row++) {
          for (let column = 0; column < width; column++) {
            const at = (row * width + column) * channels
            const box = receptiveCell(fields[name] as ReceptiveField, row, column, side)
            expect([box.top, box.bottom], `${name}, cell ${row}, ${column}`).toEqual(extent(rowsLit, at))
            expect([box.left, box.right], `${name}, cell ${row}, ${column}`).toEqual(extent(columnsLit, at))
          }
        }
      }
    },
  )
})
