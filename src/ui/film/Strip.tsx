import { FilmBar } from './FilmBar.tsx'
import { Frames } from './Frames.tsx'
import { UndoBar } from './UndoBar.tsx'

/** The filmstrip with its batch actions. Loaded lazily, once there is more than one picture. */
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
