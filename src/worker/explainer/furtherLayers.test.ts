import { beforeAll, describe, expect, it } from 'vitest'
import { readSample } from '../../../fixtures/goldens.ts'
import { fetchFrom, PACKAGE_URL, simd } from '../../../fixtures/packages.ts'
import { smallPackage } from '../../../fixtures/smallNetwork.ts'
import { preprocess, presets } from '../../image/input/preprocess.ts'
import { resizeNearest } from '../../image/input/resize.ts'
import type { Question } from '../../types.ts'
import { createExplainer } from './createExplainer.ts'
import type { Explainer } from './explainer.ts'

const input = preprocess(resizeNearest(readSample('cat'), 128), presets.caffe)
const question: Question = { classIndex: 2, layer: 'conv3', method: 'gradCam', score: 'probability' }

describe.each(['wasm', 'cpu'] as const)(
  'an explanation of other layers or pictures than the kept pass, on %s',
  (backend) => {
    let explainer: Explainer
    beforeAll(async () => {
      explainer = createExplainer({ simd, fetch: fetchFrom(await smallPackage()) })
      await explainer.open({ modelUrl: PACKAGE_URL, backend }, () => {})
    })

    it.each<[string, Partial<Question>, number]>([
      ['several layers', { furtherLayers: ['conv1', 'conv2'], fusion: 'product' }, 128],
      ['flips', { smoothing: 'flips' }, 128],
      ['flips of several layers', { smoothing: 'flips', furtherLayers: ['conv2'] }, 128],
      ['a first component', { smoothing: 'eigen', method: 'layerCam' }, 32],
      ['RefineCAM', { method: 'refineCam' }, 128],
      ['FullGrad', { method: 'fullGrad' }, 128],
      ['ShapleyCAM', { method: 'shapleyCam' }, 32],
      ['Finer-CAM', { method: 'finerCam', against: [3] }, 32],
    ])('%s: is carried by the answer, and leaves the next one as it was', async (_, asked, side) => {
      const { pass } = await explainer.forward(input, 'conv3')
      const before = await explainer.explain(pass, question)
      const tensors = (await explainer.memory()).tensors
      const answer = await explainer.explain(pass, { ...question, ...asked })
      expect(answer).toMatchObject({ ...asked, empty: false, heatmap: { height: side, width: side } })
      expect(answer.unfinished).toBeUndefined()
      expect(await explainer.explain(pass, question)).toEqual({ ...before, explainMs: expect.any(Number) })
      await explainer.forward(input, 'conv3')
      expect((await explainer.memory()).tensors).toBe(tensors)
    })

    it('keeps what it has when it is stopped', async () => {
      const { pass } = await explainer.forward(input, 'conv3')
      const stop = new AbortController()
      const answer = await explainer.explain(
        pass,
        { ...question, smoothing: 'flips' },
        ({ done }) => {
          if (done >= 1) stop.abort()
        },
        stop.signal,
      )
      expect(answer.unfinished).toMatchObject({ total: 6 })
      expect(Math.max(...answer.heatmap.values)).toBe(1)
    })

    it('refuses a layer that there is not', async () => {
      const { pass } = await explainer.forward(input, 'conv3')
      await expect(explainer.explain(pass, { ...question, furtherLayers: ['no'] })).rejects.toThrow(RangeError)
    })
  },
)
