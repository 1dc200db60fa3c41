import { describe, expect, it } from 'vitest'
import { camCases, camLayers, camNetwork, camPictures, fastCamNetwork, readCamNumbers } from '../../fixtures/cam.ts'
import { largestDifference } from '../../fixtures/goldens.ts'
import type { Question } from '../types.ts'
import { mapOf } from './afterwards.ts'
import { arriveMethod } from './arriveMethod.ts'
import { enlarger } from './enlarge.ts'
import { explain } from './explain.ts'
import { stretched } from './fuse.ts'
import { gradCam, weightedMean } from './methods/gradCam.ts'
import { plusPlus as plusPlusOf } from './methods/gradCamPlusPlus.ts'
import { refineCam } from './methods/refineCam.ts'
import { meanGradients } from './reading.ts'

/** On plain arrays, and on the CPU engine. */
const networks = { resnet: camNetwork, vgg: fastCamNetwork }

const byPeak = (values: ArrayLike<number>, sign = 1): Float64Array => {
  const peak = largestDifference(values, new Float64Array(values.length))
  return Float64Array.from(values, (value) => (sign * value) / peak)
}

/** A map as grad-cam has it of one layer, at the size of the input; and as it finishes it. */
function atInput(values: ArrayLike<number>, [height, width]: readonly [number, number], side: number): Float64Array {
  const positive = stretched(Float64Array.from(values, (value) => Math.max(value, 0)))
  return enlarger({ height, width }, { height: side, width: side }, 'halfPixel')(positive)
}

const finished = (...map: Parameters<typeof atInput>): Float64Array => stretched(atInput(...map))

/** The pixels of a map that the numbers have. */
const sampled = (map: ArrayLike<number>, side: number, count: number): Float64Array => {
  const step = side / Math.sqrt(count)
  const per = side / step
  return Float64Array.from(
    { length: count },
    (_, at) => map[Math.floor(at / per) * step * side + (at % per) * step] as number,
  )
}

describe.each(camCases)('%s, %s, %s: the first principal component', (id, picture, layer) => {
  it.each([
    ['gradCam', 'GradCAM'],
    ['layerCam', 'LayerCAM'],
  ])('%s', async (method, name) => {
    const context = await (await networks[id](id)).context(picture, { layer, method, smoothing: 'eigen' })
    const found = byPeak((await mapOf(context, await arriveMethod(method))).values)
    const wanted = byPeak(readCamNumbers(id, picture, layer).array(`${name}.eigen_smooth`))
    const sign = found.reduce((sum, value, at) => sum + value * (wanted[at] as number), 0) < 0 ? -1 : 1
    expect(largestDifference(found, byPeak(wanted, sign))).toBeLessThan(1e-4)
    expect(Math.max(...found)).toBe(1)
  })
})

const mirrored = (values: ArrayLike<number>, width: number, channels: number): Float32Array =>
  Float32Array.from(values, (_, at) => {
    const [cell, k] = [Math.floor(at / channels), at % channels]
    const row = Math.floor(cell / width)
    return values[(row * width + width - 1 - (cell % width)) * channels + k] as number
  })

const meanOf = (maps: readonly Float64Array[]): Float64Array =>
  Float64Array.from(maps[0] ?? [], (_, at) => maps.reduce((sum, map) => sum + (map[at] as number) / maps.length, 0))

const cases = [...camPictures.map((picture) => ['resnet', picture] as const), ['vgg', 'cat'] as const]

