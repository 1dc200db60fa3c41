import { expect, it } from 'vitest'
import { checkFinite, checkScores } from './checkNumbers.ts'

const lost = expect.objectContaining({ kind: 'lost' })

it('lets scores pass that a network can give', () => {
  checkScores([Float32Array.of(1, -2, 0)])
  checkScores([Float32Array.of(3e38, -3e38, 0)])
  checkScores([Float32Array.of(-80, -81, -200)])
  checkScores([new Float32Array(1000).fill(1e-30)])
})

it.each([
  ['zeros, as a GPU process that died leaves them', [0, 0, 0]],
  ['no numbers', [1, Number.NaN, 0]],
  ['an overflow', [1, Number.POSITIVE_INFINITY, 0]],
  ['an overflow downwards', [1, Number.NEGATIVE_INFINITY, 0]],
  ['nothing', []],
])('stops %s', (_, logits) => {
  expect(() => checkScores([Float32Array.from(logits)])).toThrow(lost)
})

it('lets zeros pass where no data can be lost, and where another output has numbers', () => {
  checkScores([new Float32Array(1)], false)
  checkScores([new Float32Array(3), Float32Array.of(0.5)])
  expect(() => checkScores([new Float32Array(3), Float32Array.of(Number.NaN)], false)).toThrow(lost)
})

it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  'stops outputs and gradients of %s, and lets zeros pass, which a layer may give',
  (value) => {
    const right = new Float32Array(4)
    const wrong = Float32Array.of(0, -3e38, value, 0)
    expect(checkFinite(right)).toBe(right)
    expect(() => checkFinite(wrong)).toThrow(lost)
  },
)

it('an engine that cannot lose its data has infinite gradients of the network', () => {
  const endless = Float32Array.of(1, Number.POSITIVE_INFINITY)
  expect(() => checkFinite(endless, false)).toThrow(
    expect.objectContaining({ kind: 'picture', code: 'gradientInfinite' }),
  )
})
