import { expect, it } from 'vitest'
import { largestDifference } from '../../../fixtures/goldens.ts'
import { hotWhere, madeContext } from '../../../fixtures/madeContext.ts'
import { randomFrom } from '../../../fixtures/randomFrom.ts'
import { impute } from './impute.ts'
import { roadPercentiles, roadScores } from './road.ts'

const size = { height: 9, width: 13, channels: 2 }
const count = size.height * size.width
const random = randomFrom(3)
const picture = Float32Array.from({ length: count * 2 }, () => 20 * random() - 10)

/** The same by Gaussian elimination, as ROAD's `road.py` sets the equations up. */
function byElimination(isMissing: Uint8Array, channel: number): Float32Array {
  const rows = Array.from({ length: count }, (_, pixel) => {
    const row = new Float64Array(count + 1)
    if (isMissing[pixel] !== 1) {
      row[pixel] = 1
      row[count] = picture[pixel * 2 + channel] as number
      return row
    }
    const [y, x] = [Math.floor(pixel / size.width), pixel % size.width]
    for (const [dy, dx, weight] of [-1, 0, 1].flatMap((a) =>
      [-1, 0, 1].map((b) => [a, b, Math.abs(a) + Math.abs(b) === 1 ? 1 / 6 : 1 / 12] as const),
    )) {
      const [other, isInside] = [pixel + dy * size.width + dx, y + dy >= 0 && y + dy < size.height]
      if ((dy === 0 && dx === 0) || !isInside || x + dx < 0 || x + dx >= size.width) continue
      row[pixel] = (row[pixel] as number) + weight
      row[other] = (row[other] as number) - weight
    }
    return row
  })
  for (const [pivot, row] of rows.entries()) {
    const scaled = row.map((value) => value / (row[pivot] as number))
    rows[pivot] = scaled
    for (const [index, other] of rows.entries()) {
      const factor = other[pivot] as number
      if (index !== pivot && factor !== 0)
        rows[index] = other.map((value, at) => value - factor * (scaled[at] as number))
    }
  }
  return Float32Array.from(rows, (row) => row[count] as number)
}

it.each([0.2, 0.5, 0.9])('solves the equations of ROAD with %d of the pixels missing', async (share) => {
  const isMissing = Uint8Array.from({ length: count }, () => (random() < share ? 1 : 0))
  const imputed = await impute(picture, size, isMissing)
  for (const channel of [0, 1]) {
    const ours = imputed.filter((_, at) => at % 2 === channel)
    expect(largestDifference(ours, byElimination(isMissing, channel))).toBeLessThan(1e-3)
  }
})

it('continues a slope, and leaves what is known', async () => {
  const slope = picture.map((_, at) => Math.floor(at / 2) % size.width)
  const isHole = hotWhere(size.height, size.width, (y, x) => y > 2 && y < 6 && x > 3 && x < 9).values
  expect(largestDifference(await impute(slope, size, Uint8Array.from(isHole)), slope)).toBeLessThan(1e-3)
})

it('gives zeros where nothing is known, as the library does', async () => {
  expect(await impute(picture, size, new Uint8Array(count).fill(1))).toEqual(new Float32Array(count * 2))
})

/** ROAD's pictures of a map, by the inputs that the network gets. */
async function picturesOf(scale: number, values: Float32Array, noise?: number) {
  const pictures: Float32Array[] = []
  const inputs = [picture.map((value) => value * scale)]
  const context = madeContext({
    ...{ ...size, inputs },
    logits([one = picture]) {
      pictures.push(one)
      return [0, 0]
    },
  })
  await roadScores(context, { ...size, values }, noise)
  return { pictures: pictures.slice(1), original: inputs[0] ?? picture }
}

it('removes exactly the share of the pixels, also of a map that is mostly 0', async () => {
  const { values } = hotWhere(size.height, size.width, (y, x) => y === 4 && x < 3)
  const { pictures, original } = await picturesOf(1, values)
  const removed = pictures.map((one) => {
    const changed = new Set([...one.keys()].filter((at) => one[at] !== original[at]).map((at) => Math.floor(at / 2)))
    return changed.size
  })
  const wanted = roadPercentiles.map((percentile) => Math.round((count * (100 - percentile)) / 100))
  expect(removed).toEqual(wanted.flatMap((share) => [share, share]))
})

it('adds the same noise each time, in units of the range of the input', async () => {
  const values = Float32Array.from({ length: count }, () => random())
  const [noisy, again, quiet] = [
    await picturesOf(1, values),
    await picturesOf(1, values),
    await picturesOf(1, values, 0),
  ]
  expect(again.pictures).toEqual(noisy.pictures)
  const noiseOf = ({ pictures }: typeof noisy, without: typeof noisy) =>
    pictures.flatMap((one, index) => [...one].map((value, at) => value - (without.pictures[index]?.[at] ?? 0)))
  const small = noiseOf(noisy, quiet).filter((value) => value !== 0)
  const deviation = Math.sqrt(small.reduce((sum, value) => sum + value * value, 0) / small.length)
  expect(deviation / 20).toBeGreaterThan(0.00225 * 0.85)
  expect(deviation / 20).toBeLessThan(0.00225 * 1.15)
  const large = noiseOf(await picturesOf(60, values), await picturesOf(60, values, 0))
  expect(
    largestDifference(
      large,
      noiseOf(noisy, quiet).map((value) => 60 * value),
    ),
  ).toBeLessThan(0.02)
})
