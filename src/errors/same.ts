import type { Message } from './codes.ts'

/** A text that is the same for equal messages, for use as a React key. */
export const keyOf = (message: Message): string => JSON.stringify([message.code, message.parameters])

export const isSame = (one: Message, other: Message): boolean => keyOf(one) === keyOf(other)

/** Removes duplicates. */
export const eachOnce = <T extends Message>(all: readonly T[]): T[] => [
  ...new Map(all.map((message) => [keyOf(message), message])).values(),
]
