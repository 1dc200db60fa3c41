import { expect, it } from 'vitest'
import { GraphBuilder } from '../../../fixtures/graphs.ts'
import { noise } from '../../../fixtures/networks.ts'
import { simd } from '../../../fixtures/packages.ts'
import { giveValues, planOf } from '../../../fixtures/plannedNetworks.ts'
import type { PlannedNode } from '../../graph/plan.ts'
import { backward } from '../portable/index.ts'
import { WINOGRAD_TIES } from '../portable/ties.ts'
import { startSimd } from './simdEngine.ts'

/** The gradient of the input of [2, 4, 1] of a max pool, as the engine computes it. */
function maxPoolBack(gradient: Float32Array, input: Float32Array): Float32Array {
  const b = new GraphBuilder()
  const pool = b.pool('pool', b.conv('conv', b.input('picture', [2, 4, 3]), 1))
  const { nodes } = planOf(b, b.dense('out', b.flatten('flat', pool), 2))
  const output = [0, 2].map((x) => Math.max(...[x, x + 1, x + 4, x + 5].map((at) => input[at] as number)))
  const [back] = backward(nodes.find(({ name }) => name === 'pool') as PlannedNode, gradient, {
    ...{ inputs: [input], inputShapes: [[2, 4, 1]], weights: {}, output: Float32Array.from(output) },
    ties: WINOGRAD_TIES,
  })
  return back as Float32Array
}

it('gives the gradient to the first of those that are equal but for rounding, and to none that ReLU has cut', () => {
  const bit = 2 ** -24
  // Two windows of two by two, one channel; 1 is the largest value of all.
  const rows = [
    [0.5, 0.5 + bit, 0, bit / 8],
    [0.5 - bit, 1, 0, 0],
  ]
  expect([...maxPoolBack(Float32Array.of(3, 5), Float32Array.from(rows.flat()))]).toEqual([
    ...[0, 0, 0, 5],
    ...[0, 3, 0, 0],
  ])
  const tied = [
    [1 - bit, 1, 0.25, 0.25 + 2 * bit],
    [1, 1, 0.25 + bit, 0],
  ]
  expect([...maxPoolBack(Float32Array.of(3, 5), Float32Array.from(tied.flat()))]).toEqual([
    ...[3, 0, 5, 0],
    ...[0, 0, 0, 0],
  ])
})

it('takes a clear difference for what it is, also below zero', () => {
  const values = [-1, -0.999, 0.001, 0.00101, -1, -1, 0, 0]
  const back = maxPoolBack(Float32Array.of(3, 5), Float32Array.from(values))
  expect([...back]).toEqual([0, 3, 0, 5, 0, 0, 0, 0])
})

it('finds the ties of a plain picture, which Winograd blurs', async () => {
  const SIDE = 48
  const FILTERS = 16
  const b = new GraphBuilder()
  const before = b.conv('before', b.input('picture', [SIDE, SIDE, 3]), 8, { size: 1, padding: 'valid' })
  const pool = b.pool('pool', b.conv('tested', before, FILTERS, { activation: { id: 'relu' } }))
  const plan = planOf(b, b.dense('out', b.flatten('flat', pool), 2))
  const network = await (await startSimd(simd)).build(plan, [])
  for (const [i, { weights }] of plan.nodes.slice(1).entries()) {
    for (const { tensor, shape } of Object.values(weights)) {
      const count = shape.reduce((product, side) => product * side, 1)
      await giveValues(network, tensor, shape, noise(count, i + 1))
    }
  }
  // One colour, and another one in a corner, so that the values have many magnitudes.
  const picture = Float32Array.from({ length: SIDE * SIDE * 3 }, (_, at) => {
    const pixel = Math.floor(at / 3)
    return (pixel % SIDE < 8 && pixel < 8 * SIDE ? [90, -20, 130] : [100, 20, -30])[at % 3] as number
  })
  const pass = await network.forward([picture], 'tested')
  const values = await pass.activations('tested')
  const gradients = await pass.gradients('tested', { seed: Float32Array.of(1, -0.5) })
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
