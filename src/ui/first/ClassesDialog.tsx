import { useDeferredValue, useState } from 'react'
import { Dialog } from '../parts/Dialog.tsx'
import { readable } from '../parts/readable.ts'
import { useClasses } from '../useApp.ts'
import { useLazyWords } from '../useWords.ts'

/** A searchable list of the network's classes. */
export default function ClassesDialog({ onClose }: { onClose(): void }) {
  const classes = useClasses()
  const { dialogs: says } = useLazyWords()
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text.trim().toLowerCase())
  const found = classes.filter(([wnid, label]) => wnid === wanted || readable(label).toLowerCase().includes(wanted))
  return (
    <Dialog title={says.classes(classes.length)} onClose={onClose}>
      <label className="dialog-field">
        {says.search}
        <input type="search" className="choice" value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <p className="note" aria-live="polite">
        {wanted && says.found(found.length)}
      </p>
      {/* The names are those of the list, in English. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys. */}
      <ul className="class-list" lang="en" tabIndex={0} aria-label={says.classes(classes.length)}>
        {found.map(([wnid, label], at) => (
          // Two classes may have the same label, and in some lists even the same id.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list does not change.
          <li key={`${wnid} ${label} ${at}`}>{readable(label)}</li>
        ))}
      </ul>
    </Dialog>
  )
}
