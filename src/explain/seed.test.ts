import { expect, it } from 'vitest'
import { seedOf } from './seed.ts'
import { softmax } from './softmax.ts'

const derivative = (logits: number[], classIndex: number) => {
  const { values, logScale } = seedOf('probability', 'softmax', Float32Array.from(logits), classIndex)
  return Array.from(values, (value) => value * Math.exp(logScale))
}

it('is p_c (e_c - p) for the probability', () => {
  const logits = [0.5, -1, 2]
  const p = softmax(logits)
  for (let c = 0; c < 3; c++) {
    const expected = Array.from(p, (value, j) => (p[c] as number) * ((j === c ? 1 : 0) - value))
    derivative(logits, c).forEach((value, j) => {
      expect(value).toBeCloseTo(expected[j] as number, 6)
    })
  }
})

it('agrees with finite differences of softmax', () => {
  const logits = [0.5, -1, 2]
  const step = 1e-5
  derivative(logits, 1).forEach((value, j) => {
    const moved = (by: number) => softmax(logits.map((logit, i) => (i === j ? logit + by : logit)))[1] as number
    expect(value).toBeCloseTo((moved(step) - moved(-step)) / (2 * step), 6)
  })
})

it('does not vanish where the network is so sure that softmax is exactly 1, or exactly 0', () => {
  const logits = Float32Array.of(900, 0, -5)
  expect(softmax(logits)[0]).toBe(1)
  const sure = seedOf('probability', 'softmax', logits, 0)
  expect(sure.values[0]).toBe(1)
  expect(sure.values[1]).toBeCloseTo(-1 / (1 + Math.exp(-5)), 6)
  const hopeless = seedOf('probability', 'softmax', logits, 2)
  expect([...hopeless.values]).toEqual([-1, -0, 1])
  // p (1 - p) is exp(-905) where p is, and exp(-900) where 1 - p is: both underflow a double.
  expect(hopeless.logScale).toBeCloseTo(-905, 10)
  expect(sure.logScale).toBeCloseTo(-900 + Math.log(1 + Math.exp(-5)), 10)
})

it('is e_c for the logit', () => {
  expect(seedOf('logit', 'softmax', Float32Array.of(7, 8, 9), 1)).toEqual({
    values: Float32Array.of(0, 1, 0),
    logScale: 0,
  })
})
