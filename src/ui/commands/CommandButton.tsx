import type { ReactNode } from 'react'
import { useWords } from '../useWords.ts'
import type { ButtonId } from './commands.ts'
import { useCommand } from './useCommand.ts'

interface CommandButtonProps {
  of: ButtonId
  className?: string
  /** Shown instead of the label, which stays the accessible name. */
  children?: ReactNode
  isTitled?: boolean
}

/**
 * The button of a command: it shows the label, is disabled if there is nothing to do, and pressed if the command is on.
 */
export function CommandButton({ of: command, className, children, isTitled = false }: CommandButtonProps) {
  const { canRun, isOn, run } = useCommand(command)
  const { label } = useWords().commands[command]
  return (
    <button
      type="button"
      className={className}
      aria-label={children === undefined ? undefined : label}
      title={isTitled ? label : undefined}
      aria-pressed={isOn}
      disabled={!canRun}
      onClick={run}
    >
      {children ?? label}
    </button>
  )
}
