import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useWords } from '../useWords.ts'

interface DialogProps {
  title: string
  onClose(): void
  children: ReactNode
  /** Buttons beside the one that closes it. */
  acts?: ReactNode
}

/** A dialog over the page, closed by its button, by Escape and by a click beside it. */
export function Dialog({ title, onClose, children, acts }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const { page } = useWords()
  useEffect(() => {
    const { current } = dialog
    current?.showModal()
    // A click beside it; Escape is the browser's.
    const press = ({ target }: MouseEvent) => target === current && current?.close()
    current?.addEventListener('click', press)
    return () => current?.removeEventListener('click', press)
  }, [])
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby={id} onClose={onClose}>
      <div className="sheet-content">
        <h2 id={id}>{title}</h2>
        {children}
        <div className="sheet-foot">
          {acts}
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            {page.close}
          </button>
        </div>
      </div>
    </dialog>
  )
}
