import { expect, it } from 'vitest'
import { topologies } from '../../../bench/topologies.ts'
import { camNetwork } from '../../../fixtures/cam.ts'
import { hotWhere, noOtherMap } from '../../../fixtures/madeContext.ts'
import { randomFrom } from '../../../fixtures/randomFrom.ts'
import { passesOf } from '../../passesOf.ts'
import type { MeasuredMap } from '../../types.ts'
import type { MapAgain } from '../metric.ts'
import { metrics } from './index.ts'
import { stepsFromTop } from './reinitialise.ts'

const setUp = async () => (await camNetwork('resnet')).context('cat', { layer: 'layer3' })
const map = hotWhere(8, 8, (y, x) => (y + x) % 3 === 0)

it('takes the weights away from the top down, each once, in at most twelve steps', async () => {
  const { plan, output } = await setUp()
  const steps = stepsFromTop(plan, output.node)
  expect(steps.length).toBeGreaterThan(5)
  expect(steps.length).toBeLessThanOrEqual(12)
  const places = steps.flatMap(({ layers }) => layers.map((name) => plan.nodes.findIndex((one) => one.name === name)))
  expect(places).toEqual([...places].sort((a, b) => b - a))
  expect(steps[0]?.layers[0]).toBe('fc')
  const tensors = steps.flatMap(({ values }) => [...values.keys()])
  expect([...tensors].sort()).toEqual([...plan.tensors.keys()].sort())
})

it('says before that a network of many weights takes long: they are made anew in each step', () => {
  const { plan } = topologies.VGG16()
  // One way there and back for each map, and what was measured: 216 forward passes' time.
  const cost = passesOf([metrics.sanity.cost(plan)], 1)
  expect(cost).toBeGreaterThan(216 / 1.5)
  expect(cost).toBeLessThan(216 * 1.5)
})

it('begins anew: kernels of the size that keeps values as they are, no biases, the same each time', async () => {
  const { plan, output } = await setUp()
  const all = new Map(stepsFromTop(plan, output.node).flatMap(({ values }) => [...values]))
  let kernels = 0
  for (const { weights } of plan.nodes) {
    for (const [key, { tensor, shape }] of Object.entries(weights)) {
      const values = all.get(tensor)?.() ?? new Float32Array()
      expect(values).toHaveLength(shape.reduce((product, side) => product * side, 1))
      expect(all.get(tensor)?.()).toEqual(values)
      if (key === 'bias') expect(new Set(values)).toEqual(new Set([0]))
      if (key !== 'kernel' || values.length < 1000) continue
      kernels++
      const fanIn = shape.slice(0, -1).reduce((product, side) => product * side, 1)
      const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length
      expect(variance * fanIn).toBeGreaterThan(1.7)
      expect(variance * fanIn).toBeLessThan(2.3)
    }
  }
  expect(kernels).toBeGreaterThan(3)
})

async function test(withWeights: MapAgain['withWeights'], of: MeasuredMap = map) {
  return metrics.sanity.run(await setUp(), of, { ...noOtherMap, withWeights })
}

it('names a method whose map stays, and shows the film with the correlations', async () => {
  const counts: number[] = []
  const {
    value,
    film = [],
    isInsensitive,
  } = await test(async (values) => {
    counts.push(values.size)
    return map
  })
  expect([value, isInsensitive]).toEqual([1, true])
  // The first frame is the map itself.
  expect(film).toHaveLength(counts.length + 1)
  expect(film[0]).toMatchObject({ layers: [], map: { values: map.values } })
  // What is lost stays lost.
  expect(counts).toEqual([...new Set(counts)].sort((a, b) => a - b))
  expect(film.map((frame) => frame.correlation)).toEqual(film.map(() => 1))
})

it('does not name one whose map becomes another', async () => {
  const random = randomFrom(1)
  const {
    value,
    film = [],
    isInsensitive,
  } = await test(async () => ({
    ...map,
    values: map.values.map(() => random()),
  }))
  expect(isInsensitive).toBe(false)
  expect(Math.abs(value)).toBeLessThan(0.3)
  expect(film.at(-1)?.correlation).toBe(value)
})

const turned = (values: readonly number[]): MeasuredMap => ({
  ...{ height: 1, width: values.length, values: Float32Array.from(values, (value) => Math.max(value, 0)) },
  beforeRelu: values,
})

it('compares maps before ReLU, with their signs and by their magnitudes', async () => {
  const own = [-3, -2, -1, -0.5]
  const { value, film = [], isInsensitive } = await test(async () => turned([6, 4, 2, 1]), turned(own))
  expect(value).toBeCloseTo(-1, 12)
  expect(film.at(-1)?.absolute).toBeCloseTo(1, 12)
  // It has the same places, whatever was learned.
  expect(isInsensitive).toBe(true)
  expect(film[0]?.map.values).toEqual(Float32Array.from(own, (one) => one / 3))
})

it('says nothing of an empty map', async () => {
  const empty = hotWhere(8, 8, () => false)
  const { value, isInsensitive } = await test(async () => empty, empty)
  expect(value).toBeNaN()
  expect(isInsensitive).toBe(false)
})
