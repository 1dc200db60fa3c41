import type { ClassName } from '../../labels/classList.ts'
import { DialogButton } from '../parts/DialogButton.tsx'
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
export function EditClassNames({ label, given, onApply }: EditClassNamesProps) {
  const { labels } = useLazyWords()
  return (
    <DialogButton dialog={ClassNamesDialog} given={{ ...(given && { given }), ...(onApply && { onApply }) }}>
      {label ?? labels.edit}
    </DialogButton>
  )
}
