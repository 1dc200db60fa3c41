import type { Message } from './codes.ts'

/** A text that is the same for the same thing message, as React's keys want it. */
export const keyOf = (message: Message): string => JSON.stringify([message.code, message.parameters])

export const isSame = (one: Message, other: Message): boolean => keyOf(one) === keyOf(other)

/** Without those that are message before. */
export const eachOnce = <T extends Message>(all: readonly T[]): T[] => [
  ...new Map(all.map((message) => [keyOf(message), message])).values(),
]
