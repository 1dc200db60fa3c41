import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useWords } from '../useWords.ts'
import './dialog.css'

interface DialogProps {
  title: string
  /**
   * What gets the focus when the dialog opens: the title, for a dialog to read from the start; the Close button, if the
   * content comes later. By default, the browser chooses the first control.
   */
  focus?: 'title' | 'close'
  /** True while it waits out of sight: what is in it goes on. */
  isHidden?: boolean
  /** Called when it has closed, in any way. */
  onClose(): void
  /** A key that closes it besides Escape, as in `KeyboardEvent.key`. */
  closingKey?: string
  children: ReactNode
  /** Failures; they stay in view above the buttons. */
  notices?: ReactNode
  /** The text of the Close button, where it drops what was begun. */
  closeLabel?: string
  /** Buttons beside the Close button. */
  actions?: ReactNode
}

/** A modal dialog. Its button, Escape and a click outside close it. Its buttons stay in view. */
export function Dialog({
  title,
  focus,
  isHidden = false,
  onClose,
  closingKey,
  children,
  notices,
  closeLabel,
  actions,
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const { page } = useWords()
  useEffect(() => {
    if (isHidden) return dialog.current?.close()
    dialog.current?.showModal()
    const focused = focus && { title: heading, close: button }[focus]
    focused?.current?.focus({ preventScroll: true })
    // A low window shows the beginning, though the browser has focused a button at the end.
    dialog.current?.scrollTo(0, 0)
  }, [focus, isHidden])
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
      onKeyDown={(event) => event.key === closingKey && dialog.current?.close()}
    >
      <div className="dialog-content">
        <h2 id={id} ref={heading} tabIndex={focus === 'title' ? -1 : undefined}>
          {title}
        </h2>
        {children}
        <div className="dialog-foot">
          {notices && <div className="notices">{notices}</div>}
          {actions}
          <button ref={button} type="button" className="button" onClick={() => dialog.current?.close()}>
            {closeLabel ?? page.close}
          </button>
        </div>
      </div>
    </dialog>
  )
}
