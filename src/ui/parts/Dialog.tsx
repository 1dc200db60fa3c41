import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useWords } from '../useWords.ts'
import './dialog.css'

interface DialogProps {
  title: string
  /**
   * What gets the focus when the dialog opens: the title, for a dialog to read from its beginning; the Close button, for one whose content comes
   * later. Without it, the browser chooses the first control.
   */
  focus?: 'title' | 'close'
  /** Called when it has closed, in whichever way. */
  onClose(): void
  /** A key that closes it besides Escape, as `KeyboardEvent.key`. */
  closingKey?: string
  children: ReactNode
  /** What went wrong in it: stays in view above the buttons. */
  notices?: ReactNode
  /** Buttons beside the one that closes it. */
  acts?: ReactNode
}

/** A dialog over the page, closed by its button, by Escape and by a click beside it. Its buttons stay in view. */
export function Dialog({ title, focus, onClose, closingKey, children, notices, acts }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const { page } = useWords()
  useEffect(() => {
    dialog.current?.showModal()
    const focused = focus && { title: heading, close: button }[focus]
    focused?.current?.focus({ preventScroll: true })
  }, [focus])
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
          {acts}
          <button ref={button} type="button" className="button" onClick={() => dialog.current?.close()}>
            {page.close}
          </button>
        </div>
      </div>
    </dialog>
  )
}
