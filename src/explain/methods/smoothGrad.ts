import type { CamMethod } from '../method.ts'
import { noiseOf, noisyPicture } from '../noisyPicture.ts'
import { perPixel, pictureShape } from '../pictureShape.ts'
import { refine } from '../refine.ts'
import { scaledSum } from '../scaledSum.ts'
import { noiseWork, thereAndBack } from '../workAfter.ts'

/**
 * SmoothGrad (Smilkov et al. 2017) with so many samples: the mean gradient at the picture with noise of 0.15 of its
 * range. Its sign says only whether a pixel should be brighter or darker, so the map is the sum of the magnitudes over
 * the channels (section 3.1 of the paper), and ReLU changes nothing. The noise is the same at every visit.
 */
export const smoothGradWith = ({ samples, seed }: { samples: number; seed: number }): CamMethod => ({
  paper: 'Smilkov et al. 2017',
  isCounterfactual: false,
  fusesLayers: true,
  cost: (plan) => samples * (noiseWork(plan) + thereAndBack(plan, pictureShape(plan).name)),
  async run(context) {
    const shape = pictureShape(context.plan)
    const { name, height, width, channels } = shape
    const [picture = new Float32Array(), ...others] = context.inputs
    const deviation = noiseOf(picture)
    const sum = scaledSum(picture.length)
    let done = 0
    const take = async (from: number, to: number) => {
      const noisy = noisyPicture(picture, shape, { deviation, seed: seed + from })
      await context.about(
        [noisy, ...others],
        async (about) => {
          const { values, logScale } = about.seed()
          sum.add(await about.gradients(name, values), logScale)
        },
        name,
      )
      done = to
    }
    return refine(context, { total: samples, most: 1 }, take, () => ({
      ...{ height, width, logScale: sum.logScale },
      values: perPixel(sum.values, channels, (value) => Math.abs(value) / done),
    }))
  },
})

/** SmoothGrad with a number of samples after which its paper sees little change. */
export const smoothGrad = smoothGradWith({ samples: 50, seed: 7000 })
