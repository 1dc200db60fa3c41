import { beforeAll, describe, expect, it } from 'vitest'
import {
  type CamNetwork,
  type CamNetworkId,
  type CamPicture,
  camCases,
  camNetwork,
  readCamNumbers,
} from '../../fixtures/cam.ts'
import { relativeDifference } from '../../fixtures/goldens.ts'
import { simd } from '../../fixtures/packages.ts'
import { startSimd } from '../engine/simd/simdEngine.ts'
import type { CamMap } from './method.ts'
import { ablationCam } from './methods/ablationCam.ts'
import { scoreCam } from './methods/scoreCam.ts'
import { smoothGradCamPlusPlusWith } from './methods/smoothGradCamPlusPlus.ts'

// Methods of many passes as grad-cam has them, of the logit.

const networks = new Map<CamNetworkId, CamNetwork>()
beforeAll(async () => {
  for (const id of ['resnet', 'vgg'] as const) networks.set(id, await camNetwork(id, await startSimd(simd)))
})

const ask = (id: CamNetworkId, picture: CamPicture, layer: string) =>
  (networks.get(id) as CamNetwork).context(picture, { layer })

/** The sum over the channels, where a map of ours is the mean. */
const summed = ({ values, channelWeights }: CamMap) => values.map((value) => value * (channelWeights?.length ?? 0))

describe.each(camCases)('%s, %s, %s', (id, picture, layer) => {
  const numbers = readCamNumbers(id, picture, layer)

  it('has its Ablation-CAM', async () => {
    const map = await ablationCam.run(await ask(id, picture, layer))
    expect(relativeDifference(map.channelWeights ?? [], numbers.array('AblationCAM', 'weights'))).toBeLessThan(1e-4)
    expect(relativeDifference(summed(map), numbers.array('AblationCAM'))).toBeLessThan(1e-4)
  })

  it('has its Grad-CAM++ where Smooth Grad-CAM++ has no noise', async () => {
    const map = await smoothGradCamPlusPlusWith({ samples: 2, seed: 1, deviation: 0 }).run(
      await ask(id, picture, layer),
    )
    expect(relativeDifference(summed(map), numbers.array('GradCAMPlusPlus'))).toBeLessThan(1e-4)
  })
})

// On the larger network, each of them takes ten seconds.
const some = camCases.filter(
  ([id, picture, layer]) => id === 'resnet' || (picture === 'cat' && layer === 'block5_conv3'),
)

it.each(some)('has the Score-CAM of %s, %s, %s', { timeout: 60000 }, async (id, picture, layer) => {
  const numbers = readCamNumbers(id, picture, layer)
  const map = await scoreCam.run(await ask(id, picture, layer))
  expect(relativeDifference(map.channelWeights ?? [], numbers.array('ScoreCAM', 'weights'))).toBeLessThan(1e-4)
  expect(relativeDifference(summed(map), numbers.array('ScoreCAM'))).toBeLessThan(1e-4)
})
