import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { toProblem } from '../../errors/index.ts'
import { LONGEST_NAME } from '../../labels/limits.ts'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'

interface RenameFormProps {
  id: string
  name: string
  onEnd(): void
}

/** A field for another name of a network; Enter keeps it, Escape does not. */
export function RenameForm({ id, name, onEnd }: RenameFormProps) {
  const { networks: words } = useLazyWords()
  const { page } = useWords()
  const rename = useApp((state) => state.renameModel)
  const refuse = useApp((state) => state.refuse)
  const [text, setText] = useState(name)
  const keep = (event: FormEvent) => {
    event.preventDefault()
    void rename(id, text).catch((error) => refuse(toProblem(error), undefined, { about: 'network' }))
    onEnd()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    // The dialog stays open.
    event.preventDefault()
    event.stopPropagation()
    onEnd()
  }
  return (
    <form className="model-rename" onSubmit={keep}>
      <input
        className="choice"
        type="text"
        aria-label={words.newName}
        maxLength={LONGEST_NAME}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed.
        autoFocus
        value={text}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
      />
      <button type="submit" className="button">
        {words.rename}
      </button>
      <button type="button" className="button" onClick={onEnd}>
        {page.cancel}
      </button>
    </form>
  )
}
