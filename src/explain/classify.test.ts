import { expect, it } from 'vitest'
import { classify } from './classify.ts'
import { softmax } from './softmax.ts'

const classes = [
  ['n1', 'one'],
  ['n2', 'two'],
  ['n3', 'three'],
] as const

it('gives probabilities that sum to 1, also for logits that overflow exp', () => {
  const probabilities = softmax([1000, 999, -1000])
  expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12)
  expect(probabilities[0]).toBeCloseTo(1 / (1 + Math.exp(-1)), 12)
  expect(probabilities[2]).toBe(0)
})

it('lists the most probable first, of equals the lower index', () => {
  const predictions = classify(Float32Array.of(1, 3, 3), 'softmax', classes, 2)
  expect(predictions.map(({ label }) => label)).toEqual(['two', 'three'])
  expect(predictions[0]).toMatchObject({ classIndex: 1, wnid: 'n2', logit: 3 })
})
