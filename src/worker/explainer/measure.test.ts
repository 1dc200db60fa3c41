import { afterEach, expect, it, vi } from 'vitest'
import { fetchFrom, PACKAGE_URL, simd } from '../../../fixtures/packages.ts'
import { linearPackage, smallPackage } from '../../../fixtures/smallNetwork.ts'
import { metricNames } from '../../explain/metrics/names.ts'
import { passesOf } from '../../passesOf.ts'
import type { LinearReading, MetricCost, Question } from '../../types.ts'
import { createExplainer } from './createExplainer.ts'
import type { MeasureProgress, MeasureQuestion } from './measure.ts'
import { testPicture } from './trial.ts'

const question: Question = { classIndex: 4, layer: 'conv3', method: 'gradCam', score: 'logit' }

async function ready(backend: 'wasm' | 'cpu' = 'wasm', files = smallPackage(), reading?: LinearReading) {
  const explainer = createExplainer({ simd, fetch: fetchFrom(await files) })
  const { model } = await explainer.open({ modelUrl: PACKAGE_URL, backend }, () => {})
  const { height, width, channels } = model.input
  const input = testPicture([height, width, channels], model.preprocessing, 0)
  const { pass } = await explainer.forward(input.slice(), 'conv3', undefined, reading && { reading })
  return { explainer, pass }
}

afterEach(() => {
  vi.unstubAllGlobals()
})

it.each(['wasm', 'cpu'] as const)(
  'on %s: measures an answer, the sanity test by a second network, and leaves no memory behind',
  async (backend) => {
    const { explainer, pass } = await ready(backend)
    const { heatmap } = await explainer.explain(pass, question)
    const before = await explainer.memory()
    const told: MeasureProgress[] = []
    const ids = ['averageDrop', 'sparseness', 'stability', 'sanity'] as const
    const results = await explainer.measure(pass, question, ids, (progress) => told.push(structuredClone(progress)))
    expect(Object.keys(results)).toEqual([...ids])
    expect(results.averageDrop?.value).toBeGreaterThanOrEqual(0)
    expect(results.averageDrop?.value).toBeLessThanOrEqual(1)
    expect(results.stability?.value).toBeGreaterThan(0)
    const { film = [], value, isInsensitive } = results.sanity ?? {}
    // The first frame is the network as it is.
    expect(film.map(({ layers }) => layers)).toEqual([[], ['predictions'], ['fc1'], ['conv3'], ['conv2'], ['conv1']])
    expect(film.map(({ map }) => map.values.length)).toEqual(film.map(() => heatmap.values.length))
    expect(value).toBeLessThan(0.9)
    expect(isInsensitive).toBe(false)
    const shares = told.map(({ done, total }) => done / total)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
    expect(Object.keys(told.at(-1)?.results ?? {})).toEqual(ids.slice(0, 3))
    // The network in use is still itself.
    expect((await explainer.explain(pass, question)).heatmap).toEqual(heatmap)
    expect(await explainer.memory()).toEqual(before)
  },
)

it('reads the output of the second network as a person chose to', async () => {
  const asked: Question = { ...question, score: 'probability' }
  const sanityOf = async ({ explainer, pass }: Awaited<ReturnType<typeof ready>>) =>
    (await explainer.measure(pass, asked, ['sanity'])).sanity
  const asOpened = await sanityOf(await ready('wasm', linearPackage('values')))
  expect(await sanityOf(await ready('wasm', linearPackage(), 'values'))).toEqual(asOpened)
})

it('takes a map that is there, and measures the same', async () => {
  const { explainer, pass } = await ready()
  const { heatmap: map } = await explainer.explain(pass, question)
  const ids = ['averageDrop', 'roadMorf', 'arcc'] as const
  expect(await explainer.measure(pass, { ...question, map }, ids)).toEqual(await explainer.measure(pass, question, ids))
})

it.each(['arcc', 'stability', 'sanity'] as const)(
  'tells how far the maps are that %s makes, and ends within one',
  async (id) => {
    const { explainer, pass } = await ready()
    const { heatmap: map } = await explainer.explain(pass, question)
    const asked: MeasureQuestion = { ...question, method: 'smoothGrad', map }
    const stop = new AbortController()
    const told: number[] = []
    const onProgress = ({ done, total }: MeasureProgress) => {
      told.push(done / total)
      if (told.length === 4) stop.abort()
    }
    await expect(explainer.measure(pass, asked, [id], onProgress, stop.signal)).rejects.toMatchObject({
      name: 'AbortError',
    })
    expect(told).toHaveLength(4)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(new Set(told).size).toBe(4)
    // Within the first map.
    expect(told.at(-1)).toBeLessThan(0.1)
  },
)

it('keeps what is done when it is stopped; what is stopped before has nothing', async () => {
  const { explainer, pass } = await ready()
  const stop = new AbortController()
  const onProgress = ({ metric }: MeasureProgress) => metric === 'insertion' && stop.abort()
  const results = await explainer.measure(pass, question, ['increase', 'insertion'], onProgress, stop.signal)
  expect(Object.keys(results)).toEqual(['increase'])
  await expect(explainer.measure(pass, question, ['increase'], undefined, stop.signal)).rejects.toMatchObject({
    name: 'AbortError',
  })
})

it('refuses the sanity test where there is no room for two networks, and nothing else', async () => {
  const { explainer, pass } = await ready()
  vi.stubGlobal('navigator', { deviceMemory: 0.0001 })
  const { sanity, increase } = await explainer.measure(pass, question, ['sanity', 'increase'])
  expect(sanity).toEqual({ value: Number.NaN, problem: { code: 'noRoomForSecond', parameters: {} } })
  expect(increase?.problem).toBeUndefined()
})

it('says what each metric is and costs; knows no other, and no pass that is gone', async () => {
  const { explainer, pass } = await ready()
  const about = await explainer.aboutMetrics()
  expect(about.map(({ id, label }) => [id, label])).toEqual(Object.entries(metricNames))
  const costs = Object.fromEntries(about.map(({ id, cost }) => [id, cost]))
  expect(costs).toMatchObject({ averageDrop: { passes: 1 }, insertion: { passes: 129 }, sparseness: { passes: 0 } })
  expect(costs).toMatchObject({ arcc: { ...costs.roadMorf, maps: 1 }, stability: { passes: 0, maps: 10 } })
  // What metrics share is measured once.
  expect(passesOf([costs.averageDrop, costs.increase, costs.arcc, costs.stability] as MetricCost[], 7)).toBe(
    1 + (costs.arcc?.passes ?? 0) + 11 * 7,
  )
  await expect(explainer.measure(pass, question, ['taste' as never])).rejects.toThrow(RangeError)
  await expect(explainer.measure(pass + 1, question, ['increase'])).rejects.toMatchObject({ kind: 'passGone' })
})
