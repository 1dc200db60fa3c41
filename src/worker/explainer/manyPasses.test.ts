import { beforeAll, describe, expect, it } from 'vitest'
import { readSample, relativeDifference } from '../../../fixtures/goldens.ts'
import { fetchFrom, PACKAGE_URL, simd } from '../../../fixtures/packages.ts'
import { smallAbout, smallPackage } from '../../../fixtures/smallNetwork.ts'
import { preprocess, presets } from '../../image/input/preprocess.ts'
import { resizeNearest } from '../../image/input/resize.ts'
import type { Question } from '../../types.ts'
import { createExplainer } from './createExplainer.ts'
import type { Explainer } from './explainer.ts'
import type { ExplainProgress } from './followSteps.ts'

// Explanations of many passes: what is told on the way, and what is left of the kept pass.

const input = () => preprocess(resizeNearest(readSample('cat'), 128), presets.caffe)
const gradCam: Question = { classIndex: 3, layer: 'conv3', method: 'gradCam', score: 'logit' }
const longOnes = ['scoreCam', 'rise', 'occlusion', 'smoothGrad', 'integratedGradients'] as const

describe.each(['wasm', 'cpu'] as const)('on the backend %s', (backend) => {
  let explainer: Explainer
  let pass: number
  beforeAll(async () => {
    explainer = createExplainer({ simd, fetch: fetchFrom(await smallPackage()) })
    await explainer.open({ modelUrl: PACKAGE_URL, backend }, () => {})
    pass = (await explainer.forward(input(), 'conv3', undefined, { preprocessing: smallAbout.preprocessing })).pass
  }, 60000)

  it('tells answers so far, and then the whole one', { timeout: 60000 }, async () => {
    const told: ExplainProgress[] = []
    const question = { ...gradCam, method: 'scoreCam' }
    const answer = await explainer.explain(pass, question, (progress) => told.push(progress))
    expect(answer.unfinished).toBeUndefined()
    const [{ done = 0, total = 0, soFar } = {}] = told
    expect(done).toBeGreaterThan(0)
    expect(done).toBeLessThan(total)
    expect(soFar?.unfinished).toEqual({ done, total })
    expect(Math.max(...(soFar?.heatmap.values ?? []))).toBe(1)
    expect(soFar?.heatmap.values).not.toEqual(answer.heatmap.values)
  })

  it.each(longOnes)('gives what %s has when it is stopped', { timeout: 60000 }, async (method) => {
    const stop = new AbortController()
    const onProgress = () => stop.abort()
    const { unfinished, heatmap, rawPeak } = await explainer.explain(
      pass,
      { ...gradCam, method },
      onProgress,
      stop.signal,
    )
    const { done = 0, total = 0 } = unfinished ?? {}
    expect(done).toBeGreaterThan(0)
    expect(done).toBeLessThan(total)
    expect([Math.max(...heatmap.values), rawPeak > 0]).toEqual([1, true])
  })

  it('has nothing to give if it is stopped before the first step', async () => {
    const question = { ...gradCam, method: 'rise' }
    await expect(explainer.explain(pass, question, undefined, AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    })
  })

  it('answers as before from a pass after other methods, for this class and for others', {
    timeout: 60000,
  }, async () => {
    const other = { ...gradCam, classIndex: 5 }
    const ask = async () => [await explainer.explain(pass, gradCam), await explainer.explain(pass, other)]
    const before = await ask()
    for (const method of ['ablationCam', 'smoothGradCamPlusPlus', 'inputXGradient', 'guidedGradCam', ...longOnes]) {
      const stop = new AbortController()
      await explainer.explain(pass, { ...gradCam, method }, () => stop.abort(), stop.signal)
      expect(await ask()).toEqual(before.map((answer) => ({ ...answer, explainMs: expect.any(Number) })))
    }
  })
})

it('integrates gradients from a black picture, by what it knows of the preprocessing', { timeout: 60000 }, async () => {
  const explainer = createExplainer({ simd, fetch: fetchFrom(await smallPackage()) })
  await explainer.open({ modelUrl: PACKAGE_URL, backend: 'wasm' }, () => {})
  const { preprocessing } = smallAbout
  const black = Float32Array.from({ length: 128 * 128 * 3 }, (_, at) => -([103.939, 116.779, 123.68][at % 3] ?? 0))
  const ofBlack = await explainer.explain((await explainer.forward(black, 'conv3')).pass, gradCam)
  const { pass } = await explainer.forward(input(), 'conv3', undefined, { preprocessing })
  const question: Question = { ...gradCam, method: 'integratedGradients' }
  const { mapBeforeRelu = [], logit } = await explainer.explain(pass, question)
  const sum = [...mapBeforeRelu].reduce((all, value) => all + value, 0)
  // In 50 steps; more come closer.
  expect(relativeDifference([sum], [logit - ofBlack.logit])).toBeLessThan(0.06)
})
