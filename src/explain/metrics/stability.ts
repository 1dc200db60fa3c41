import type { Metric } from '../metric.ts'
import { uniform } from '../random.ts'
import { rangeOf } from '../rangeOf.ts'
import { withPicture } from './scores.ts'

/** Of the range of the input: five grey levels. */
const RADIUS = 0.02
const NOISES = 10

/**
 * How much of the map changes, at most, by noise that nobody sees: the largest |map' − map| / |map| (Euclidean) over ten
 * pictures with uniform noise. NaN for an empty map.
 */
export const stability: Metric = {
  paper: 'Yeh et al. 2019, sensitivity max',
  better: 'low',
  cost: () => ({ passes: 0, maps: NOISES }),
  async run(context, map, again) {
    const [picture = new Float32Array()] = context.inputs
    const radius = RADIUS * rangeOf(picture)
    const size = norm(map.values)
    if (size === 0) return { value: Number.NaN }
    let largest = 0
    for (let number = 1; number <= NOISES; number++) {
      context.signal?.throwIfAborted()
      const noise = uniform(picture.length, number)
      const noisy = picture.map((value, at) => value + radius * (2 * (noise[at] as number) - 1))
      const { values } = await again.about(withPicture(context, noisy), ({ done, total }) =>
        context.onProgress({ done: number - 1 + done / total, total: NOISES }),
      )
      largest = Math.max(largest, norm(values.map((value, at) => value - (map.values[at] as number))) / size)
      context.onProgress({ done: number, total: NOISES })
    }
    return { value: largest }
  },
}

const norm = (values: Float32Array): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
