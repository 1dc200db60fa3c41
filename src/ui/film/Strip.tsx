import { FilmBar } from './FilmBar.tsx'
import { Frames } from './Frames.tsx'
import { UndoBar } from './UndoBar.tsx'

/** The filmstrip, with what is done with all of its pictures. It comes in a file of its own, once there is more than one. */
export default function Strip({ isStrip }: { isStrip: boolean }) {
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
