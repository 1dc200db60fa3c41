/**
 * The values that a setting can have, and how to read them from untrusted places: the page's address, the browser's
 * storage, a saved picture.
 */
export interface Check<T> {
  /** Reads a value from an address; undefined if it is invalid. */
  parse(text: string): T | undefined
  /** Formats a value for an address such that `parse` can read it; undefined if that is impossible. */
  format(value: T): string | undefined
  /** Reads a value from JSON; undefined if it is invalid. */
  accept(value: unknown): T | undefined
  /** The nearest number that `accept` takes, for numeric settings. */
  clamp?(value: number): number
  /** All values in menu order, if there are only a few. */
  values?: readonly T[]
}

/** One of a fixed set of names. */
export function oneOf<T extends string>(values: readonly T[]): Check<T> & { values: readonly T[] } {
  const accept = (value: unknown) => values.find((one) => one === value)
  return { values, parse: accept, format: (value) => value, accept }
}

/** A boolean, `on` or `off` in an address. */
export const flag: Check<boolean> = {
  parse: (text) => (text === 'on' ? true : text === 'off' ? false : undefined),
  format: (value) => (value ? 'on' : 'off'),
  accept: (value) => (typeof value === 'boolean' ? value : undefined),
}

const clampFraction = (value: number) => Math.min(Math.max(value, 0), 1)

/** A number from 0 to 1; whole percent in an address. */
export const fraction: Check<number> = {
  parse: (text) => (/^\d{1,3}$/.test(text) && Number(text) <= 100 ? Number(text) / 100 : undefined),
  format: (value) => String(Math.round(clampFraction(value) * 100)),
  accept: (value) => (typeof value === 'number' && value >= 0 && value <= 1 ? value : undefined),
  clamp: clampFraction,
}

/** A text for which `understand` gives a result; undefined for others. */
const textCheck = (understand: (text: string) => string | undefined): Check<string> => ({
  parse: understand,
  format: understand,
  accept: (value) => (typeof value === 'string' ? understand(value) : undefined),
})

/** The same values and null, which leaves the choice to the page and is never written. */
const orNull = <T>({ parse, format, accept }: Check<T>): Check<T | null> => ({
  parse,
  format: (value) => (value === null ? undefined : format(value)),
  accept,
})

/** The text if it is a valid id of a method or a class, else undefined. */
export const readIdentifier = (text: string) => (/^[A-Za-z0-9][\w.-]{0,80}$/.test(text) ? text : undefined)

/** The text if it is a valid id of a network, as in its package (`model/package/manifest.ts`), else undefined. */
export const readModelId = (text: string) => (/^[\w-][\w.-]{0,120}$/.test(text) ? text : undefined)

/** One of a fixed set of names, or null. */
export const oneOfOrNull = <T extends string>(values: readonly T[]): Check<T | null> => ({
  ...orNull(oneOf(values)),
  values,
})

export const identifier = textCheck(readIdentifier)
export const identifierOrNull = orNull(identifier)
/** The name of a layer: any text up to a length limit. */
export const layerNameOrNull = orNull(textCheck((text) => (text.length <= 200 ? text : undefined)))
/** The names of up to some layers, with commas. */
export const layerNamesOrNull = orNull(
  textCheck((text) => (text.length <= 800 && text.split(',').every((name) => name.length <= 200) ? text : undefined)),
)

/** A longer address would be more than a picture's address. */
const LONGEST_ADDRESS = 2000

/**
 * The absolute address of a picture, or a network, that can be fetched. Undefined if it is invalid, or if it contains a user name and
 * password, which must not be passed on.
 */
export function pictureAddress(text: string): string | undefined {
  if (text.length > LONGEST_ADDRESS || !URL.canParse(text)) return undefined
  const { protocol, href, username, password } = new URL(text)
  return protocol === 'https:' && username === '' && password === '' && href.length <= LONGEST_ADDRESS
    ? href
    : undefined
}

/** The start of an untrusted value, without invisible characters that could reverse the sentence around it. */
export const legible = (value: string) => value.slice(0, 40).replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
