import { yieldToEventLoop } from '../../engine/yieldToEventLoop.ts'
import type { PictureShape } from '../pictureShape.ts'
import { findMissing, knownSums } from './missingPixels.ts'
import { solve } from './solve.ts'

/**
 * A picture, [height, width, channels], of which the pixels where `isMissing` is 1 are made from the others, as smooth
 * as can be: noisy linear imputation (Rong et al. 2022, section 4.2), to which ROAD adds noise. All zeros if all are
 * missing.
 */
export async function impute(
  picture: Float32Array,
  size: Omit<PictureShape, 'name'>,
  isMissing: Uint8Array,
): Promise<Float32Array> {
  const { height, width, channels } = size
  const system = findMissing(isMissing, height, width)
  const known = height * width - system.pixels.length
  const imputed = picture.slice()
  for (let channel = 0; channel < channels; channel++) {
    await yieldToEventLoop()
    let sum = 0
    for (let pixel = 0; pixel < isMissing.length; pixel++) {
      if (isMissing[pixel] !== 1) sum += picture[pixel * channels + channel] as number
    }
    const values = known === 0 ? undefined : solve(system, knownSums(system, picture, size, channel), sum / known)
    for (let at = 0; at < system.pixels.length; at++) {
      const [pixel, place] = [system.pixels[at] as number, system.places[at] as number]
      imputed[pixel * channels + channel] = values?.[place] ?? 0
    }
  }
  return imputed
}
