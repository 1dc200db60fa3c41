/** Where the cells of a map lie in the larger one: as a resized picture's pixels, or with corners upon corners. */
export type Placing = 'halfPixel' | 'alignCorners'

/** For each of `to` places the two cells of `from` that it lies between, and how far it is from the first to the second. */
function between(from: number, to: number, placing: Placing) {
  return Array.from({ length: to }, (_, index) => {
    const place =
      placing === 'halfPixel'
        ? Math.min(Math.max(((index + 0.5) * from) / to - 0.5, 0), from - 1)
        : to > 1
          ? (index * (from - 1)) / (to - 1)
          : 0
    const first = Math.min(Math.floor(place), from - 1)
    return { first, second: Math.min(first + 1, from - 1), share: place - first }
  })
}

interface Plane {
  height: number
  width: number
  /** [height, width] */
  values: ArrayLike<number>
}

/** A map at a larger size, bilinear. For maps of one size, make the function once. */
export function enlarger(
  { height, width }: Omit<Plane, 'values'>,
  to: Omit<Plane, 'values'>,
  placing: Placing,
): (values: ArrayLike<number>) => Float64Array<ArrayBuffer> {
  const rows = between(height, to.height, placing)
  const columns = between(width, to.width, placing)
  return (values) => {
    const large = new Float64Array(to.height * to.width)
    let at = 0
    for (const row of rows) {
      const [above, below] = [row.first * width, row.second * width]
      for (const { first, second, share } of columns) {
        const top = mix(values[above + first] as number, values[above + second] as number, share)
        const bottom = mix(values[below + first] as number, values[below + second] as number, share)
        large[at++] = mix(top, bottom, row.share)
      }
    }
    return large
  }
}

const mix = (first: number, second: number, share: number) => first + (second - first) * share
