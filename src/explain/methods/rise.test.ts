import { expect, it } from 'vitest'
import { largestDifference } from '../../../fixtures/goldens.ts'
import { madeContext } from '../../../fixtures/madeContext.ts'
import type { Progress } from '../context.ts'
import { pearson } from '../metrics/correlation.ts'
import { riseMasks } from '../riseMasks.ts'
import { mostTelling, rise, riseWith } from './rise.ts'

const SIDE = 56
const usual = { masks: 1000, side: 7, keep: 0.5, seed: 0 }

type Spot = readonly [top: number, left: number]

/** A network that answers where two spots of the picture are seen, more so where both are; a third speaks against. */
const networks: readonly (readonly [Spot, Spot, Spot])[] = [
  [
    [8, 6],
    [30, 34],
    [6, 40],
  ],
  [
    [2, 30],
    [36, 12],
    [28, 36],
  ],
  [
    [22, 20],
    [40, 2],
    [4, 4],
  ],
]

function scoreOf(picture: Float32Array, spots: readonly Spot[]): number {
  const [a = 0, b = 0, c = 0] = spots.map(([top, left]) => {
    let sum = 0
    for (let y = top; y < top + 14; y++) for (let x = left; x < left + 14; x++) sum += picture[y * SIDE + x] as number
    return sum / 14 ** 2
  })
  return a + b + 2 * a * b - 0.5 * c
}

/** The map of a method, and the one after ten masks; only that if `isShort`. */
async function mapsOf(method: typeof rise, spots: readonly Spot[], isShort = false) {
  let early: Float64Array = new Float64Array()
  const stop = new AbortController()
  const context = madeContext({
    ...{ height: SIDE, width: SIDE, inputs: [new Float32Array(SIDE * SIDE).fill(1)], signal: stop.signal },
    logits: ([picture = new Float32Array()]) => [scoreOf(picture, spots)],
    onProgress({ done, map }: Progress) {
      if (done !== 10 || !map) return
      early = map.values
      if (isShort) stop.abort()
    },
  })
  const whole = method.run({ ...context, score: ([score = 0]) => score })
  if (isShort) await expect(whole).rejects.toThrow(/abort/)
  return { values: isShort ? early : (await whole).values, early }
}

const hot = (values: Float64Array) => Float32Array.from(values, (value) => Math.max(value, 0))
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

it('shows early what all masks show', async () => {
  const found = { ours: [] as number[], plain: [] as number[] }
  for (const spots of networks) {
    const { early, values } = await mapsOf(rise, spots)
    const plain = await mapsOf(riseWith(usual), spots, true)
    found.ours.push(pearson(hot(early), hot(values)))
    found.plain.push(pearson(hot(plain.early), hot(values)))
  }
  expect(mean(found.ours)).toBeGreaterThan(0.7)
  expect(mean(found.ours)).toBeGreaterThan(mean(found.plain) + 0.1)
})

it('has the same map in the end as with the masks in order', async () => {
  const [spots = []] = networks
  const [{ values }, plain] = [await mapsOf(rise, spots), await mapsOf(riseWith(usual), spots)]
  expect(largestDifference(values, plain.values) / Math.max(...values)).toBeLessThan(1e-12)
})

it('begins with the masks that tell most of all', () => {
  const maskOf = riseMasks(usual, SIDE, SIDE)
  const parts = Array.from({ length: usual.masks }, (_, number) => {
    const mask = maskOf(number)
    const at = (place: number) => mask[(4 * Math.floor(place / 14) + 2) * SIDE + 4 * (place % 14) + 2] as number
    return Float64Array.from({ length: 14 * 14 }, (_, place) => at(place) - usual.keep)
  })
  const dot = (a: Float64Array, b: Float64Array) => {
    let sum = 0
    for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number)
    return sum
  }
  // What is not known yet of the masks' scores, as a covariance; each mask that is shown takes its part away.
  const rest = parts.map(() => new Float64Array(parts.length))
  for (const [at, a] of parts.entries()) {
    for (let k = 0; k <= at; k++) {
      const both = dot(a, parts[k] as Float64Array)
      ;(rest[at] as Float64Array)[k] = both
      ;(rest[k] as Float64Array)[at] = both
    }
  }
  const variance = rest.reduce((sum, row, at) => sum + (row[at] as number), 0) / usual.masks
  const found: number[] = []
  for (let step = 0; step < 4; step++) {
    const gains = rest.map((row, at) => (found.includes(at) ? 0 : dot(row, row) / ((row[at] as number) + variance)))
    const best = gains.indexOf(Math.max(...gains))
    found.push(best)
    const own = (rest[best] as Float64Array).slice()
    const total = (own[best] as number) + variance
    for (const [at, row] of rest.entries()) {
      for (let k = 0; k < row.length; k++)
        row[k] = (row[k] as number) - ((own[at] as number) * (own[k] as number)) / total
    }
  }
  expect(found).toEqual(mostTelling.slice(0, found.length))
})
