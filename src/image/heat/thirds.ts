/** A third of a side: left or top, middle, right or bottom. */
export type Third = 0 | 1 | 2

const THIRD = 1 / 3

/** The third in which a position is, in fractions of the side. */
export const thirdOf = (position: number): Third => (position < THIRD ? 0 : position > 1 - THIRD ? 2 : 1)

/** A part of the picture by its thirds. */
export type PlaceByThirds = (typeof placeByThirds)[Third][Third]

/** By vertical, then horizontal third. */
export const placeByThirds = [
  ['topLeft', 'top', 'topRight'],
  ['left', 'middle', 'right'],
  ['bottomLeft', 'bottom', 'bottomRight'],
] as const
