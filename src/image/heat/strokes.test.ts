import { expect, it } from 'vitest'
import { mapOf, spotsOn } from '../../../fixtures/madeMaps.ts'
import { type Lines, strokesOf } from './strokes.ts'
import { valueAt } from './upsample.ts'

const [HEIGHT, WIDTH] = [300, 450]
const contours: Lines = { overlayStyle: 'contours', threshold: 0.6, showsRegion: false }
const spot = spotsOn(14, 14, [[6, 7, 3]])

/** The corners of a path, in pixels. */
const cornersOf = (path: string) =>
  [...path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const)

it('draws thin lines at the quarters and a strong one at the threshold, light between dark edges', () => {
  const strokes = strokesOf(spot, contours, HEIGHT, WIDTH)
  const [thinDark, thin, strongDark, strong] = strokes
  expect(strokes).toHaveLength(4)
  expect([thin?.path, strong?.path]).toEqual([thinDark?.path, strongDark?.path])
  expect([thin?.colour, strong?.colour]).toEqual(['#ffffff', '#ffffff'])
  expect([thinDark?.colour, strongDark?.colour]).toEqual(['#111111', '#111111'])
  expect(thinDark?.width).toBeGreaterThan(thin?.width as number)
  expect(strong?.width).toBeGreaterThan(thin?.width as number)
  const levelsOn = (path = '') =>
    new Set(cornersOf(path).map(([x, y]) => Number(valueAt(spot, x / WIDTH, y / HEIGHT).toFixed(2))))
  expect(levelsOn(strong?.path)).toEqual(new Set([0.6]))
  expect(levelsOn(thin?.path)).toEqual(new Set([0.25, 0.5, 0.75]))
  // One ring around each spot.
  expect(thin?.path.match(/Z/g)).toHaveLength(3)
})

it('leaves out a thin line where the strong one is', () => {
  const [, thin] = strokesOf(spot, { ...contours, threshold: 0.5 }, HEIGHT, WIDTH)
  expect(thin?.path.match(/Z/g)).toHaveLength(2)
})

it('has lines as wide for the picture, whatever its size, and never too thin to be seen', () => {
  const widths = (scale: number) => strokesOf(spot, contours, HEIGHT * scale, WIDTH * scale).map(({ width }) => width)
  expect(widths(20)).toEqual(widths(10).map((width) => 2 * width))
  expect(Math.min(...widths(0.05))).toBe(1)
})

it('does not run along the edge of the picture', () => {
  const half = mapOf(14, 14, (_, column) => Number(column < 7))
  const [, strong] = strokesOf(half, { ...contours, threshold: 0.5 }, HEIGHT, WIDTH).slice(-2)
  const corners = cornersOf(strong?.path ?? '')
  expect(new Set(corners.map(([x]) => x))).toEqual(new Set([225]))
  expect([Math.min(...corners.map(([, y]) => y)), Math.max(...corners.map(([, y]) => y))]).toEqual([0, 300])
  expect(strong?.path).not.toContain('Z')
  expect(
    strokesOf(
      mapOf(14, 14, () => 1),
      contours,
      HEIGHT,
      WIDTH,
    ),
  ).toEqual([])
})

it('boxes the hottest region with whatever look, inside of the picture', () => {
  const corner = mapOf(14, 14, (row, column) => Number(row < 7 && column < 7))
  for (const overlayStyle of ['heat', 'mask'] as const) {
    const [dark, light, ...others] = strokesOf(
      corner,
      { overlayStyle, threshold: 0.5, showsRegion: true },
      HEIGHT,
      WIDTH,
    )
    expect(others).toEqual([])
    expect(light?.path).toBe(dark?.path)
    const [, left, top, right, bottom] = /^M([\d.]+) ([\d.]+)H([\d.]+)V([\d.]+)H\1Z$/.exec(light?.path ?? '') ?? []
    const rim = (dark?.width as number) / 2
    expect([top, left].map(Number)).toEqual([rim, rim].map((position) => expect.closeTo(position, 2)))
    expect([bottom, right].map(Number)).toEqual([150, 225])
  }
})

it('draws nothing where there is no heat', () => {
  expect(
    strokesOf(
      mapOf(14, 14, () => 0),
      { ...contours, threshold: 0, showsRegion: true },
      HEIGHT,
      WIDTH,
    ),
  ).toEqual([])
})
