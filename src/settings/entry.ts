import type { OpenedNetwork } from '../worker/explainer/createExplainer.ts'
import type { Check } from './checks.ts'

/** What a control for a setting is, and what it needs beside the words. */
export type Control<T> =
  /** A checkbox. */
  | { as: 'switch'; on: T; off: T }
  /** A slider from 0% to 100%. */
  | { as: 'slider' }
  /** One of the values of the check, each named in the words of the setting. */
  | { as: 'choice' }
  /** A menu of names that the network in use brings. */
  | { as: 'networkMenu'; options(network: OpenedNetwork): Readonly<Record<string, string>> }
  /** A component of its own. */
  | { as: 'own' }

/** What is known of a setting beside its values. */
export interface Facts<T> {
  /** Its name in the address of the page. */
  parameter: string
  /** Its name in the browser's storage and in saved pictures, where that is not its key in the table. */
  storedAs?: string
  /** Whether the browser keeps it for the next visit. */
  isPreference: boolean
  /** Whether a saved picture carries it, so that another one can be explained and drawn in the same way. */
  isSaved: boolean
  /** What is done where it changes: `question` asks the network again, `class` is for the next picture, `drawing` only draws. */
  changes: 'question' | 'class' | 'drawing'
  control: Control<T>
  /** Where the control is: the panel Options draws its own from the table, the others stand in components. */
  place: 'options' | 'elsewhere'
  /** Whether the network has what the setting names, for settings that name something of a network. */
  isKnown?(value: T, network: OpenedNetwork): boolean
  /** The value that the default stands for in a network. */
  defaultIn?(network: OpenedNetwork): T
}

/** One entry of the table. */
export interface Entry<T> extends Facts<T> {
  default: T
  check: Check<T>
}

/**
 * An entry as it is written in the table: the check gives the type of the setting, and the literals of the other facts
 * stay in the type, so that `SettingsWith<'isSaved', true>` can be asked of it.
 */
export const setting = <T, const Rest extends Facts<NoInfer<T>>>(
  entry: { default: NoInfer<T>; check: Check<T> } & Rest,
): { default: T; check: Check<T> } & Rest => entry
