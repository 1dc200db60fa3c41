import type { Holes } from './missingPixels.ts'

const BLOCK = 4

/**
 * A plane at a quarter of its resolution: the holes, where a block of 4 x 4 is missing if all of it is; and a function
 * that gives the means of what there is of each block of values.
 */
export function shrink({ height, width, isMissing }: Holes): Holes & { meansOf(values: Float32Array): Float32Array } {
  const smaller = { height: Math.ceil(height / BLOCK), width: Math.ceil(width / BLOCK) }
  const blocks = Uint32Array.from(isMissing, (_, pixel) => {
    const [y, x] = [Math.floor(pixel / width), pixel % width]
    return Math.floor(y / BLOCK) * smaller.width + Math.floor(x / BLOCK)
  })
  const counts = new Uint8Array(smaller.height * smaller.width)
  for (let pixel = 0; pixel < blocks.length; pixel++) {
    const block = blocks[pixel] as number
    if (isMissing[pixel] !== 1) counts[block] = (counts[block] as number) + 1
  }
  return {
    ...{ ...smaller, isMissing: counts.map((count) => (count === 0 ? 1 : 0)) },
    meansOf(values) {
      const sums = new Float32Array(counts.length)
      for (let pixel = 0; pixel < blocks.length; pixel++) {
        const block = blocks[pixel] as number
        if (isMissing[pixel] !== 1) sums[block] = (sums[block] as number) + (values[pixel] as number)
      }
      return sums.map((sum, block) => sum / Math.max(counts[block] as number, 1))
    },
  }
}
