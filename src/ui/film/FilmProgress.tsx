import type { ReactNode } from 'react'
import type { AppState } from '../../state/appState.ts'
import { useApp } from '../useApp.ts'
import { useLazyWords } from '../useWords.ts'

const totalOf = ({ finished, pictures }: AppState) =>
  finished + pictures.filter(({ state }) => state !== 'done' && state !== 'failed').length

/** The number of pictures; during a batch action, its progress and a button to stop or resume it. */
export function FilmProgress() {
  const exporting = useApp((state) => state.exporting)
  const count = useApp(({ pictures }) => pictures.length)
  const isWorking = useApp(({ phase }) => phase.at === 'working')
  const isHeld = useApp(({ pictures }) => pictures.some(({ state }) => state === 'held'))
  const finished = useApp((state) => state.finished)
  const total = useApp(totalOf)
  const cancel = useApp((state) => state.cancel)
  const resume = useApp((state) => state.resume)
  const cancelExport = useApp((state) => state.cancelExport)
  const { film } = useLazyWords()
  if (exporting) {
    const { kind, done, total } = exporting
    return (
      <Bar label={film.exportProgress} done={done} total={total} words={film.exporting[kind](done, total)}>
        <button type="button" className="film-button" aria-label={film.cancelExport} onClick={cancelExport}>
          {film.cancel}
        </button>
      </Bar>
    )
  }
  if (isWorking && total > 1) {
    return (
      <Bar label={film.progress} done={finished} total={total} words={film.lookedAt(finished, total)}>
        <button type="button" className="film-button" onClick={cancel}>
          {film.cancel}
        </button>
      </Bar>
    )
  }
  if (isHeld) {
    return (
      <div className="course">
        <span>{film.stopped(finished, total)}</span>
        <button type="button" className="film-button" onClick={() => void resume()}>
          {film.lookAtRest}
        </button>
      </div>
    )
  }
  return <h2 className="course">{film.count(count)}</h2>
}

interface BarProps {
  label: string
  done: number
  total: number
  words: string
  children: ReactNode
}

function Bar({ label, done, total, words, children }: BarProps) {
  return (
    <div className="course">
      <progress className="course-bar" aria-label={label} value={done} max={total} />
      <span>{words}</span>
      {children}
    </div>
  )
}
