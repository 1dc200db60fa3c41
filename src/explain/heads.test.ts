import { describe, expect, it } from 'vitest'
import { type Answering, answerCount, answeringOf } from '../graph/answering.ts'
import { classify } from './classify.ts'
import { headRules } from './heads.ts'
import { seedOf } from './seed.ts'

const derivative = (answering: Answering, logits: readonly number[], classIndex: number) => {
  const { values, logScale } = seedOf('probability', answering, Float32Array.from(logits), classIndex)
  return Array.from(values, (value) => value * Math.exp(logScale))
}

/** 1 / (1 + e^-x), as written. */
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))

describe.each<[Answering, readonly number[], (logits: readonly number[], c: number) => number]>([
  ['sigmoid', [0.7], ([z = 0], c) => sigmoid(c === 1 ? z : -z)],
  ['sigmoid', [-2.5], ([z = 0], c) => sigmoid(c === 1 ? z : -z)],
  ['multi-label', [0.5, -1, 2], (logits, c) => sigmoid(logits[c] as number)],
])('the head %s at %j', (answering, logits, probability) => {
  const answers = answering === 'sigmoid' ? 2 : logits.length

  it('has these probabilities, and seeds as finite differences have them', () => {
    const found = headRules[answering].probabilities(Float32Array.from(logits))
    expect(found).toHaveLength(answers)
    const step = 1e-5
    for (let c = 0; c < answers; c++) {
      expect(found[c]).toBeCloseTo(probability(logits, c), 6)
      for (const [j, value] of derivative(answering, logits, c).entries()) {
        const moved = (by: number) =>
          probability(
            logits.map((logit, i) => (i === j ? logit + by : logit)),
            c,
          )
        expect(value).toBeCloseTo((moved(step) - moved(-step)) / (2 * step), 6)
      }
    }
  })
})

it('a sigmoid that is certain keeps the scale of its gradient, and both answers have opposite seeds', () => {
  const sure = seedOf('probability', 'sigmoid', Float32Array.of(900), 1)
  expect(sure.values).toEqual(Float32Array.of(1))
  // p (1 - p) underflows a double.
  expect(sure.logScale).toBeCloseTo(-900, 10)
  expect(seedOf('probability', 'sigmoid', Float32Array.of(900), 0)).toEqual({ ...sure, values: Float32Array.of(-1) })
  expect(seedOf('logit', 'sigmoid', Float32Array.of(900), 0)).toEqual({ values: Float32Array.of(-1), logScale: 0 })
})

it('a value has no probability: its seed is that of the value', () => {
  expect(headRules.values.probabilities(Float32Array.of(34))).toEqual(Float64Array.of(Number.NaN))
  expect(seedOf('probability', 'values', Float32Array.of(34, 2), 1)).toEqual({
    values: Float32Array.of(0, 1),
    logScale: 0,
  })
})

it('one sigmoid unit gives two predictions, the more probable one first', () => {
  const classes = [
    ['0', 'cat'],
    ['1', 'dog'],
  ] as const
  const [first, second] = classify(Float32Array.of(-1.5), 'sigmoid', classes, 5)
  expect(first).toMatchObject({ classIndex: 0, label: 'cat', logit: 1.5 })
  expect(second).toMatchObject({ classIndex: 1, label: 'dog', logit: -1.5 })
  expect((first?.probability ?? 0) + (second?.probability ?? 0)).toBeCloseTo(1, 12)
})

it.each<[Parameters<typeof answeringOf>[0], Answering, number]>([
  [{ head: 'softmax', units: 3 }, 'softmax', 3],
  [{ head: 'sigmoid', units: 1 }, 'sigmoid', 2],
  [{ head: 'multi-label', units: 4 }, 'multi-label', 4],
  [{ head: 'linear', units: 3 }, 'softmax', 3],
  [{ head: 'linear', units: 1 }, 'sigmoid', 2],
  [{ head: 'linear', units: 1, reading: 'values' }, 'values', 1],
  [{ head: 'linear', units: 3, reading: 'values' }, 'values', 3],
  // Only a linear head can be read in two ways.
  [{ head: 'softmax', units: 3, reading: 'values' }, 'softmax', 3],
])('%j answers by %s, %d answers', (output, answering, count) => {
  expect(answeringOf(output)).toBe(answering)
  expect(answerCount(output)).toBe(count)
})
