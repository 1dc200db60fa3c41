import { expect, it } from 'vitest'
import { handmadeContext } from '../../fixtures/handmadeContext.ts'
import { present } from '../../fixtures/present.ts'
import type { Question } from '../types.ts'
import { channelOf, explain } from './explain.ts'
import { methods } from './methods/index.ts'
import { methodNames } from './methods/names.ts'
import { meanGradients } from './reading.ts'

/** The answer of a network with one row of cells. */
const answer = (
  cells: number,
  channels: number,
  activations: number[],
  gradients: number[],
  { logits = [1, 0], ...question }: Partial<Question> & { logits?: number[] } = {},
) => explain(handmadeContext({ shape: [1, cells, channels], activations, gradients, logits, question }))

it('has a method for each name of the menu', () => {
  expect(['gradCam', ...Object.keys(methods)].sort()).toEqual(Object.keys(methodNames).sort())
})

it('is the mean over the channels of each times its mean gradient, after ReLU, by its maximum', async () => {
  // Cells [1, 2] and [3, 4]; gradients with channel means 2 and -1: maps (2 - 2) / 2 = 0 and (6 - 4) / 2 = 1.
  const found = await answer(2, 2, [1, 2, 3, 4], [1, -2, 3, 0])
  expect([...present(found.channelWeights)]).toEqual([2, -1])
  expect([...found.heatmap.values]).toEqual([0, 1])
  expect(found.rawPeak).toBe(1)
  expect(found.empty).toBe(false)
  expect(found.channel).toEqual({
    index: 0,
    height: 1,
    width: 2,
    before: Float32Array.of(1, 3),
    after: Float64Array.of(2, 6),
  })
})

it('shows the channel that adds most to the map, not the one with the largest weight, and never a dead one', async () => {
  // Two cells and three channels, with weights 9, 3 and 1: the first is dead, the second adds 3 · 0.1, the third 1 · 5.
  const gradients = [9, 3, 1, 9, 3, 1]
  const found = await answer(2, 3, [0, 0.1, 5, 0, 0, 0], gradients)
  expect(present(found.channel).index).toBe(2)
  // Where nothing adds: the first that responds.
  const empty = await answer(
    2,
    3,
    [0, 0.1, 5, 0, 0, 0],
    gradients.map((gradient) => -gradient),
  )
  expect([empty.empty, present(empty.channel).index]).toEqual([true, 1])
})

it('tells how probable its class is, however improbable', async () => {
  const found = await answer(2, 2, [1, 2, 3, 4], [1, -2, 3, 0], { logits: [8, -1], classIndex: 1 })
  expect(found.probability).toBeCloseTo(1 / (1 + Math.exp(9)), 12)
  expect(found.logit).toBe(-1)
})

it('has a typed answer where nothing is positive: zeros, not NaN', async () => {
  const found = await answer(2, 2, [1, 2, 3, 4], [-1, -1, -1, -1])
  expect(found.empty).toBe(true)
  expect([...found.heatmap.values]).toEqual([0, 0])
  expect(found.rawPeak).toBe(0)
})

it('gives a map where the softmax is saturated, and the scale of its gradient apart', async () => {
  const found = await answer(2, 2, [1, 2, 3, 4], [1, -2, 3, 0], { logits: [700, 0], score: 'probability' })
  expect([...found.heatmap.values]).toEqual([0, 1])
  expect(found.rawPeak).toBeCloseTo(Math.exp(-700), 310)
  expect(found.rawPeak).toBeGreaterThan(0)
})

it('refuses a method that there is not, and a channel that there is not', async () => {
  await expect(answer(1, 1, [1], [1], { method: 'toString' })).rejects.toMatchObject({
    kind: 'format',
  })
  const input = { height: 1, width: 1, channels: 1, activations: Float32Array.of(1), gradients: Float32Array.of(1) }
  expect(() => channelOf(input, meanGradients(input), 1)).toThrow(RangeError)
})
