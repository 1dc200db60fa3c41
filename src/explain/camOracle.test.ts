import { describe, expect, it } from 'vitest'
import { camLayers, camNetwork, camPictures, readCamNumbers } from '../../fixtures/cam.ts'
import { largestDifference } from '../../fixtures/goldens.ts'

describe.each(['resnet', 'vgg'] as const)('the network %s of the numbers of grad-cam', (id) => {
  it.each(camPictures)('has torch’s logits for %s', async (picture) => {
    const { network, input } = await camNetwork(id)
    const [logits] = await network.logits([[input(picture)]], 0)
    const wanted = readCamNumbers(id, picture, camLayers[id][1]).logits
    expect(largestDifference(logits ?? [], wanted ?? [])).toBeLessThan(1e-4)
  })
})
