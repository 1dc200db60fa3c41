import type { Check } from './checks.ts'
import type { Entry, Facts } from './entry.ts'
import { keysOf } from './keysOf.ts'
import { settingsTable } from './table.ts'

type Table = typeof settingsTable

export type SettingKey = keyof Table

/** How pictures are explained and drawn, as chosen by a person or by the page's address. */
export type Settings = { [Key in SettingKey]: Table[Key]['check'] extends Check<infer T> ? T : never }

/** The keys of the entries whose `fact` has this value. */
type SettingsWith<Fact extends keyof Facts<never>, Value> = {
  [Key in SettingKey]: Table[Key] extends { [Name in Fact]: Value } ? Key : never
}[SettingKey]

/** The table for generic code: here, an entry's type depends on its key. */
export const entries: { readonly [Key in SettingKey]: Entry<Settings[Key]> } = settingsTable

export const settingKeys = keysOf(settingsTable)

function keysWith<Fact extends 'changes' | 'isPreference' | 'isSaved' | 'place', Value extends string | boolean>(
  fact: Fact,
  value: Value,
) {
  const isOf = (key: SettingKey): key is SettingsWith<Fact, Value> => Object.is(entries[key][fact], value)
  return settingKeys.filter(isOf)
}

/** The settings that affect an answer, whatever the class. */
export const questionKeys = keysWith('changes', 'question')
/** The settings that change which answers the network gives. */
export const answerKeys = keysWith('changes', 'answers')
/** The settings that only affect how an answer is drawn. */
export const drawingKeys = keysWith('changes', 'drawing')
export const preferenceKeys = keysWith('isPreference', true)
export const savedKeys = keysWith('isSaved', true)
/** The settings with a control in Options, in its order. */
export const optionKeys = keysWith('place', 'options').reverse()

/** How a map is drawn over a photo. */
export type DrawingSettings = Pick<Settings, SettingsWith<'changes', 'drawing'>>

/** The settings that the browser stores for the next visit, except those at their defaults. */
export type PreferredSettings = Partial<Pick<Settings, SettingsWith<'isPreference', true>>>

/** A setting's name in the browser's storage and in saved pictures. */
type StoredName<Key extends SettingKey> = Table[Key] extends { storedAs: infer Name extends string } ? Name : Key

/** The settings of a saved picture, under their stored names. */
export type StoredSettings = {
  [Key in SettingsWith<'isSaved', true> as StoredName<Key>]?: Exclude<Settings[Key], null>
}

/** The words that a setting needs: a label, and a name for each value of a choice. */
export type SettingWords = {
  readonly [Key in SettingKey]: { label: string; hint?: string } & (Table[Key]['control']['as'] extends 'choice'
    ? { options: Readonly<Record<Settings[Key] & string, string>> }
    : unknown)
}

/** An object with a value for each key; undefined values are left out. */
export function collect<Key extends SettingKey>(
  keys: readonly Key[],
  read: <K extends Key>(key: K) => Settings[K],
): Pick<Settings, Key>
export function collect<Key extends SettingKey>(
  keys: readonly Key[],
  read: <K extends Key>(key: K) => Settings[K] | undefined,
): Partial<Pick<Settings, Key>>
export function collect(keys: readonly SettingKey[], read: (key: SettingKey) => unknown): object {
  return Object.fromEntries(keys.map((key) => [key, read(key)]).filter(([, value]) => value !== undefined))
}

/** A change of one setting. */
export function only<Key extends SettingKey>(key: Key, value: Settings[Key]): Pick<Settings, Key>
export function only(key: SettingKey, value: unknown): object {
  return { [key]: value }
}

/** An object with only some of the keys. */
export function pick<From extends object, Key extends keyof From>(from: From, keys: readonly Key[]): Pick<From, Key>
export function pick(from: Record<string, unknown>, keys: readonly string[]): object {
  return Object.fromEntries(keys.map((key) => [key, from[key]]))
}

export const defaultSettings: Settings = collect(settingKeys, (key) => entries[key].default)

/** The settings that affect how a map is drawn over the photo. */
export const drawingOf = (settings: Settings): DrawingSettings => pick(settings, drawingKeys)

const storedName = (key: SettingKey): string => entries[key].storedAs ?? key

/**
 * Reads settings from untrusted JSON and leaves out invalid values. Invalid preferences are not guessed at; with
 * `clamps`, as for saved pictures, a number out of range is clamped.
 */
export function fromStored<Key extends SettingKey>(
  stored: object,
  keys: readonly Key[],
  clamps = false,
): Partial<Pick<Settings, Key>> {
  const values = new Map(Object.entries(stored))
  return collect(keys, (key) => {
    const { check } = entries[key]
    const value: unknown = values.get(storedName(key))
    return check.accept(clamps && check.clamp && Number.isFinite(value) ? check.clamp(Number(value)) : value)
  })
}

/** The settings under their stored names, limited to `keys`. */
export const toStored = (settings: Partial<Settings>, keys: readonly SettingKey[]): StoredSettings =>
  Object.fromEntries(keys.filter((key) => key in settings).map((key) => [storedName(key), settings[key]]))
