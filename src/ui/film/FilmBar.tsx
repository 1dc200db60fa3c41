import { useContext, useId } from 'react'
import { useCommand } from '../commands/useCommand.ts'
import { StoreContext, useApp } from '../useApp.ts'
import { useLazyWords } from '../useWords.ts'
import { FilmProgress } from './FilmProgress.tsx'
import { removablePicture } from './stepPicture.ts'
import { useExport } from './useExport.ts'

/** Above the filmstrip: the progress and the batch actions. */
export function FilmBar() {
  const store = useContext(StoreContext)
  const count = useApp(({ pictures }) => pictures.length)
  const name = useApp((state) => {
    const wanted = removablePicture(state)
    return state.pictures.find(({ id }) => id === wanted)?.file.name
  })
  const removeOne = useCommand('remove')
  const remove = useApp((state) => state.remove)
  const { film } = useLazyWords()
  const id = useId()
  const { canExport, exportAll, drawSheet } = useExport()
  const removeAll = () => void remove(store?.getState().pictures.map(({ id }) => id) ?? [])
  return (
    <div className="film-bar">
      <FilmProgress />
      <button type="button" className="film-button film-open opens" popoverTarget={id}>
        {film.count(count)}
      </button>
      <div id={id} popover="auto" className="film-acts">
        <button
          type="button"
          className="film-button"
          disabled={!removeOne.canRun}
          aria-label={name === undefined ? film.remove : film.removeThis(name)}
          // The second click of a double click would remove the picture that has just appeared.
          onClick={({ detail }) => detail < 2 && removeOne.run()}
        >
          {film.remove}
        </button>
        {count > 1 && (
          <button type="button" className="film-button" onClick={removeAll}>
            {film.removeAll}
          </button>
        )}
        <button type="button" className="film-button" disabled={!canExport} onClick={drawSheet}>
          {film.contactSheet}
        </button>
        <button type="button" className="film-button" disabled={!canExport} onClick={exportAll}>
          {film.exportAll}
        </button>
      </div>
    </div>
  )
}
