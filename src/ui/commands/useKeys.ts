import { useContext, useEffect } from 'react'
import { STAGE_ID, useStage } from '../stage/useStage.ts'
import { StoreContext } from '../useApp.ts'
import { type CommandContext, isSign } from './command.ts'
import { commandIds, commands } from './commands.ts'

const all = commandIds.map((id) => commands[id])

/** Text fields, and lists that support typing. */
const TYPED =
  'input:not([type=range], [type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=combobox], [role=listbox]'
/** Elements that use the space bar themselves. */
const PRESSED = 'button, summary, a[href], label, input[type=checkbox], input[type=radio], [role=tab], [role=option]'
/** Elements that use the arrow keys themselves. */
const MOVED = 'input, [role=tab], [role=option], [role=application] input'

/** Whether the focused element uses this key itself. */
function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest(`${TYPED}, dialog, [role=dialog]`)) return true
  if (key === ' ') return target.closest(PRESSED) !== null
  return key.startsWith('Arrow') && target.closest(MOVED) !== null
}

/**
 * Handles the keyboard shortcuts of the page. They never fire while somebody types, in a dialog, or with a modifier;
 * single characters fire only while the stage is shown, and only if they are not turned off.
 */
export function useKeys(): void {
  const store = useContext(StoreContext)
  useEffect(() => {
    if (!store) return
    const contextOf = (key: string): CommandContext => ({ app: store.getState(), stage: useStage.getState(), key })
    const press = (event: KeyboardEvent) => {
      // AltGr types signs on many keyboards, brackets among them.
      const isModified = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph')
      if (event.defaultPrevented || isModified || event.isComposing || isTaken(event)) return
      if (isSign(event.key) && !(store.getState().usesKeys && document.getElementById(STAGE_ID))) return
      const context = contextOf(event.key)
      const command = all.find(
        ({ keys, canRun, takesKey }) =>
          keys.includes(event.key) && takesKey?.(context) !== false && canRun?.(context) !== false,
      )
      if (!command) return
      command.run(context)
      event.preventDefault()
    }
    const release = ({ key }: KeyboardEvent) => {
      for (const { keys, release } of all) if (keys.includes(key)) release?.(contextOf(key))
    }
    // When the window loses focus, every key counts as released.
    const releaseAll = () => {
      for (const { release } of all) release?.(contextOf(''))
    }
    window.addEventListener('keydown', press)
    window.addEventListener('keyup', release)
    window.addEventListener('blur', releaseAll)
    return () => {
      window.removeEventListener('keydown', press)
      window.removeEventListener('keyup', release)
      window.removeEventListener('blur', releaseAll)
    }
  }, [store])
}
