import { expect, it } from 'vitest'
import type { Question } from '../types.ts'
import type { CamContext } from './context.ts'
import { channelOf, explain, meanGradients } from './explain.ts'
import { camMethods } from './index.ts'

const question: Question = { classIndex: 0, method: 'gradCam', layer: 'conv', score: 'logit' }

/** A handmade pass of two cells and two channels. */
type Read = Pick<CamContext, 'answering' | 'logits' | 'activations' | 'gradients'>

const pass = (activations: number[], gradients: number[], logits = [1, 0]): Read => ({
  answering: 'softmax',
  logits: Float32Array.from(logits),
  activations: async () => Float32Array.from(activations),
  gradients: async () => Float32Array.from(gradients),
})

it('lists every method of the folder', () => {
  const files = Object.keys(import.meta.glob('./*.ts')).map((path) => path.slice(2, -3))
  const others = [
    ...['index', 'explain', 'explain.test', 'shares', 'shares.test'],
    ...['gradientScale', 'gradientScale.test', 'classify', 'classify.test', 'context', 'context.test'],
    ...['heads', 'heads.test', 'seed', 'seed.test', 'softmax'],
  ]
  expect(Object.keys(camMethods).sort()).toEqual(files.filter((file) => !others.includes(file)).sort())
})

it('is the mean over the channels of each times its mean gradient, after ReLU, by its maximum', async () => {
  // Cells [1, 2] and [3, 4]; gradients with channel means 2 and -1: maps (2 - 2) / 2 = 0 and (6 - 4) / 2 = 1.
  const answer = await explain(pass([1, 2, 3, 4], [1, -2, 3, 0]), [1, 2, 2], question)
  expect([...answer.channelWeights]).toEqual([2, -1])
  expect([...answer.heatmap.values]).toEqual([0, 1])
  expect(answer.rawPeak).toBe(1)
  expect(answer.empty).toBe(false)
  expect(answer.channel).toEqual({
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
  const answer = await explain(pass([0, 0.1, 5, 0, 0, 0], gradients), [1, 2, 3], question)
  expect(answer.channel.index).toBe(2)
  // Where nothing adds: the first that responds.
  const empty = await explain(
    pass(
      [0, 0.1, 5, 0, 0, 0],
      gradients.map((gradient) => -gradient),
    ),
    [1, 2, 3],
    question,
  )
  expect([empty.empty, empty.channel.index]).toEqual([true, 1])
})

it('tells how probable its class is, however improbable', async () => {
  const answer = await explain(pass([1, 2, 3, 4], [1, -2, 3, 0], [8, -1]), [1, 2, 2], { ...question, classIndex: 1 })
  expect(answer.probability).toBeCloseTo(1 / (1 + Math.exp(9)), 12)
  expect(answer.logit).toBe(-1)
})

it('has a typed answer where nothing is positive: zeros, not NaN', async () => {
  const answer = await explain(pass([1, 2, 3, 4], [-1, -1, -1, -1]), [1, 2, 2], question)
  expect(answer.empty).toBe(true)
  expect([...answer.heatmap.values]).toEqual([0, 0])
  expect(answer.rawPeak).toBe(0)
})

it('gives a map where the softmax is saturated, and the scale of its gradient apart', async () => {
  const answer = await explain(pass([1, 2, 3, 4], [1, -2, 3, 0], [700, 0]), [1, 2, 2], {
    ...question,
    score: 'probability',
  })
  expect([...answer.heatmap.values]).toEqual([0, 1])
  expect(answer.rawPeak).toBeCloseTo(Math.exp(-700), 310)
  expect(answer.rawPeak).toBeGreaterThan(0)
})

it('refuses a method that there is not, and a channel that there is not', async () => {
  await expect(explain(pass([1], [1]), [1, 1, 1], { ...question, method: 'toString' })).rejects.toMatchObject({
    kind: 'format',
  })
  const input = { height: 1, width: 1, channels: 1, activations: Float32Array.of(1), gradients: Float32Array.of(1) }
  expect(() => channelOf(input, meanGradients(input), 1)).toThrow(RangeError)
})
