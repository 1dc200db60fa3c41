import type { Told } from './codes.ts'

/** A text that is the same for the same thing told, as React's keys want it. */
export const keyOf = (told: Told): string => JSON.stringify([told.code, told.parameters])

export const isSame = (one: Told, other: Told): boolean => keyOf(one) === keyOf(other)

/** Without those that are told before. */
export const eachOnce = <T extends Told>(all: readonly T[]): T[] => [
  ...new Map(all.map((told) => [keyOf(told), told])).values(),
]
