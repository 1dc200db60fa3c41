import { type PageOptions, pageOptionKeys, pageOptions } from '../settings/pageOptions.ts'
import {
  defaultSettings,
  fromStored,
  type PreferredSettings,
  pick,
  preferenceKeys,
  toStored,
} from '../settings/settings.ts'
import type { AppStore } from './appState.ts'

/** What a person has chosen otherwise than it is at first. */
export interface Preferences extends PageOptions {
  settings: PreferredSettings
}

/** A place that keeps one text over reloads, and that other tabs write to as well. It may keep nothing, but it does not throw. */
export interface TextStorage {
  /** Puts another text in the place of what is there by then; null where nothing is. */
  change(change: (text: string | null) => string): void
}

/** Of the form in which they are stored; another one is not read. */
const VERSION = 1

/** Reads what was stored; what it does not understand, it leaves out. */
export function readPreferences(text: string | null): Preferences {
  const stored = parse(text)
  const option = <Key extends keyof PageOptions>(key: Key): PageOptions[Key] =>
    pageOptions[key].check.accept(stored[key]) ?? pageOptions[key].default
  return {
    settings: fromStored(stored, preferenceKeys),
    theme: option('theme'),
    embedsSettings: option('embedsSettings'),
    usesKeys: option('usesKeys'),
  }
}

function parse(text: string | null): Record<string, unknown> {
  try {
    const stored: unknown = JSON.parse(text ?? 'null')
    if (typeof stored === 'object' && stored !== null && 'version' in stored && stored.version === VERSION) {
      return { ...stored }
    }
  } catch {
    // Something else wrote it.
  }
  return {}
}

/**
 * Stores what a person changes, from now on, beside what is stored by then: another tab may have stored something else.
 * What only the page's address asks for is not a person's choice, and is not stored.
 */
export function keepPreferences(store: AppStore, storage: TextStorage): void {
  store.subscribe((state, before) => {
    const settings = preferenceKeys.filter((key) => state.settings[key] !== before.settings[key])
    const options = pageOptionKeys.filter((key) => state[key] !== before[key])
    if (settings.length === 0 && options.length === 0) return
    storage.change((text) => {
      const stored = readPreferences(text)
      const all = { ...stored.settings, ...pick(state.settings, settings) }
      const page = { ...stored, ...pick(state, options) }
      // Defaults need not be stored: so a preference follows if its default ever changes.
      const isOwn = preferenceKeys.filter((key) => key in all && all[key] !== defaultSettings[key])
      const isOwnOption = pageOptionKeys.filter((key) => page[key] !== pageOptions[key].default)
      return JSON.stringify({
        version: VERSION,
        ...pick(page, isOwnOption),
        ...toStored(all, isOwn),
      })
    })
  })
}