describe.each(cases)('%s, %s', (id, picture) => {
  const [early, late] = camLayers[id]
  const side = id === 'resnet' ? 64 : 224
  const open = async (question: Pick<Question, 'layer'> & Partial<Question>) =>
    (await networks[id](id)).context(picture, question)

  it('flips: the mean over mirror images and contrasts, as grad-cam’s aug_smooth finishes it', async () => {
    const context = await open({ layer: late, smoothing: 'flips' })
    const [height = 0, width = 0] = context.shape
    const maps: Float64Array[] = []
    for (const isMirrored of [false, true]) {
      for (const contrast of [0.9, 1, 1.1]) {
        const own = context.inputs[0] as Float32Array
        const other = (isMirrored ? mirrored(own, side, 3) : own).map((value) => value * contrast)
        const { values } = await context.about([other], (about) => gradCam.run(about))
        maps.push(isMirrored ? Float64Array.from(mirrored(values, width, 1)) : values)
      }
    }
    const wanted = readCamNumbers(id, picture, late).array('GradCAM.aug_smooth', 'final')
    const theirs = meanOf(maps.map((map) => finished(map, [height, width], side)))
    expect(largestDifference(sampled(theirs, side, wanted.length), wanted)).toBeLessThan(1e-3)
    const told: number[] = []
    const ours = await mapOf({ ...context, onProgress: ({ done }) => told.push(done) }, gradCam)
    expect(largestDifference(ours.values, theirs)).toBeLessThan(1e-6)
    expect(told).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('fuses layers: the mean of their maps, as grad-cam finishes it', async () => {
    const context = await open({ layer: late, furtherLayers: [early] })
    const parts = []
    for (const layer of [early, late]) parts.push((await context.at(layer).reading()).input)
    const maps = parts.map((input) => weightedMean(input, meanGradients(input)))
    const sizes = parts.map(({ height, width }) => [height, width] as const)
    const wanted = readCamNumbers(id, picture, late).array('GradCAM.bothLayers', 'final')
    const theirs = stretched(meanOf(maps.map((map, at) => atInput(map, sizes[at] ?? [1, 1], side))))
    expect(largestDifference(sampled(theirs, side, wanted.length), wanted)).toBeLessThan(1e-3)

    const answer = await explain(context)
    expect(answer).toMatchObject({
      furtherLayers: [early],
      channelWeights: null,
      heatmap: { height: side, width: side },
    })
    expect(answer.mapBeforeRelu).toBeUndefined()
    expect(largestDifference(answer.heatmap.values, theirs)).toBeLessThan(1e-6)
    const product = await mapOf({ ...context, question: { ...context.question, fusion: 'product' } }, gradCam)
    const finals = maps.map((map, at) => finished(map, sizes[at] ?? [1, 1], side))
    const wantedProduct = stretched((finals[0] as Float64Array).map((value, at) => value * (finals[1]?.[at] ?? 0)))
    expect(largestDifference(product.values, wantedProduct)).toBeLessThan(1e-6)
  })

  it('RefineCAM: the product, as grad-cam finishes it', async () => {
    const context = await open({ layer: late, method: 'refineCam', furtherLayers: [early] })
    const readings = []
    for (const layer of [early, late]) readings.push((await context.at(layer).reading()).input)
    const numbers = readCamNumbers(id, picture, late)
    const plusPlus = readings.map((input) => ({ ...input, values: plusPlusOf(input, 0).values }))
    const wanted = numbers.array('RefineCAM', 'final')
    const finals = plusPlus.map(({ height, width, values }) => finished(values, [height, width], side))
    const theirs = stretched((finals[0] as Float64Array).map((value, at) => value * (finals[1]?.[at] ?? 0)))
    expect(largestDifference(sampled(theirs, side, wanted.length), wanted)).toBeLessThan(1e-3)
    const { heatmap, empty } = await explain(context)
    expect(empty).toBe(false)
    expect(largestDifference(heatmap.values, theirs)).toBeLessThan(1e-6)
  })
})

it('RefineCAM of one layer takes the ends of the blocks', async () => {
  const context = await (await camNetwork('resnet')).context('cat', { layer: 'layer3', method: 'refineCam' })
  const { height, width } = await refineCam.run(context)
  expect([height, width]).toEqual([64, 64])
  expect(refineCam.cost(context.plan, 'layer3')).toBeGreaterThan(1)
})
