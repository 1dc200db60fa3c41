import { beforeAll, describe, expect, it } from 'vitest'
import {
  type CamNetwork,
  type CamNetworkId,
  type CamPicture,
  camNetwork,
  camPictures,
  readCamNumbers,
} from '../../fixtures/cam.ts'
import { relativeDifference } from '../../fixtures/goldens.ts'
import { simd } from '../../fixtures/packages.ts'
import { startSimd } from '../engine/simd/simdEngine.ts'
import { ofPreset } from '../model/package/preprocessing.ts'
import type { Question } from '../types.ts'
import { guidedBackprop } from './methods/guidedBackprop.ts'
import { inputXGradient } from './methods/inputXGradient.ts'
import { integratedGradientsIn } from './methods/integratedGradients.ts'
import { occlusionWith } from './methods/occlusion.ts'
import { riseWith } from './methods/rise.ts'
import { smoothGradWith } from './methods/smoothGrad.ts'
import { riseMasks } from './riseMasks.ts'

// Maps of pixels as PyTorch and grad-cam have them: of [3, height, width], every few rows and columns.

const networks = new Map<CamNetworkId, CamNetwork>()
beforeAll(async () => {
  for (const id of ['resnet', 'vgg'] as const) networks.set(id, await camNetwork(id, await startSimd(simd)))
})

const settings = {
  resnet: { preset: ['torch', 64], layer: 'layer3', step: 2, masks: 128, squares: { size: 16, stride: 8 } },
  vgg: { preset: ['caffe', 224], layer: 'block5_conv3', step: 8, masks: 64, squares: { size: 56, stride: 28 } },
} as const

const cases: readonly (readonly [CamNetworkId, CamPicture])[] = [
  ...camPictures.map((picture) => ['resnet', picture] as const),
  ['vgg', 'cat'],
]

/** A question about a picture of a network, and the reference for it. */
function setUp(id: CamNetworkId, picture: CamPicture) {
  const { preset, layer, step, masks, squares } = settings[id]
  const side = preset[1]
  const numbers = readCamNumbers(id, picture, 'pixels')
  return {
    ...{ side, masks, squares, numbers },
    ask: async (question: Partial<Question> = {}) => ({
      ...(await (networks.get(id) as CamNetwork).context(picture, { layer, ...question })),
      preprocessing: ofPreset(preset[0], preset[1]),
    }),
    /** The sum over the channels of a function of the reference. */
    reference(name: string, of = (value: number) => value) {
      const values = numbers.array(name, 'values')
      const cells = values.length / 3
      const at = (channel: number, cell: number) => of(values[channel * cells + cell] as number)
      return Array.from({ length: cells }, (_, cell) => at(0, cell) + at(1, cell) + at(2, cell))
    },
    /** The pixels of a map that the reference has. */
    sampled(values: ArrayLike<number>) {
      const cells = side / step
      const at = (cell: number) => Math.floor(cell / cells) * step * side + (cell % cells) * step
      return Array.from({ length: cells ** 2 }, (_, cell) => values[at(cell)] as number)
    },
  }
}

/** Differences by the largest magnitude of the reference: the largest, and the share of those above 1e-4. */
function differences(values: readonly number[], wanted: readonly number[]) {
  const peak = wanted.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const off = wanted.map((value, at) => Math.abs(value - (values[at] as number)) / peak)
  return { largest: Math.max(...off), share: off.filter((one) => one > 1e-4).length / off.length }
}

describe.each(cases)('%s, %s', (id, picture) => {
  it('has its gradients: times the input, guided, and smooth', { timeout: 20000 }, async () => {
    const { ask, sampled, reference } = setUp(id, picture)
    const times = await inputXGradient.run(await ask())
    const guided = await guidedBackprop.run(await ask())
    const smooth = await smoothGradWith({ samples: 8, seed: 7000 }).run(await ask())
    for (const { largest, share } of [
      differences(sampled(times.values), reference('inputXGradient')),
      differences(sampled(guided.values), reference('guidedBackprop', Math.abs)),
      differences(sampled(smooth.values), reference('smoothGrad', Math.abs)),
    ]) {
      // On the larger network, sums near zero pass a ReLU in one engine and not in the other.
      expect(largest).toBeLessThan(id === 'vgg' ? 1e-2 : 1e-5)
      expect(share).toBeLessThan(id === 'vgg' ? 0.05 : 1e-9)
    }
  })

  it('has its occlusion: a pixel the mean of the squares over it', { timeout: 60000 }, async () => {
    const { ask, side, squares, numbers } = setUp(id, picture)
    const { values } = await occlusionWith(() => squares).run(await ask())
    const { size, stride } = squares
    const grid = numbers.array('occlusion', 'values')
    const count = (side - size) / stride + 1
    const covers = (square: number, at: number) => at >= square * stride && at < square * stride + size
    const wanted = values.map((_, at) => {
      const over = grid.filter(
        (__, square) => covers(Math.floor(square / count), Math.floor(at / side)) && covers(square % count, at % side),
      )
      return over.reduce((sum, drop) => sum + drop, 0) / over.length
    })
    expect(relativeDifference(values, wanted)).toBeLessThan(1e-4)
  })
})

describe.each(camPictures)('resnet, %s', (picture) => {
  it('has its integrated gradients', { timeout: 60000 }, async () => {
    const { ask, numbers, sampled, reference } = setUp('resnet', picture)
    const { values, logScale } = await integratedGradientsIn(50).run(await ask())
    expect(logScale).toBe(0)
    const { sum = 0, absoluteSum = 0, logitDifference = 0 } = numbers.entries.integratedGradients ?? {}
    const all = values.reduce((total, value) => total + value, 0)
    expect(Math.abs(all - sum) / absoluteSum).toBeLessThan(1e-6)
    // Complete but for what 50 steps miss of the jumps on the way.
    expect(Math.abs(all - logitDifference) / absoluteSum).toBeLessThan(1e-3)
    expect(Math.abs(all / logitDifference - 1)).toBeLessThan(0.15)
    // Where pooled values are equal on the way, another one of them gets the gradient.
    const { largest, share } = differences(sampled(values), reference('integratedGradients'))
    expect(largest).toBeLessThan(0.03)
    expect(share).toBeLessThan(0.05)
  })

  it('has its RISE, less the mean score where a pixel is shown', { timeout: 60000 }, async () => {
    const { ask, side, masks, numbers, sampled } = setUp('resnet', picture)
    const rule = { side: 8, keep: 0.5, seed: 5000 }
    const { values } = await riseWith({ masks, ...rule }).run(await ask({ score: 'probability' }))
    const scores = numbers.entries.RISE?.scores ?? []
    const mean = scores.reduce((sum, score) => sum + score, 0) / masks
    const maskOf = riseMasks(rule, side, side)
    const shown = new Float64Array(side * side)
    for (let number = 0; number < masks; number++) {
      for (const [at, value] of maskOf(number).entries()) shown[at] = (shown[at] as number) + value
    }
    const paper = values.map((value, at) => value + (mean * (shown[at] as number)) / (masks * rule.keep))
    expect(relativeDifference(sampled(paper), numbers.array('RISE', 'values'))).toBeLessThan(1e-5)
  })
})
