import { expect, it } from 'vitest'
import type { NetworkPlan } from '../graph/plan.ts'
import { costOf } from './facts.ts'

const plan = {} as NetworkPlan
const cost = (_: NetworkPlan, layer: string) => (layer === 'deep' ? 3 : 1)

it('counts the passes of all layers, once where a method fuses them by itself', () => {
  expect(costOf({ cost }, plan, { layer: 'deep' })).toBe(3)
  expect(costOf({ cost }, plan, { layer: 'deep', furtherLayers: ['a', 'b'] })).toBe(5)
  expect(costOf({ cost, fusesLayers: true }, plan, { layer: 'deep', furtherLayers: ['a', 'b'] })).toBe(3)
})

it('counts those of the pictures of flips, of which the first is passed already', () => {
  expect(costOf({ cost: () => 0 }, plan, { layer: 'deep', smoothing: 'flips' })).toBe(5)
  expect(costOf({ cost }, plan, { layer: 'deep', furtherLayers: ['a'], smoothing: 'flips' })).toBe(6 * 5 - 1)
  expect(costOf({ cost }, plan, { layer: 'deep', smoothing: 'eigen' })).toBe(3)
})
