import { useContext } from 'react'
import type { AppState } from '../../state/appState.ts'
import { StoreContext, useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'

const totalOf = ({ finished, pictures }: AppState) =>
  finished + pictures.filter(({ state }) => state !== 'done' && state !== 'failed').length

/** Above the filmstrip: how far it is, and what is done with all pictures. */
export function FilmBar() {
  const count = useApp(({ pictures }) => pictures.length)
  const current = useApp(({ picked, shown }) => picked ?? shown?.pictureId)
  const name = useApp(({ pictures }) => pictures.find(({ id }) => id === current)?.file.name)
  const remove = useApp((state) => state.remove)
  const store = useContext(StoreContext)
  const { film } = useWords()
  const removeAll = () => void remove(store?.getState().pictures.map(({ id }) => id) ?? [])
  return (
    <div className="film-bar">
      <Course />
      <div className="film-acts">
        <button
          type="button"
          className="film-button"
          disabled={name === undefined}
          aria-label={name === undefined ? film.remove : film.removeThis(name)}
          onClick={() => current !== undefined && void remove([current])}
        >
          {film.remove}
        </button>
        {count > 1 && (
          <button type="button" className="film-button" onClick={removeAll}>
            {film.removeAll}
          </button>
        )}
      </div>
    </div>
  )
}

/** How many pictures there are; while they are looked at, how many of them, and the way to stop or go on. */
function Course() {
  const count = useApp(({ pictures }) => pictures.length)
  const isWorking = useApp(({ phase }) => phase.at === 'working')
  const isHeld = useApp(({ pictures }) => pictures.some(({ state }) => state === 'held'))
  const finished = useApp((state) => state.finished)
  const total = useApp(totalOf)
  const cancel = useApp((state) => state.cancel)
  const goOn = useApp((state) => state.goOn)
  const { film } = useWords()
  if (isWorking && total > 1) {
    return (
      <div className="course">
        <progress className="course-bar" aria-label={film.progress} value={finished} max={total} />
        <span className="course-words">{film.lookedAt(finished, total)}</span>
        <button type="button" className="film-button" onClick={cancel}>
          {film.cancel}
        </button>
      </div>
    )
  }
  if (isHeld) {
    return (
      <div className="course">
        <span className="course-words">{film.stopped(finished, total)}</span>
        <button type="button" className="film-button" onClick={() => void goOn()}>
          {film.lookAtRest}
        </button>
      </div>
    )
  }
  return <h2 className="course">{film.count(count)}</h2>
}
