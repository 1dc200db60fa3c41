import type { SettingParameter } from '../ids.ts'
import type { ModelInfo } from '../types.ts'
import type { Check } from './checks.ts'

/** What settings ask of the network in use. */
export interface NetworkInUse {
  model: ModelInfo
  /** The methods for menus, with their names. */
  methods: readonly { id: string; label: string }[]
}

/** The kind of control for a setting, and what it needs besides the words. */
export type Control<T> =
  /** A checkbox. */
  | { as: 'switch'; on: T; off: T }
  /** A slider from 0% to 100%. */
  | { as: 'slider' }
  /** One of the values of the check; the setting's words name each. */
  | { as: 'choice' }
  /** A menu of names that the network in use provides. */
  | { as: 'networkMenu'; options(network: NetworkInUse): Readonly<Record<string, string>> }
  /** A dedicated component. */
  | { as: 'own' }

/** The properties of a setting besides its values. */
export interface Facts<T> {
  /** Its parameter in the page's address. */
  parameter: SettingParameter
  /** Its name in the browser's storage and in saved pictures, if it differs from its key in the table. */
  storedAs?: string
  /** Whether the browser stores it for the next visit. */
  isPreference: boolean
  /** Whether a saved picture carries it, so that another one can be explained and drawn in the same way. */
  isSaved: boolean
  /**
   * The effect of a change: `question` asks the network again, `answers` runs it again on every picture, `class` applies
   * to the next picture, `drawing` only redraws.
   */
  changes: 'question' | 'answers' | 'class' | 'drawing'
  control: Control<T>
  /** Where the control is: Options draws its controls from the table, the others are in components. */
  place: 'options' | 'elsewhere'
  /** Whether the network has what the setting names, for settings that name a part of a network. */
  isKnown?(value: T, network: NetworkInUse): boolean
  /** The value that a menu shows, such as what the default means in a network. */
  shownIn?(value: T, network: NetworkInUse): T
}

/** One entry of the table. */
export interface Entry<T> extends Facts<T> {
  default: T
  check: Check<T>
}

/**
 * An entry as written in the table: the check determines the type of the setting, and the literals of the other
 * properties stay in the type, so that `SettingsWith<'isSaved', true>` works.
 */
export const setting = <T, const Rest extends Facts<NoInfer<T>>>(
  entry: { default: NoInfer<T>; check: Check<T> } & Rest,
): { default: T; check: Check<T> } & Rest => entry
