import { yieldToEventLoop } from '../../engine/yieldToEventLoop.ts'
import { enlarge } from '../../image/heat/upsample.ts'
import { findMissing, type Holes, knownSums } from './missingPixels.ts'
import { shrink } from './shrink.ts'
import { createSolver } from './solve.ts'

/** Planes of at most this many values on their shorter side are solved without a guess. */
const SMALL = 16

/**
 * A picture, [height, width, channels], of which the pixels where `isMissing` is 1 are made from the others, as smooth
 * as can be: noisy linear imputation (Rong et al. 2022, section 4.2), to which ROAD adds noise. All zeros if all are
 * missing.
 */
export async function impute(
  picture: Float32Array,
  { height, width, channels }: { height: number; width: number; channels: number },
  isMissing: Uint8Array,
): Promise<Float32Array> {
  const fill = createFilling({ height, width, isMissing })
  const imputed = picture.slice()
  for (let channel = 0; channel < channels; channel++) {
    await yieldToEventLoop()
    const values = new Float32Array(isMissing.length)
    for (let pixel = 0; pixel < values.length; pixel++) values[pixel] = picture[pixel * channels + channel] as number
    const filled = fill(values)
    for (let pixel = 0; pixel < filled.length; pixel++) imputed[pixel * channels + channel] = filled[pixel] as number
  }
  return imputed
}

/** Fills the holes of one channel. Begins with what a quarter of the resolution gives, which spares half of the work. */
function createFilling(holes: Holes): (values: Float32Array) => Float32Array {
  const { height, width } = holes
  const system = findMissing(holes)
  const { places, pixels } = system
  if (pixels.length === holes.isMissing.length) return (values) => new Float32Array(values.length)
  const solve = createSolver(system)
  const smaller = Math.min(height, width) > SMALL ? shrink(holes) : undefined
  const fillSmaller = smaller && createFilling(smaller)
  return (values) => {
    const guess = smaller && fillSmaller?.(smaller.meansOf(values))
    const large = guess && enlarge({ ...smaller, values: guess }, height, width)
    const solved = solve(knownSums(system, holes, values), large)
    const filled = values.slice()
    for (let at = 0; at < pixels.length; at++) filled[pixels[at] as number] = solved[places[at] as number] as number
    return filled
  }
}
