import { describe, expect, it } from 'vitest'
import { camCases, camNetwork, fastCamNetwork, readCamNumbers } from '../../../fixtures/cam.ts'
import { largestDifference } from '../../../fixtures/goldens.ts'
import type { CamContext } from '../context.ts'
import { softmax } from '../softmax.ts'
import { finerCam } from './finerCam.ts'
import { gradCam } from './gradCam.ts'
import { shapley, shapleyCam } from './shapleyCam.ts'

/** On plain arrays, and on the CPU engine. */
const networks = { resnet: camNetwork, vgg: fastCamNetwork }

const byPeak = (values: ArrayLike<number>): Float64Array => {
  const peak = largestDifference(values, new Float64Array(values.length))
  return Float64Array.from(values, (value) => value / peak)
}

describe.each(camCases)('%s, %s, %s: as grad-cam', (id, picture, layer) => {
  it('Finer-CAM, against the classes with the nearest logits', async () => {
    const numbers = readCamNumbers(id, picture, layer)
    const context = await (await networks[id](id)).context(picture, { layer })
    const found = byPeak((await finerCam.run(context)).values)
    expect(largestDifference(found, byPeak(numbers.array('FinerCAM')))).toBeLessThan(1e-4)
    const against = numbers.entries.FinerCAM?.comparedWith ?? []
    const chosen = await (await networks[id](id)).context(picture, { layer, against })
    expect(byPeak((await finerCam.run(chosen)).values)).toEqual(found)
  })

  it('ShapleyCAM of a logit is Grad-CAM to the bit', async () => {
    const context = await (await networks[id](id)).context(picture, { layer })
    const map = await shapleyCam.run(context)
    expect(map.values).toEqual((await gradCam.run(context)).values)
    expect(
      largestDifference(byPeak(map.values), byPeak(readCamNumbers(id, picture, layer).array('ShapleyCAM'))),
    ).toBeLessThan(1e-4)
  })

  it('ShapleyCAM of a score with a Hessian', async () => {
    const plain = await (await networks[id](id)).context(picture, { layer })
    // grad-cam's ReST: the logit plus the logarithm of the probability.
    const { logits, question } = plain
    const p = softmax(logits)
    const values = logits.map((_, at) => (at === question.classIndex ? 2 : 0) - (p[at] as number))
    const context: CamContext = { ...plain, seed: () => ({ values, logScale: 0 }) }
    const gradients = await plain.gradients(layer, values)
    context.reading = async () => ({
      ...(await plain.reading()),
      input: { ...(await plain.reading()).input, gradients },
    })
    const map = await shapley(context, (along) => {
      const mean = along.reduce((sum, change, at) => sum + change * (p[at] as number), 0)
      return along.map((change, at) => -(p[at] as number) * (change - mean))
    })
    const wanted = byPeak(readCamNumbers(id, picture, layer).array('ShapleyCAM.ReST'))
    expect(largestDifference(byPeak(map.values), wanted)).toBeLessThan(1e-3)
  })
})
