import type { AppState } from '../../state/appState.ts'
import type { StageState } from '../stage/useStage.ts'

/** The state that a command works on. */
export interface CommandContext {
  app: AppState
  stage: StageState
  /** The pressed key, as in `KeyboardEvent.key`; empty for a button. */
  key: string
}

/** An action with a key, a button, or both. */
export interface Command {
  /** Its keys, as in `KeyboardEvent.key`; `run` receives the pressed one. Empty if it only has a button. */
  keys: readonly string[]
  /** True if it has a button; `src/words/<language>/commands.ts` then has its label. */
  hasButton?: true
  /**
   * Whether the command can run, if that is not always so. If it cannot, its button is disabled, and its key goes to
   * the next command that has it, or to the browser.
   */
  canRun?(context: CommandContext): boolean
  /** Whether the command takes its keys now, if that is not always so. */
  takesKey?(context: CommandContext): boolean
  run(context: CommandContext): void
  /** Called when the key or button is released, for a command that lasts as long as it is held. */
  release?(context: CommandContext): void
  /** Whether its button is pressed, for a toggle. */
  isOn?(context: CommandContext): boolean
}

/**
 * Whether a key types one character: a letter, a digit, a sign or a space. Such shortcuts can be turned off (WCAG
 * 2.1.4).
 */
export const isSign = (key: string): boolean => [...key].length === 1
