/**
 * The values that a setting can have, and how they are read from the places that anybody may have written to: the
 * address of the page, the browser's storage, a saved picture.
 */
export interface Check<T> {
  /** Reads a value of an address; undefined where it is not one of this setting's. */
  parse(text: string): T | undefined
  /** Writes a value into an address, so that `parse` reads it again; undefined where that is not possible. */
  format(value: T): string | undefined
  /** Reads a value of JSON; undefined where it is not one of this setting's. */
  accept(value: unknown): T | undefined
  /** The nearest number that `accept` takes, for settings that are numbers. */
  clamp?(value: number): number
  /** All values in the order of menus, where they are a few. */
  values?: readonly T[]
}

/** One of a few names. */
export function oneOf<T extends string>(values: readonly T[]): Check<T> & { values: readonly T[] } {
  const accept = (value: unknown) => values.find((one) => one === value)
  return { values, parse: accept, format: (value) => value, accept }
}

/** True or false, `on` or `off` in an address. */
export const flag: Check<boolean> = {
  parse: (text) => (text === 'on' ? true : text === 'off' ? false : undefined),
  format: (value) => (value ? 'on' : 'off'),
  accept: (value) => (typeof value === 'boolean' ? value : undefined),
}

const clampFraction = (value: number) => Math.min(Math.max(value, 0), 1)

/** A number from 0 to 1, in whole percent in an address. */
export const fraction: Check<number> = {
  parse: (text) => (/^\d{1,3}$/.test(text) && Number(text) <= 100 ? Number(text) / 100 : undefined),
  format: (value) => String(Math.round(clampFraction(value) * 100)),
  accept: (value) => (typeof value === 'number' && value >= 0 && value <= 1 ? value : undefined),
  clamp: clampFraction,
}

/** A text that `understand` gives back where it is one, else undefined. */
const textCheck = (understand: (text: string) => string | undefined): Check<string> => ({
  parse: understand,
  format: understand,
  accept: (value) => (typeof value === 'string' ? understand(value) : undefined),
})

/** The same values and null, which stands for a choice that is left to the page and is never written. */
const orNull = <T>({ parse, format, accept }: Check<T>): Check<T | null> => ({
  parse,
  format: (value) => (value === null ? undefined : format(value)),
  accept,
})

/** The text where it can be the id of a method or of a class, else undefined. */
export const readIdentifier = (text: string) => (/^[A-Za-z0-9][\w.-]{0,80}$/.test(text) ? text : undefined)

/** The text where it can be the id of a network, as in its package (`model/package/manifest.ts`), else undefined. */
export const readModelId = (text: string) => (/^[\w-][\w.-]{0,120}$/.test(text) ? text : undefined)

export const identifier = textCheck(readIdentifier)
export const identifierOrNull = orNull(identifier)
/** The name of a layer, which can be any text that is not too long. */
export const layerNameOrNull = orNull(textCheck((text) => (text.length <= 200 ? text : undefined)))

/** A longer address would be more than the name of a picture. */
const LONGEST_ADDRESS = 2000

/**
 * The whole address of a picture that can be fetched. Undefined where it is none, and where it holds a name and a
 * password, which are nobody else's.
 */
export function pictureAddress(text: string): string | undefined {
  if (text.length > LONGEST_ADDRESS || !URL.canParse(text)) return undefined
  const { protocol, href, username, password } = new URL(text)
  return protocol === 'https:' && username === '' && password === '' && href.length <= LONGEST_ADDRESS
    ? href
    : undefined
}

/** The start of a value from elsewhere, without characters that are invisible and could turn the sentence around it. */
export const legible = (value: string) => value.slice(0, 40).replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
