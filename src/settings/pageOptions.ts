import { type Check, flag, oneOf } from './checks.ts'
import { keysOf } from './keysOf.ts'

/** The theme: the system's, or always the same. */
export const themeIds = ['system', 'light', 'dark'] as const

export type ThemeId = (typeof themeIds)[number]

/** Options of the page that do not affect explanations; the browser stores all of them for the next visit. */
export interface PageOptions {
  theme: ThemeId
  /** Whether a saved picture contains the settings with which it was explained and drawn. */
  embedsSettings: boolean
  /** Whether single letters, digits and signs are shortcuts. */
  usesKeys: boolean
}

/** The table of page options. The names are those in the browser's storage. */
export const pageOptions: { readonly [Key in keyof PageOptions]: Option<PageOptions[Key]> } = {
  theme: { default: 'system', check: oneOf(themeIds) },
  embedsSettings: { default: true, check: flag },
  usesKeys: { default: true, check: flag },
}

interface Option<T> {
  default: T
  check: Check<T>
}

export const pageOptionKeys = keysOf(pageOptions)
