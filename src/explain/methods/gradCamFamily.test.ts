import { beforeAll, describe, expect, it } from 'vitest'
import { type CamNumbers, camCases, camNetwork, fastCamNetwork, readCamNumbers } from '../../../fixtures/cam.ts'
import { largestDifference, relativeDifference } from '../../../fixtures/goldens.ts'
import { arriveMethod } from '../arriveMethod.ts'
import type { CamContext } from '../context.ts'

/** Our names of grad-cam's maps that are what their papers say. */
const theirs = {
  gradCam: 'GradCAM',
  hiResCam: 'HiResCAM',
  gradCamPlusPlus: 'GradCAMPlusPlus',
  gradCamElementWise: 'GradCAMElementWise',
  xGradCam: 'XGradCAM',
  layerCam: 'LayerCAM',
  eigenCam: 'EigenCAM',
  eigenGradCam: 'EigenGradCAM',
  kpcaCam: 'KPCA_CAM',
  segEigenCam: 'SegEigenCAM',
  fem: 'FEM',
} as const

/** On plain arrays, and on the CPU engine. */
const networks = { resnet: camNetwork, vgg: fastCamNetwork }

const byPeak = (values: ArrayLike<number>, sign = 1): Float64Array => {
  const peak = largestDifference(values, new Float64Array(values.length))
  return Float64Array.from(values, (value) => (sign * value) / peak)
}

describe.each(camCases)('%s, %s, %s: as grad-cam', (id, picture, layer) => {
  let numbers: CamNumbers
  let context: CamContext
  beforeAll(async () => {
    numbers = readCamNumbers(id, picture, layer)
    context = await (await networks[id](id)).context(picture, { layer })
  })

  it.each(Object.entries(theirs))('%s', async (method, name) => {
    const map = await (await arriveMethod(method)).run(context)
    const { signAgainstRule = 1, weights } = numbers.entries[name] ?? {}
    expect(largestDifference(byPeak(map.values), byPeak(numbers.array(name), signAgainstRule))).toBeLessThan(1e-4)
    if (weights && map.channelWeights) {
      expect(relativeDifference(byPeak(map.channelWeights), byPeak(numbers.array(name, 'weights')))).toBeLessThan(1e-4)
    }
  })
})
