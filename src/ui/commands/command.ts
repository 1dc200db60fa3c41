import type { AppState } from '../../state/appState.ts'
import type { StageState } from '../stage/useStage.ts'

/** What a command works on. */
export interface CommandContext {
  app: AppState
  stage: StageState
  /** The key that was pressed, as `KeyboardEvent.key` has it; empty where it was a button. */
  key: string
}

/** Something that a person can do by a key, by a button, or by both. */
export interface Command {
  /** Its keys, as `KeyboardEvent.key` has them; each does its own. None where it has a button only. */
  keys: readonly string[]
  /** True where it has a button: then `src/words/<language>/commands.ts` has what stands on it. */
  hasButton?: true
  /**
   * Whether there is something for it to do, where that is not always so. Else its button is off, and its key goes to
   * the next command that has it, or to the browser.
   */
  canRun?(context: CommandContext): boolean
  /** Whether its keys are its own now, where that is not always so. */
  takesKey?(context: CommandContext): boolean
  run(context: CommandContext): void
  /** What is done when its key or button is let go, for a command that lasts as long as it is held. */
  release?(context: CommandContext): void
  /** Whether its button is pressed, for a command that switches something on and off. */
  isOn?(context: CommandContext): boolean
}

/** Whether a key writes one sign: a letter, a digit, a sign or a space. Such keys can be switched off (WCAG 2.1.4). */
export const isSign = (key: string): boolean => [...key].length === 1
