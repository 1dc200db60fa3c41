// The limits of a package's texts: see `model/package/checks.ts`.

/** The most names that are read. */
export const MOST_NAMES = 100_000
/** The longest name of a class, id of a class, and name of a network. */
export const LONGEST_LABEL = 200
export const LONGEST_ID = 40
export const LONGEST_NAME = 80
