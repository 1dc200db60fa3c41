import { describe, expect, it } from 'vitest'
import { mapOf, seededNumbers } from '../../../fixtures/madeMaps.ts'
import { isolines, type Point, type Polygon, toPath } from './isolines.ts'
import { valueAt } from './upsample.ts'

/** The even-odd rule, by the crossings of a ray to the right. */
function isInside(rings: readonly Polygon[], [x, y]: Point): boolean {
  let inside = false
  for (const ring of rings) {
    ring.forEach(([fromX, fromY], i) => {
      const [toX, toY] = ring[(i + 1) % ring.length] as Point
      if (fromY > y !== toY > y && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) inside = !inside
    })
  }
  return inside
}

function distanceTo(rings: readonly Polygon[], [x, y]: Point): number {
  let least = Number.POSITIVE_INFINITY
  for (const ring of rings) {
    ring.forEach(([fromX, fromY], i) => {
      const [toX, toY] = ring[(i + 1) % ring.length] as Point
      const [dx, dy] = [toX - fromX, toY - fromY]
      const share = Math.min(Math.max(((x - fromX) * dx + (y - fromY) * dy) / (dx * dx + dy * dy || 1), 0), 1)
      least = Math.min(least, Math.hypot(x - fromX - share * dx, y - fromY - share * dy))
    })
  }
  return least
}

const next = seededNumbers(6)
const sizes = [
  [14, 14],
  [1, 9],
  [7, 1],
  [2, 2],
  [3, 5],
  [28, 28],
] as const
const cases = sizes.flatMap(([height, width]) =>
  [0.1, 0.37, 0.5, 0.93].map((threshold) => ({ height, width, threshold })),
)

describe.each(cases)('$height × $width at $threshold', ({ height, width, threshold }) => {
  const map = mapOf(height, width, next)
  const rings = isolines(map, threshold)

  it('has inside what is at or over the threshold', () => {
    // Lines are straight over an eighth of a cell; the true curve deviates by less than this.
    const near = 0.02 / Math.min(height, width)
    let left = 0
    for (let i = 0; i < 1500; i++) {
      const point: Point = [next(), next()]
      if (isInside(rings, point) === valueAt(map, ...point) >= threshold) continue
      left++
      expect(distanceTo(rings, point)).toBeLessThan(near)
    }
    expect(left).toBeLessThan(30)
  })

  it('has the value of the threshold on its lines, unless they run along the edge', () => {
    for (const [x, y] of rings.flat()) {
      const isAtEdge = x === 0 || y === 0 || x === 1 || y === 1
      const value = valueAt(map, x, y)
      if (isAtEdge) expect(value).toBeGreaterThanOrEqual(threshold - 1e-6)
      else expect(value).toBeCloseTo(threshold, 6)
    }
  })
})

it('goes around everything, or nothing, where the map is constant', () => {
  const whole = (rings: readonly Polygon[]) => [
    rings.length,
    ...[[0, 0] as const, [1, 0] as const, [0, 1] as const, [1, 1] as const].map((corner) => distanceTo(rings, corner)),
  ]
  const half = mapOf(14, 14, () => 0.5)
  for (const threshold of [0, 0.25, 0.5]) expect(whole(isolines(half, threshold))).toEqual([1, 0, 0, 0, 0])
  expect(isolines(half, 0.51)).toEqual([])
  expect(
    isolines(
      mapOf(14, 14, () => 0),
      0.5,
    ),
  ).toEqual([])
  expect(
    whole(
      isolines(
        mapOf(1, 1, () => 1),
        1,
      ),
    ),
  ).toEqual([1, 0, 0, 0, 0])
  expect(
    isolines(
      mapOf(1, 1, () => 0),
      1,
    ),
  ).toEqual([])
})

it('is nothing where only points are at the threshold, and the plateau where there is one', () => {
  expect(
    isolines(
      mapOf(3, 3, (row, column) => Number(row === 1 && column === 1)),
      1,
    ),
  ).toEqual([])
  const [ring, ...others] = isolines(
    mapOf(4, 4, (row, column) => Number(row > 0 && row < 3 && column > 0 && column < 3)),
    1,
  )
  expect(others).toEqual([])
  const xs = ring?.map(([x]) => x) ?? []
  expect([Math.min(...xs), Math.max(...xs)]).toEqual([0.375, 0.625])
})

it('leaves a hole open', () => {
  const rings = isolines(
    mapOf(5, 5, (row, column) => Number(row !== 2 || column !== 2)),
    0.5,
  )
  expect(rings).toHaveLength(2)
  expect(isInside(rings, [0.5, 0.5])).toBe(false)
  expect(isInside(rings, [0.1, 0.1])).toBe(true)
})

it('joins spots that touch at a corner from the value of the saddle down', () => {
  const cells = [1, 0.2, 0.2, 0.9]
  const map = mapOf(2, 2, (row, column) => cells[row * 2 + column] as number)
  // (1 * 0.9 - 0.2 * 0.2) / (1 + 0.9 - 0.2 - 0.2) = 0.5733.
  expect(isolines(map, 0.573)).toHaveLength(1)
  expect(isolines(map, 0.574)).toHaveLength(2)
})

it('is written as a path in pixels', () => {
  expect(
    toPath(
      [
        [
          [0, 0],
          [0.5, 0],
          [1 / 3, 1],
        ],
        [
          [0.1, 0.1],
          [0.2, 0.1],
          [0.1, 0.2],
        ],
      ],
      200,
      100,
    ),
  ).toBe('M0 0L100 0L66.67 100ZM20 10L40 10L20 20Z')
})
