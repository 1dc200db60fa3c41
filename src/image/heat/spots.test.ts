import { describe, expect, it } from 'vitest'
import { mapOf, spotsOn } from '../../../fixtures/madeMaps.ts'
import { findSpots } from './spots.ts'

describe('one spot', () => {
  it.each([
    ['middle', [6.5, 6.5, 2]],
    ['nearLeft', [6.5, 5, 2]],
    ['nearRight', [6.2, 8.4, 2]],
    ['nearTop', [5, 6.5, 2]],
    ['nearBottom', [8, 6.9, 2]],
    ['top', [1, 6, 2]],
    ['bottom', [12, 7, 2]],
    ['left', [6, 2, 2]],
    ['right', [7, 12, 2]],
    ['topLeft', [2, 2, 2]],
    ['topRight', [1, 11, 2]],
    ['bottomLeft', [13, 0, 2]],
    ['bottomRight', [11, 12, 2]],
  ] as const)('is %s', (place, spot) => {
    expect(findSpots(spotsOn(14, 14, [spot]))).toMatchObject({ kind: 'spot', place })
  })

  it('has its share of the picture, at or over half of the peak', () => {
    // exp(−d²/r²) is over a half within r √ln 2: 0.693 π r² of 196 cells, for r = 2.5 an area of 13.6.
    const found = findSpots(spotsOn(14, 14, [[6, 7, 2.5]]))
    expect(found).toMatchObject({ kind: 'spot' })
    expect('share' in found && found.share).toBeCloseTo(13.6 / 196, 2)
    const cell = findSpots(mapOf(4, 4, (row, column) => Number(row === 0 && column === 0)))
    // A quarter of a cell lies in the corner, where values are constant; the rest falls off to the neighbours.
    expect(cell).toMatchObject({ kind: 'spot', place: 'topLeft' })
    expect('share' in cell && cell.share).toBeGreaterThan(0.25 / 16)
    expect('share' in cell && cell.share).toBeLessThan(1 / 16)
  })

  it('is an area where it is large, and does not count what is faint', () => {
    expect(findSpots(spotsOn(14, 14, [[4, 9, 5]]))).toMatchObject({ kind: 'area', place: 'topRight' })
    const faint = spotsOn(14, 14, [[2, 2, 2]])
    expect(findSpots(mapOf(14, 14, (row, column) => 0.4 + 0.6 * (faint.values[row * 14 + column] as number)))).toEqual(
      expect.objectContaining({ kind: 'spot', place: 'topLeft' }),
    )
  })

  it('leaves out a speck beside it', () => {
    expect(
      findSpots(
        spotsOn(14, 14, [
          [10, 3, 3],
          [1, 12, 0.5],
        ]),
      ),
    ).toMatchObject({ kind: 'spot', place: 'bottomLeft' })
  })
})

it('names the places of two spots, the one with more heat first, however near their middle is to the centre', () => {
  const found = findSpots(
    spotsOn(14, 14, [
      [11, 11, 2],
      [2, 2, 2.5],
    ]),
  )
  expect(found).toMatchObject({ kind: 'two', places: ['topLeft', 'bottomRight'] })
  expect('share' in found && found.share).toBeCloseTo((Math.LN2 * Math.PI * (2 ** 2 + 2.5 ** 2)) / 196, 1)
})

it('counts more spots, and says where the largest is', () => {
  expect(
    findSpots(
      spotsOn(14, 14, [
        [1, 1, 1.5],
        [1, 12, 1.5],
        [12, 1, 2],
        [12, 12, 1.5],
      ]),
    ),
  ).toMatchObject({ kind: 'several', count: 4, place: 'bottomLeft' })
})

it('has no place for many specks, as maps of pixels have them', () => {
  const isSpeck = (row: number, column: number) => row % 12 === 3 && column % 12 === 5
  const specks = mapOf(96, 96, (row, column) => Number(isSpeck(row, column)))
  const found = findSpots(specks)
  expect(found.kind).toBe('many')
  expect('share' in found && found.share).toBeCloseTo(64 / 96 ** 2, 9)
  // A spot among them that is worth a word, but not most of the heat.
  const more = mapOf(96, 96, (row, column) => Number(isSpeck(row, column) || (row < 3 && column < 3)))
  expect(findSpots(more)).toMatchObject({ kind: 'many' })
})

it('says all over where half of the map is hot', () => {
  expect(findSpots(mapOf(14, 14, () => 1))).toEqual({ kind: 'all' })
  expect(findSpots(mapOf(1, 1, () => 1))).toEqual({ kind: 'all' })
  expect(findSpots(mapOf(14, 14, (row, column) => 0.7 + 0.3 * ((row + column) % 2)))).toEqual({ kind: 'all' })
})

it('knows a band along an edge from one through the middle', () => {
  expect(findSpots(mapOf(14, 14, (row) => Number(row < 2)))).toMatchObject({ kind: 'spot', place: 'top' })
  expect(findSpots(mapOf(14, 14, (row) => Number(row < 4)))).toMatchObject({ kind: 'area', place: 'top' })
  expect(findSpots(mapOf(14, 14, (_, column) => Number(column > 10)))).toMatchObject({ kind: 'area', place: 'right' })
  expect(findSpots(mapOf(14, 14, (row) => Number(row === 6)))).toMatchObject({ kind: 'spot', place: 'across' })
  expect(findSpots(mapOf(14, 14, (_, column) => Number(column === 8)))).toMatchObject({ kind: 'spot', place: 'down' })
})

it('finds nothing where there is no heat', () => {
  expect(findSpots(mapOf(14, 14, () => 0))).toEqual({ kind: 'nothing' })
  expect(findSpots(mapOf(14, 14, () => Number.NaN))).toEqual({ kind: 'nothing' })
})

describe('on a map over a part of the picture', () => {
  const square = { top: 0, bottom: 1, left: 0.4, right: 0.9 }

  it('speaks of the whole picture: the spot, not the square', () => {
    const spot = spotsOn(14, 14, [[6.5, 1, 2]])
    const inside = findSpots(spot)
    const found = findSpots({ ...spot, area: square })
    // At the left of the square, which is at the right of the picture.
    expect(inside).toMatchObject({ place: 'left' })
    expect(found).toMatchObject({ kind: 'spot', place: 'middle' })
    expect('share' in found && 'share' in inside && found.share / inside.share).toBeCloseTo(0.5)
    expect(findSpots({ ...spotsOn(14, 14, [[2, 12, 2]]), area: square })).toMatchObject({ place: 'topRight' })
  })

  it('says no places of a strip of which it sees next to nothing', () => {
    const sliver = { top: 0, left: 0.49625, bottom: 1, right: 0.50375 }
    const found = findSpots({ ...spotsOn(14, 14, [[2, 12, 2]]), area: sliver })
    expect(found).toEqual({ kind: 'littleSeen', share: expect.closeTo(0.0075) })
  })

  it('says all over the part, never the picture', () => {
    expect(findSpots({ ...mapOf(7, 7, () => 1), area: square })).toEqual({ kind: 'allSeen' })
    // Half of the picture is more than half of the square.
    expect(findSpots({ ...mapOf(14, 14, (row) => Number(row > 4)), area: square })).toEqual({ kind: 'allSeen' })
  })
})
