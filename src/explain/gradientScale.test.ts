import { describe, expect, it } from 'vitest'
import { handmadeContext } from '../../fixtures/handmadeContext.ts'
import { present } from '../../fixtures/present.ts'
import { explain } from './explain.ts'
import { splitScale } from './gradientScale.ts'
import { seedOf } from './seed.ts'

const TINY = 2 ** -20

/** A network with a logit gap of `gap` between two classes; its layer has two cells and two channels. */
const answerAt = (gap: number, gradients = [1, -2, 3, 0].map((value) => value * TINY), activations = [1, 2, 3, 4]) => {
  const question = { score: 'probability' } as const
  return explain(handmadeContext({ shape: [1, 2, 2], activations, gradients, logits: [gap, 0], question }))
}

/** p (1 - p), in 60 digits by Python's decimal, as [mantissa, exponent]. */
const exact = new Map<number, readonly [number, number]>([
  [100, [3.720075976020836, -44]],
  [400, [1.9151695967140057, -174]],
  [700, [9.85967654375977, -305]],
  [760, [8.633636377213886, -331]],
  [2000, [2.57653587296115, -869]],
])
const weights = [2 * TINY, -TINY]

describe('the scale of the gradients', () => {
  it.each([100, 400])('is in the numbers where doubles hold them: a gap of %d', async (gap) => {
    const [mantissa, exponent] = exact.get(gap) as readonly [number, number]
    const { channelWeights, rawPeak, channel, gradientScale, heatmap } = await answerAt(gap)
    expect(gradientScale).toEqual([1, 0])
    expect([...heatmap.values]).toEqual([0, 1])
    const scale = mantissa * 10 ** exponent
    for (const [k, weight] of weights.entries())
      expect((present(channelWeights)[k] as number) / (weight * scale)).toBeCloseTo(1, 6)
    expect(rawPeak / (TINY * scale)).toBeCloseTo(1, 6)
    expect((present(channel).after[1] as number) / (6 * TINY * scale)).toBeCloseTo(1, 6)
  })

  it.each([700, 760, 2000])('is told apart where they would be too small: a gap of %d', async (gap) => {
    const { channelWeights, rawPeak, channel, gradientScale, heatmap } = await answerAt(gap)
    const [mantissa, exponent] = exact.get(gap) as readonly [number, number]
    expect(gradientScale[1]).toBe(exponent)
    expect(gradientScale[0] / mantissa).toBeCloseTo(1, 11)
    expect([...heatmap.values]).toEqual([0, 1])
    for (const [k, weight] of weights.entries())
      expect((present(channelWeights)[k] as number) / weight).toBeCloseTo(1, 6)
    expect(rawPeak / TINY).toBeCloseTo(1, 6)
    expect((present(channel).after[1] as number) / (6 * TINY)).toBeCloseTo(1, 6)
  })

  it('depends on how small the numbers are that it is multiplied with', async () => {
    expect((await answerAt(700, [1, -2, 3, 0])).gradientScale).toEqual([1, 0])
    expect((await answerAt(700, [1, -2, 3, 0], [1, 2, 1e-6, 4])).gradientScale[1]).toBe(-305)
  })

  it('is 1 for the logit, and nothing where there is no other class', () => {
    const input = { activations: Float32Array.of(1e-45), gradients: Float32Array.of(1e-45) }
    const { logScale } = seedOf('logit', 'softmax', Float32Array.of(900, 0), 0)
    expect(splitScale(logScale, input)).toEqual({ factor: 1, gradientScale: [1, 0] })
    expect(splitScale(Number.NEGATIVE_INFINITY, input)).toEqual({ factor: 0, gradientScale: [1, 0] })
  })

  it('takes gradients that are all zero as they are', async () => {
    const { gradientScale, empty, channelWeights } = await answerAt(2000, [0, 0, 0, 0])
    expect(empty).toBe(true)
    expect([...present(channelWeights)]).toEqual([0, 0])
    expect(gradientScale.every(Number.isFinite)).toBe(true)
  })
})
