import { expect, it } from 'vitest'
import { topologies } from '../../bench/topologies.ts'
import { GraphBuilder } from '../../fixtures/graphs.ts'
import { planOf } from '../../fixtures/plannedNetworks.ts'
import type { NetworkPlan } from '../graph/plan.ts'
import { type Asked, costAgain, costOf } from './facts.ts'
import type { CamMethod } from './method.ts'
import { thereAndBack } from './workAfter.ts'

const plan = {} as NetworkPlan
const cost = (_: NetworkPlan, layer: string) => (layer === 'deep' ? 3 : 1)

it('counts the passes of all layers, once where a method fuses them by itself', () => {
  expect(costOf({ cost }, plan, { layer: 'deep' })).toBe(3)
  expect(costOf({ cost }, plan, { layer: 'deep', furtherLayers: ['a', 'b'] })).toBe(5)
  expect(costOf({ cost, fusesLayers: true }, plan, { layer: 'deep', furtherLayers: ['a', 'b'] })).toBe(3)
})

it('counts the way back of another picture to the first layer, unless the map is the same for every class', () => {
  const { plan } = topologies.VGG16()
  const again = (method: Partial<CamMethod>, asked: Partial<Asked> = {}) =>
    costAgain({ cost: () => 2, ...method } as CamMethod, plan, { layer: 'block5_conv3', ...asked })
  expect(again({ isClassFree: true })).toBe(3)
  expect(again({})).toBeGreaterThan(3)
  expect(again({})).toBeLessThan(3.2)
  expect(again({}, { furtherLayers: ['block1_conv1'] })).toBeGreaterThan(5.5)
  expect(again({}, { smoothing: 'flips' })).toBeCloseTo(6 * again({}), 6)
})

// Measured on the CPU engine (docs/methods.md): a whole way there and back, in forward passes.
it.each([
  ['ResNet50', 4.9],
  ['VGG16', 2.9],
  ['MobileNetV2', 5.6],
] as const)('says of %s what a whole way back takes, to a third', (name, measured) => {
  const { plan } = topologies[name]()
  const said = thereAndBack(plan, plan.inputs[0]?.name ?? '')
  expect(said / measured).toBeGreaterThan(2 / 3)
  expect(said / measured).toBeLessThan(4 / 3)
})

it('counts the gradient of a strided convolution as one over its whole input: patches take many passes', () => {
  const wayBack = (stride: number) => {
    const g = new GraphBuilder()
    const side = { size: stride, strides: stride }
    const patches = g.conv('patches', g.input('picture', [224, 224, 3]), 64, side)
    const plan = planOf(g, g.dense('classes', g.globalPool('mean', patches), 10))
    return thereAndBack(plan, 'picture')
  }
  // A small vision transformer with patches of 16 x 16: 30 forward passes.
  expect(wayBack(16)).toBeGreaterThan(20)
})

it('counts those of the pictures of flips, of which the first is passed already', () => {
  expect(costOf({ cost: () => 0 }, plan, { layer: 'deep', smoothing: 'flips' })).toBe(5)
  expect(costOf({ cost }, plan, { layer: 'deep', furtherLayers: ['a'], smoothing: 'flips' })).toBe(6 * 5 - 1)
  expect(costOf({ cost }, plan, { layer: 'deep', smoothing: 'eigen' })).toBe(3)
})
