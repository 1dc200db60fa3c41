import { type PageOptions, pageOptionKeys, pageOptions } from '../settings/pageOptions.ts'
import {
  defaultSettings,
  fromStored,
  type PreferredSettings,
  pick,
  preferenceKeys,
  toStored,
} from '../settings/settings.ts'
import { namesToKeep, readOwnNames } from './answerNames.ts'
import type { AppState, AppStore } from './appState.ts'

/** The choices that differ from the defaults. */
export interface Preferences extends PageOptions {
  settings: PreferredSettings
  /** Missing where a person has named none. */
  answerNames?: AppState['answerNames']
  networkNames?: AppState['networkNames']
}

/**
 * Storage for one text that persists over reloads and that other tabs write to as well. It may store nothing, but it
 * does not throw.
 */
export interface TextStorage {
  /** Replaces the current text; null if there is none. */
  change(change: (text: string | null) => string): void
}

/** The version of the stored form; other versions are not read. */
const VERSION = 1

/** Reads stored preferences and leaves out invalid values. */
export function readPreferences(text: string | null): Preferences {
  const stored = parse(text)
  const option = <Key extends keyof PageOptions>(key: Key): PageOptions[Key] =>
    pageOptions[key].check.accept(stored[key]) ?? pageOptions[key].default
  return {
    settings: fromStored(stored, preferenceKeys),
    theme: option('theme'),
    embedsSettings: option('embedsSettings'),
    usesKeys: option('usesKeys'),
    ...readOwnNames(stored.names, stored.titles),
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
 * Stores what a person changes from now on, merged into what is stored by then: another tab may have written meanwhile.
 * What only the page's address asks for is not a person's choice, and is not stored.
 */
export function keepPreferences(store: AppStore, storage: TextStorage): void {
  store.subscribe((state, before) => {
    const settings = preferenceKeys.filter((key) => state.settings[key] !== before.settings[key])
    const options = pageOptionKeys.filter((key) => state[key] !== before[key])
    const isNamed = state.answerNames !== before.answerNames
    const isRenamed = state.networkNames !== before.networkNames
    if (settings.length === 0 && options.length === 0 && !isNamed && !isRenamed) return
    storage.change((text) => {
      const stored = readPreferences(text)
      const all = { ...stored.settings, ...pick(state.settings, settings) }
      const page = { ...stored, ...pick(state, options) }
      const names = isNamed ? state.answerNames : stored.answerNames
      const titles = isRenamed ? state.networkNames : stored.networkNames
      // Defaults are not stored, so that a preference follows if its default ever changes.
      const isOwn = preferenceKeys.filter((key) => key in all && all[key] !== defaultSettings[key])
      const isOwnOption = pageOptionKeys.filter((key) => page[key] !== pageOptions[key].default)
      return JSON.stringify({
        version: VERSION,
        ...pick(page, isOwnOption),
        ...toStored(all, isOwn),
        ...(names && names.size > 0 && { names: namesToKeep(names) }),
        ...(titles && titles.size > 0 && { titles: [...titles] }),
      })
    })
  })
}
