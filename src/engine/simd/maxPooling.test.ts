import { expect, it } from 'vitest'
import { give, noise, layerSpec as spec } from '../../../fixtures/networks.ts'
import { simd } from '../../../fixtures/packages.ts'
import type { OperationOf } from '../layers/plannedLayer.ts'
import { planNetwork } from '../plan.ts'
import { maxPoolBack } from './maxPooling.ts'
import { startSimd } from './simdEngine.ts'

const pooling: OperationOf<'maxPooling2d'> = {
  kind: 'maxPooling2d',
  size: [2, 2],
  strides: [2, 2],
  padding: 'valid',
  rows: { cells: 1, before: 0, after: 0 },
  columns: { cells: 2, before: 0, after: 0 },
}

it('gives the gradient to the first of those that are equal but for rounding, and to none that ReLU has cut', () => {
  const bit = 2 ** -24
  // Two windows of two by two, one channel; 1 is the largest value of all.
  const rows = [
    [0.5, 0.5 + bit, 0, bit / 8],
    [0.5 - bit, 1, 0, 0],
  ]
  expect([...maxPoolBack(Float32Array.of(3, 5), Float32Array.from(rows.flat()), [2, 4, 1], pooling)]).toEqual([
    ...[0, 0, 0, 5],
    ...[0, 3, 0, 0],
  ])
  const tied = [
    [1 - bit, 1, 0.25, 0.25 + 2 * bit],
    [1, 1, 0.25 + bit, 0],
  ]
  expect([...maxPoolBack(Float32Array.of(3, 5), Float32Array.from(tied.flat()), [2, 4, 1], pooling)]).toEqual([
    ...[3, 0, 5, 0],
    ...[0, 0, 0, 0],
  ])
})

it('takes a clear difference for what it is, also below zero', () => {
  const values = [-1, -0.999, 0.001, 0.00101, -1, -1, 0, 0]
  const back = maxPoolBack(Float32Array.of(3, 5), Float32Array.from(values), [2, 4, 1], pooling)
  expect([...back]).toEqual([0, 3, 0, 5, 0, 0, 0, 0])
})

it('finds the ties of a plain picture, which Winograd blurs', async () => {
  const SIDE = 48
  const FILTERS = 16
  const plan = planNetwork(
    [
      spec('Conv2D', 'before', { filters: 8, kernel_size: 1 }),
      spec('Conv2D', 'tested', { filters: FILTERS, kernel_size: 3, padding: 'same', activation: 'relu' }),
      spec('MaxPooling2D', 'pool', { pool_size: 2 }),
      spec('Flatten', 'flat'),
      spec('Dense', 'out', { units: 2 }),
    ],
    SIDE,
  )
  const network = await (await startSimd(simd)).build(plan, [])
  for (const [i, { name, weightShapes }] of plan.layers.entries()) {
    for (const [key, shape] of Object.entries(weightShapes)) {
      const count = shape.reduce((product, side) => product * side, 1)
      await give(network, `${name}/${key}`, shape, noise(count, i + 1))
    }
  }
  // One colour, and another one in a corner, so that the values have many magnitudes.
  const picture = Float32Array.from({ length: SIDE * SIDE * 3 }, (_, at) => {
    const pixel = Math.floor(at / 3)
    return (pixel % SIDE < 8 && pixel < 8 * SIDE ? [90, -20, 130] : [100, 20, -30])[at % 3] as number
  })
  const pass = await network.forward(picture, 'tested')
  const values = await pass.activations('tested')
  const gradients = await pass.gradients(Float32Array.of(1, -0.5), 'tested')
  network.dispose()
  let ties = 0
  let isBlurred = false
  // Away from the borders and the corner, all neighbourhoods are equal: the first cell of each window gets the
  // gradient.
  for (let y = 12; y < SIDE - 2; y += 2) {
    for (let x = 12; x < SIDE - 2; x += 2) {
      for (let f = 0; f < FILTERS; f++) {
        const cells = [0, 1, SIDE, SIDE + 1].map((step) => (y * SIDE + x + step) * FILTERS + f)
        if (!((values[cells[0] as number] as number) > 0)) continue
        ties++
        isBlurred ||= cells.some((cell) => values[cell] !== values[cells[0] as number])
        expect(cells.map((cell) => gradients[cell] !== 0)).toEqual([true, false, false, false])
      }
    }
  }
  expect(ties).toBeGreaterThan(1000)
  expect(isBlurred).toBe(true)
})
