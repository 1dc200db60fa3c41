import { expect, it } from 'vitest'
import { mapOf, spotsOn } from '../../../fixtures/madeMaps.ts'
import { placeOf } from './placeOf.ts'

it.each([
  ['middle', [[6.5, 6.5, 2]]],
  ['top', [[1, 6, 2]]],
  ['bottom', [[12, 7, 3]]],
  ['left', [[6, 2, 2]]],
  ['right', [[7, 12, 2]]],
  ['topLeft', [[2, 2, 2]]],
  ['topRight', [[1, 11, 3]]],
  ['bottomLeft', [[13, 0, 3]]],
  ['bottomRight', [[11, 12, 2]]],
] as const)('finds one spot: %s', (place, spots) => {
  const map = spotsOn(14, 14, spots)
  expect(placeOf(map)).toBe(place)
  // The same on a picture twice as wide as high, with faint heat everywhere.
  const wide = spotsOn(
    7,
    14,
    spots.map(([row, column, radius]) => [(row - 0.5) / 2, column, radius] as const),
  )
  expect(placeOf(mapOf(7, 14, (row, column) => 0.15 + 0.85 * (wide.values[row * 14 + column] as number)))).toBe(place)
})

it('goes by the mass, not by the maximum', () => {
  // The hottest speck at the top left, and a large spot nearly as hot at the right.
  expect(
    placeOf(
      spotsOn(14, 14, [
        [1, 1, 0.5],
        [7.2, 10.9, 2.5],
      ]),
    ),
  ).toBe('right')
})

it('says everywhere where there is no one place', () => {
  expect(placeOf(mapOf(14, 14, () => 1))).toBe('everywhere')
  expect(placeOf(mapOf(14, 14, (row, column) => 0.7 + 0.3 * ((row + column) % 2)))).toBe('everywhere')
  expect(
    placeOf(
      spotsOn(14, 14, [
        [2, 2, 2],
        [11, 11, 2],
      ]),
    ),
  ).toBe('everywhere')
  expect(
    placeOf(
      spotsOn(14, 14, [
        [7, 1, 2],
        [7, 12, 2],
      ]),
    ),
  ).toBe('everywhere')
  expect(placeOf(mapOf(1, 1, () => 1))).toBe('everywhere')
})

it('names the side that a stripe is at', () => {
  expect(placeOf(mapOf(14, 14, (row) => Number(row < 4)))).toBe('top')
  expect(placeOf(mapOf(14, 14, (_, column) => Number(column > 10)))).toBe('right')
})

it('says nowhere where there is no heat', () => {
  expect(placeOf(mapOf(14, 14, () => 0))).toBe('nowhere')
})
