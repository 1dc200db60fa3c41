import { useEffect, useId, useRef } from 'react'
import type { Words } from '../words/en/index.ts'
import { keys } from './keys.ts'
import { useApp } from './useApp.ts'
import { useWords } from './useWords.ts'

/** All keys, as they are printed on a keyboard. */
const printed: Readonly<Record<string, keyof Words['view']['key']>> = {
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
  const words = useWords()
  const { view } = words
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
          {view.keyboard}
        </h2>
        <p className="note">{usesKeys ? view.keysWork : view.keysAreOff}</p>
        <dl>
          {keys.map((line) => (
            <div key={line.keys.join(' ')}>
              <dt>
                {line.keys.map((key) => {
                  const name = printed[key]
                  return <kbd key={key}>{name ? view.key[name] : key}</kbd>
                })}
              </dt>
              <dd>{line.words(words)}</dd>
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
