import { useState } from 'react'
import type { ClassName } from '../../labels/classList.ts'
import { part } from '../parts/part.tsx'
import { useLazyWords } from '../useWords.ts'

const ClassNamesDialog = part(() => import('./ClassNamesDialog.tsx'), { title: ({ model }) => model.model })

interface EditClassNamesProps {
  /** The button's text; by default that it edits the names of the classes. */
  label?: string
  /** A list to begin with, which does not fit as it is. */
  given?: readonly ClassName[]
  /** Called when names were applied. */
  onApply?(): void
}

/** A button for the editor of the names of the classes. */
export default function EditClassNames({ label, given, onApply }: EditClassNamesProps) {
  const { labels } = useLazyWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="button"
        aria-haspopup="dialog"
        onPointerEnter={ClassNamesDialog.ahead}
        onClick={() => setOpen(true)}
      >
        {label ?? labels.edit}
      </button>
      {isOpen && (
        <ClassNamesDialog onClose={() => setOpen(false)} {...(given && { given })} {...(onApply && { onApply })} />
      )}
    </>
  )
}
