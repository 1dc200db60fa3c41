import { describe, expect, it } from 'vitest'
import { hotWhere, type MadeNetwork, madeContext, noOtherMap } from '../../../fixtures/madeContext.ts'
import type { Heatmap } from '../../types.ts'
import { metrics } from './index.ts'

// Metrics of maps for a network that looks at four pixels only: their sum is the logit of the first class.

const SIDE = 8
const matters = (y: number, x: number) => y >= 2 && y < 4 && x >= 5 && x < 7
const right = hotWhere(SIDE, SIDE, matters)
const wrong = hotWhere(SIDE, SIDE, (y, x) => !matters(y, x))
const pixels = Float32Array.from({ length: SIDE * SIDE }, () => 1)
const seen = ([picture = pixels]: readonly Float32Array[]) =>
  picture.reduce((sum, value, at) => sum + (matters(Math.floor(at / SIDE), at % SIDE) ? value : 0), 0)

const context = (own: Partial<MadeNetwork> = {}) =>
  madeContext({ height: SIDE, width: SIDE, inputs: [pixels], logits: (inputs) => [4 * seen(inputs) - 8, 0], ...own })

const figureOf = async (id: keyof typeof metrics, map: Heatmap, own?: Partial<MadeNetwork>) =>
  (await metrics[id].run(context(own), map, noOtherMap)).value

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))
const [certain, impossible] = [sigmoid(8), sigmoid(-8)]

describe('a map of the only pixels that matter', () => {
  it('drops nothing, and its opposite drops everything', async () => {
    expect(await figureOf('averageDrop', right)).toBe(0)
    expect(await figureOf('averageDrop', wrong)).toBeCloseTo((certain - impossible) / certain, 6)
    expect(await figureOf('increase', right)).toBe(0)
  })

  it('is deleted at once, and its opposite last', async () => {
    const { value, curve = [] } = await metrics.deletion.run(context(), right, noOtherMap)
    expect(curve.map(({ x }) => x)).toEqual(Array.from({ length: 9 }, (_, step) => step / 8))
    expect(curve[0]?.y).toBeCloseTo(certain, 6)
    for (const { y } of curve.slice(1)) expect(y).toBeCloseTo(impossible, 6)
    expect(value).toBeCloseTo((certain / 2 + 7.5 * impossible) / 8, 6)
    expect(await figureOf('deletion', wrong)).toBeCloseTo((7.5 * certain + impossible / 2) / 8, 6)
  })

  it('is inserted at once', async () => {
    const { curve = [] } = await metrics.insertion.run(context(), right, noOtherMap)
    for (const { y } of curve.slice(1)) expect(y).toBeCloseTo(certain, 6)
  })

  it('is judged better than its opposite by ROAD, where imputing tells nothing', async () => {
    // A light square in the dark.
    const inputs = [Float32Array.from(right.values)]
    const road = (id: 'roadMorf' | 'roadLerf' | 'roadCombined', map: Heatmap) => figureOf(id, map, { inputs })
    expect(await road('roadMorf', right)).toBeLessThan(-0.9)
    expect(await road('roadLerf', right)).toBeGreaterThan(-0.01)
    expect(await road('roadCombined', right)).toBeGreaterThan(0.45)
    expect(await road('roadCombined', wrong)).toBeCloseTo(-(await road('roadCombined', right)), 1)
  })
})

it('a score that rises without the rest is an increase', async () => {
  const logits = (inputs: readonly Float32Array[]) => [seen(inputs), (inputs[0] ?? pixels).reduce((a, b) => a + b, 0)]
  expect(await figureOf('increase', right, { logits })).toBe(1)
  expect(await figureOf('averageDrop', right, { logits })).toBe(0)
  expect(await figureOf('increase', wrong, { logits })).toBe(0)
})

it('measures values where there are no probabilities, relative to their size', async () => {
  const own = { answering: 'values', logits: (inputs: readonly Float32Array[]) => [seen(inputs) - 12] } as const
  expect(await figureOf('averageDrop', wrong, own)).toBeCloseTo(4 / 8, 6)
  expect(await figureOf('deletion', right, own)).toBeCloseTo((-8 / 2 - 12 * 7.5) / 8, 6)
})

it('measures a map of evidence against a class by the probability of all others', async () => {
  const own = { evidence: 'against', classIndex: 1 } as const
  for (const id of ['averageDrop', 'deletion', 'insertion'] as const) {
    expect(await figureOf(id, right, own)).toBeCloseTo(await figureOf(id, right), 6)
  }
})

it('works with a single logit, colours and further inputs, which stay as they are', async () => {
  const colours = Float32Array.from({ length: 3 * SIDE * SIDE }, (_, at) => (at % 3 === 0 ? 1 : 5))
  const further = Float32Array.of(7)
  const told: (Float32Array | undefined)[] = []
  const own: Partial<MadeNetwork> = {
    ...{ channels: 3, inputs: [colours, further], answering: 'sigmoid', classIndex: 1 },
    logits([picture = colours, other]) {
      told.push(other)
      return [4 * seen([picture.filter((_, at) => at % 3 === 0)]) - 8]
    },
  }
  expect(await figureOf('deletion', right, own)).toBeCloseTo((certain / 2 + 7.5 * impossible) / 8, 6)
  expect(await figureOf('insertion', right, own)).toBeGreaterThan(0.9)
  expect(await figureOf('averageDrop', wrong, own)).toBeCloseTo((certain - impossible) / certain, 6)
  expect(new Set(told)).toEqual(new Set([further]))
})

it('takes a map of any size: it is stretched over the picture', async () => {
  const coarse: Heatmap = { height: 1, width: 2, values: Float32Array.of(0, 1) }
  const { curve = [] } = await metrics.deletion.run(context(), coarse, noOtherMap)
  expect(curve[3]?.y).toBeCloseTo(impossible, 6)
})

it('stops when it is told to, and says how far it is', async () => {
  const stop = new AbortController()
  const steps: number[] = []
  const own = {
    signal: stop.signal,
    onProgress: ({ done, total }: { done: number; total: number }) => {
      steps.push(done / total)
      if (done / total >= 0.5) stop.abort()
    },
  }
  await expect(metrics.roadCombined.run(context(own), right, noOtherMap)).rejects.toMatchObject({ name: 'AbortError' })
  expect(steps).toEqual([1 / 8, 2 / 8, 3 / 8, 4 / 8])
})

it('gives 0 for ARCC where the coldest pixels matter most, and the harmonic mean else', async () => {
  const inputs = [Float32Array.from(right.values)]
  const about = async () => right
  const { value } = await metrics.arcc.run(context({ inputs }), right, { ...noOtherMap, about })
  const road = 2 * (await figureOf('roadCombined', right, { inputs }))
  expect(value).toBeCloseTo(3 / (1 + 1 / (1 - 4 / 64) + 1 / Math.min(road, 1)), 6)
  expect((await metrics.arcc.run(context({ inputs }), wrong, { ...noOtherMap, about })).value).toBe(0)
})
