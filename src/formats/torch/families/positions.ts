/** Keys' kernel with a = −0.75, as PyTorch has it. */
function cubic(distance: number): number {
  const x = Math.abs(distance)
  const a = -0.75
  if (x <= 1) return (a + 2) * x ** 3 - (a + 3) * x ** 2 + 1
  return x < 2 ? a * (x ** 3 - 5 * x ** 2 + 8 * x - 4) : 0
}

/** Of each place among `to`, the four places among `from` around it, and their shares. */
function shares(from: number, to: number): [place: number, share: number][][] {
  return Array.from({ length: to }, (_, index) => {
    const at = ((index + 0.5) * from) / to - 0.5
    const first = Math.floor(at) - 1
    return [0, 1, 2, 3].map((more): [number, number] => {
      const place = first + more
      return [Math.min(Math.max(place, 0), from - 1), cubic(at - place)]
    })
  })
}

/**
 * Positions of a square of patches, [side · side, channels], for another number of rows and columns, as
 * `interpolate(mode='bicubic', align_corners=False)` of PyTorch makes them.
 */
export function stretchedPositions(
  values: Float32Array,
  side: number,
  [rows, columns]: readonly [rows: number, columns: number],
): Float32Array {
  const channels = values.length / (side * side)
  const [down, across] = [shares(side, rows), shares(side, columns)]
  const result = new Float32Array(rows * columns * channels)
  let at = 0
  for (const vertical of down) {
    for (const horizontal of across) {
      for (let c = 0; c < channels; c++) {
        let sum = 0
        for (const [y, high] of vertical) {
          for (const [x, wide] of horizontal) sum += high * wide * (values[(y * side + x) * channels + c] as number)
        }
        result[at++] = sum
      }
    }
  }
  return result
}
