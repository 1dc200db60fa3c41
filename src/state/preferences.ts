import { colormaps } from '../image/heat/colormaps/index.ts'
import { lookIds } from '../types.ts'
import type { AppStore } from './appState.ts'
import { defaultSettings, type Settings } from './settings.ts'

/** How light the page is: as the system says, or always the same. */
export const themeIds = ['system', 'light', 'dark'] as const

export type ThemeId = (typeof themeIds)[number]

/** What of the settings survives a reload: how an answer is drawn and what its score is, not what was asked of one network. */
const keptKeys = ['colours', 'opacity', 'score', 'look', 'threshold', 'showsRegion'] as const

type KeptKey = (typeof keptKeys)[number]

/** What a person has chosen otherwise than it is at first. */
export interface Preferences {
  settings: Partial<Pick<Settings, KeptKey>>
  theme: ThemeId
  embedsSettings: boolean
  /** Whether letters, digits and signs on their own do something. */
  usesKeys: boolean
}

/** A place that keeps one text over reloads, and that other tabs write to as well. It may keep nothing, but it does not throw. */
export interface Keeper {
  /** Puts another text in the place of what is there by then; null where nothing is. */
  change(change: (text: string | null) => string): void
}

/** Of the form in which they are kept; another one is not read. */
const VERSION = 1

const isFraction = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 1

const isValid: { [Key in KeptKey]: (value: unknown) => boolean } = {
  colours: (value) => typeof value === 'string' && Object.hasOwn(colormaps, value),
  opacity: isFraction,
  score: (value) => value === 'probability' || value === 'logit',
  look: (value) => lookIds.some((id) => id === value),
  threshold: isFraction,
  showsRegion: (value) => typeof value === 'boolean',
}

/** Understands what was kept; what it does not understand, it leaves out. */
export function readPreferences(text: string | null): Preferences {
  const kept = parse(text)
  const settings = Object.fromEntries(keptKeys.filter((key) => isValid[key](kept[key])).map((key) => [key, kept[key]]))
  const theme = themeIds.find((id) => id === kept.theme) ?? 'system'
  return { settings, theme, embedsSettings: kept.embedsSettings !== false, usesKeys: kept.usesKeys !== false }
}

function parse(text: string | null): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(text ?? 'null')
    if (typeof kept === 'object' && kept !== null && 'version' in kept && kept.version === VERSION) return { ...kept }
  } catch {
    // It was written by somebody else.
  }
  return {}
}

/**
 * Writes down what a person changes, from now on, into what is kept by then: another tab may have kept something else. What only the page's address
 * asks for is not their choice, and not kept.
 */
export function keepPreferences(store: AppStore, keeper: Keeper): void {
  store.subscribe(({ settings, theme, embedsSettings, usesKeys }, before) => {
    const changed = keptKeys.filter((key) => settings[key] !== before.settings[key])
    const isThemed = theme !== before.theme
    const isEmbedded = embedsSettings !== before.embedsSettings
    const isKeyed = usesKeys !== before.usesKeys
    if (changed.length === 0 && !isThemed && !isEmbedded && !isKeyed) return
    const own = Object.fromEntries(changed.map((key) => [key, settings[key]]))
    keeper.change((text) => {
      const kept = readPreferences(text)
      const all = Object.entries({ ...kept.settings, ...own })
      return JSON.stringify({
        version: VERSION,
        theme: isThemed ? theme : kept.theme,
        ...(!(isEmbedded ? embedsSettings : kept.embedsSettings) && { embedsSettings: false }),
        ...(!(isKeyed ? usesKeys : kept.usesKeys) && { usesKeys: false }),
        // What is as at first need not be kept: so it follows if that ever changes.
        ...Object.fromEntries(all.filter(([key, value]) => value !== defaultSettings[key as KeptKey])),
      })
    })
  })
}
