import { expect, it } from 'vitest'
import { stretchedPositions } from './positions.ts'

const values = Float32Array.from({ length: 18 }, (_, i) => (i * i) % 7)

// By torch 2.14.1: interpolate(x, size, mode='bicubic', align_corners=False, antialias=…) of these in double precision.
it.each<{ to: readonly [rows: number, columns: number]; antialias?: boolean; expected: number[] }>([
  {
    to: [5, 4],
    expected: [
      ...[-0.410672, 1.044895, 2.959586, 1.289516, 3.945156, 2.745301, 1.835773, 4.363117],
      ...[-0.024383, 0.364002, 2.037654, 2.08293, 2.829496, 3.344986, 1.78049, 3.240652],
      ...[1.0, -0.287109, 0.890137, 2.77832, 1.360352, 3.71875, 2.071777, 1.856445],
      ...[3.104383, 0.413098, 0.822619, 1.720557, 0.971207, 2.339359, 3.443064, 1.823557],
      ...[4.602672, 1.123563, 1.012688, 0.708871, 0.967547, 1.133945, 4.499781, 2.092449],
    ],
  },
  { to: [2, 2], expected: [0.904007, 1.115952, 2.366425, 3.386963, 2.502243, 0.961182, 2.657013, 1.924545] },
  {
    ...{ to: [2, 2], antialias: true },
    expected: [1.238568, 1.364111, 2.405164, 3.220916, 1.901079, 1.15029, 2.1149, 2.05432],
  },
])(
  'stretches the positions of patches as PyTorch does, to $to, antialias $antialias',
  ({ to, expected, antialias }) => {
    const stretched = stretchedPositions(values, 3, to, antialias)
    expect(stretched.length).toBe(expected.length)
    for (const [i, value] of expected.entries()) expect(stretched[i], `${i}`).toBeCloseTo(value, 5)
  },
)
