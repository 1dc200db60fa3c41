import { useApp } from '../useApp.ts'
import { useLazyWords } from '../useWords.ts'

/** The last removal, with a button to undo it. It stays until the next action. */
export function UndoBar() {
  const removal = useApp((state) => state.removals.at(-1))
  const undo = useApp((state) => state.undoRemove)
  const dismiss = useApp((state) => state.dismiss)
  const { film } = useLazyWords()
  const [only, ...others] = removal?.pictures ?? []
  return (
    <div className="undo" aria-live="polite">
      {only && (
        <>
          <p>{others.length === 0 ? film.removedOne(only.picture.file.name) : film.removed(others.length + 1)}</p>
          <button type="button" className="button" onClick={() => void undo()}>
            {film.undo}
          </button>
          <button type="button" className="film-button" onClick={() => dismiss('removals')}>
            {film.dismiss}
          </button>
        </>
      )}
    </div>
  )
}
