import { type Check, flag, oneOf } from './checks.ts'
import { keysOf } from './keysOf.ts'

/** How light the page is: as the system says, or always the same. */
export const themeIds = ['system', 'light', 'dark'] as const

export type ThemeId = (typeof themeIds)[number]

/** How the page is for a person, whatever is explained; the browser keeps all of it for the next visit. */
export interface PageOptions {
  theme: ThemeId
  /** Whether how a picture was explained and drawn is written into it where it is saved. */
  embedsSettings: boolean
  /** Whether letters, digits and signs on their own do something. */
  usesKeys: boolean
}

/** The table of them. Their names here are those in the browser's storage. */
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
