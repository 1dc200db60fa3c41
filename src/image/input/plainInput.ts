import type { Pixels, Preprocessing } from '../../types.ts'
import { type Nearest, nearestIndexes, takeNearest } from './resize.ts'
import { colourSamples } from './samples.ts'
import type { PreparedInput } from './toInput.ts'
import { toValues } from './values.ts'

/** True if a whole picture is resized to its nearest pixels, in colours, as for VGG16: that needs the least code. */
export const isPlain = ({ resize, fit, channels }: Preprocessing): boolean =>
  resize === 'nearest' && fit === 'stretch' && channels !== 'grey'

/** What `toInput` makes of a picture, for a plain preprocessing. */
export function plainInput(pixels: Pixels, preprocessing: Preprocessing): PreparedInput {
  const nearest: Nearest = {
    rows: nearestIndexes(pixels.height, preprocessing.height),
    columns: nearestIndexes(pixels.width, preprocessing.width),
  }
  return {
    input: toValues(takeNearest(colourSamples(pixels), nearest), preprocessing),
    crop: { left: 0, top: 0, height: pixels.height, width: pixels.width },
  }
}
