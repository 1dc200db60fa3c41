import { useApp } from '../useApp.ts'
import { FilmBar } from './FilmBar.tsx'
import { Frames } from './Frames.tsx'
import { UndoBar } from './UndoBar.tsx'

/** The filmstrip, once there are several pictures, and what is done with all of them. */
export function Film() {
  const count = useApp(({ pictures }) => pictures.length)
  const isEmpty = useApp(({ shown }) => shown === null)
  const canUndo = useApp(({ removal }) => removal !== null)
  const isStrip = count > 1 || (count === 1 && (isEmpty || canUndo))
  if (!isStrip && !canUndo) return null
  return (
    <div className="film">
      <UndoBar />
      {isStrip && (
        <>
          <FilmBar />
          <Frames />
        </>
      )}
    </div>
  )
}
