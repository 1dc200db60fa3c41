import { describe, expect, it } from 'vitest'
import { camLayers, camNetwork, camPictures, fastCamNetwork, readCamNumbers } from '../../../fixtures/cam.ts'
import { largestDifference } from '../../../fixtures/goldens.ts'
import { biasesOf } from '../biases.ts'
import type { CamContext } from '../context.ts'
import { pictureShape } from '../pictureShape.ts'
import { fullGrad } from './fullGrad.ts'

/** Input and biases, each times its gradient. */
async function whole(context: CamContext): Promise<number> {
  const biases = await biasesOf(context)
  const { name } = pictureShape(context.plan)
  const places = [{ node: name, at: 'output' } as const, ...biases.map(({ place }) => place)]
  const gradients = await context.gradientsOf(places, context.seed().values)
  const factors = [context.inputs[0] ?? [], ...biases.map(({ values }) => values)]
  return gradients.reduce(
    (sum, gradient, index) =>
      gradient.reduce((part, value, at) => {
        const factor = factors[index] ?? []
        return part + value * (factor[at % factor.length] as number)
      }, sum),
    0,
  )
}

/** On plain arrays, and on the CPU engine. */
const networks = { resnet: camNetwork, vgg: fastCamNetwork }

const cases = (['resnet', 'vgg'] as const).flatMap((id) => camPictures.map((picture) => [id, picture] as const))

describe.each(cases)('FullGrad of %s, %s', (id, picture) => {
  const layer = camLayers[id][1]

  it('is complete: input and biases make up the logit', async () => {
    const context = await (await networks[id](id)).context(picture, { layer })
    const logit = context.score(context.logits)
    expect(Math.abs((await whole(context)) - logit)).toBeLessThan(2e-6 * Math.max(Math.abs(logit), 1))
  })

  it('is grad-cam’s map', async () => {
    const context = await (await networks[id](id)).context(picture, { layer })
    const { height, width, values } = await fullGrad.run(context)
    const wanted = readCamNumbers(id, picture, layer).array('FullGrad', 'final')
    const step = Math.sqrt((height * width) / wanted.length)
    const peak = Math.max(...values)
    const found = wanted.map((_, at) => {
      const [y, x] = [Math.floor(at / (width / step)) * step, (at % (width / step)) * step]
      return (values[y * width + x] as number) / peak
    })
    // Where two pixels of a window or the sides of a ReLU are nearly equal, engines part: a few pixels.
    const isFar = [...found].filter((value, at) => Math.abs(value - (wanted[at] as number)) > 1e-3)
    expect(isFar.length / found.length).toBeLessThan(id === 'resnet' ? 1e-9 : 0.01)
    expect(largestDifference(found, wanted)).toBeLessThan(0.01)
  })
})
