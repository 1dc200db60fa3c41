import { useEffect, useId, useRef } from 'react'
import type { LateWords } from '../../words/en/late.ts'
import { commandIds, commands } from '../commands/commands.ts'
import { useApp } from '../useApp.ts'
import { useLateWords, useWords } from '../useWords.ts'

/** All keys, as they are printed on a keyboard. */
const printed: Readonly<Record<string, keyof LateWords['keys']['names']>> = {
  ' ': 'space',
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Escape: 'escape',
}

/** The list of all keys. */
export default function KeyboardHelp({ onClose }: { onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const usesKeys = useApp((state) => state.usesKeys)
  const { view, commands: buttons } = useWords()
  const { keys: says } = useLateWords()
  const id = useId()
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      className="keys"
      aria-labelledby={id}
      onClose={onClose}
      // A click beside it.
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
      onKeyDown={(event) => event.key === '?' && dialog.current?.close()}
    >
      <div className="keys-content">
        {/* It takes the focus when the dialog opens: else a small screen would begin at the button, at the end of the list. */}
        <h2 id={id} tabIndex={-1}>
          {buttons.help.label}
        </h2>
        <p className="note">{usesKeys ? says.keysWork : says.keysAreOff}</p>
        <dl>
          {commandIds.map((id) => (
            <div key={id}>
              <dt>
                {commands[id].keys.map((key) => {
                  const name = printed[key]
                  return <kbd key={key}>{name ? says.names[name] : key}</kbd>
                })}
              </dt>
              <dd>{says[id]}</dd>
            </div>
          ))}
        </dl>
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {view.close}
        </button>
      </div>
    </dialog>
  )
}
