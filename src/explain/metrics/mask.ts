import { enlarge } from '../../image/heat/upsample.ts'
import type { Heatmap } from '../../types.ts'
import type { CamContext } from '../context.ts'
import { pictureShape } from '../pictureShape.ts'

/**
 * A map as a mask over the picture, [height, width]: enlarged as on the page and by `cv2.resize`, then from exactly 0 to
 * exactly 1, like the maps that grad-cam gives to its metrics. All zeros if the map is the same everywhere.
 */
export function maskOf(context: CamContext, map: Heatmap): Float32Array {
  const { height, width } = pictureShape(context.plan)
  const mask = enlarge(map, height, width)
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of mask) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  const range = most - least
  return mask.map((value) => (range > 0 ? (value - least) / range : 0))
}

/** The pixels from the hottest to the coldest; equal ones by position. */
export function fromHottest(mask: Float32Array): Uint32Array {
  return Uint32Array.from(mask, (_, pixel) => pixel).sort((a, b) => (mask[b] as number) - (mask[a] as number) || a - b)
}
