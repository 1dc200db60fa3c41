import { expect, it } from 'vitest'
import { normal } from '../../explain/random.ts'
import { type InputProducts, roundTogether } from './roundTogether.ts'

/** Windows of `side` values that depend on few numbers, as feature maps do, and their products. */
function seededProducts(side: number, windows: number): InputProducts {
  const hidden = side >> 2
  const mix = normal(side * hidden, 1)
  const sums = new Float64Array(side * side)
  for (let window = 0; window < windows; window++) {
    const causes = normal(hidden, 2 + window)
    const own = normal(side, 1000 + window)
    const values = Float64Array.from({ length: side }, (_, i) => {
      const sum = causes.reduce((total, cause, j) => total + cause * (mix[i * hidden + j] as number), 0)
      return Math.max(sum + 0.1 * (own[i] as number), 0)
    })
    for (let at = 0; at < sums.length; at++) {
      sums[at] = (sums[at] as number) + (values[Math.floor(at / side)] as number) * (values[at % side] as number)
    }
  }
  return { side, sums }
}

/** How far the outputs move, squared and summed: eᵀHe over all channels. */
function moved(kernel: Float32Array, rounded: Float32Array, { side, sums }: InputProducts): number {
  const channels = kernel.length / side
  const error = (i: number, c: number) => (kernel[i * channels + c] as number) - (rounded[i * channels + c] as number)
  let sum = 0
  for (let i = 0; i < side; i++)
    for (let j = 0; j < side; j++)
      for (let c = 0; c < channels; c++) sum += error(i, c) * (sums[i * side + j] as number) * error(j, c)
  return sum
}

it('takes the error of one value off the next that sees the same', () => {
  // Both inputs are always alike: 0.5 and 0.5 sum to 1, where each alone would become 1.
  const alike = { side: 2, sums: Float64Array.of(1, 0, 1, 1) }
  expect(roundTogether(Float32Array.of(0.5, 0.5), { scale: [1], min: [0] }, alike)).toEqual(Float32Array.of(1, 0))
  // Those that have nothing to do with each other are rounded alone.
  const apart = { side: 2, sums: Float64Array.of(1, 0, 0, 1) }
  expect(roundTogether(Float32Array.of(0.5, 0.6), { scale: [1], min: [0] }, apart)).toEqual(Float32Array.of(1, 1))
})

it('moves outputs by less than half of what rounding each value does, on the same grid', () => {
  const products = seededProducts(32, 400)
  const channels = 6
  const kernel = normal(32 * channels, 7)
  const grids = { scale: Array.from({ length: channels }, (_, c) => 0.03 + 0.01 * c), min: Array(channels).fill(-4) }
  const step = (value: number, c: number) => (value - grids.min[c]) / (grids.scale[c] as number)
  const alone = kernel.map((value, at) => {
    const c = at % channels
    return Math.min(Math.max(Math.round(step(value, c)), 0), 255) * (grids.scale[c] as number) + grids.min[c]
  })
  const together = roundTogether(kernel, grids, products)
  expect(moved(kernel, together, products)).toBeLessThan(moved(kernel, alone, products) / 2)
  for (const [at, value] of together.entries()) {
    const steps = step(value, at % channels)
    expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-4)
  }
})

it('rounds each value where nothing is known of the inputs', () => {
  const unknown = { side: 2, sums: new Float64Array(4) }
  const rounded = roundTogether(Float32Array.of(0.4, -3, 1.6, 300), { scale: [1, 1], min: [0, -1] }, unknown)
  expect(rounded).toEqual(Float32Array.of(0, -1, 2, 254))
})
