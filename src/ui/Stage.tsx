import { Button } from 'react-aria-components'
import { CHOOSE_ID } from './Actions.tsx'
import { HeatCanvas } from './HeatCanvas.tsx'
import { useApp } from './useApp.ts'

/** The picture with its heat, as large as the window allows; before the first one, the invitation. */
export function Stage({ isOver }: { isOver: boolean }) {
  const shown = useApp((state) => state.shown)
  return (
    <section className="stage" aria-label="Picture">
      {shown ? (
        <HeatCanvas shown={shown} />
      ) : (
        <Button className="invitation" onPress={() => document.getElementById(CHOOSE_ID)?.click()}>
          <span className="invitation-title">
            <span className="can-drop">Drop or choose</span>
            <span className="can-touch">Choose</span> a picture
          </span>
          <span>See what a network sees in it, and where it looked.</span>
          <span className="can-drop">Pasting works too, and there are samples below.</span>
        </Button>
      )}
      {isOver && (
        <div className="drop-here" aria-hidden="true">
          Drop to look at it
        </div>
      )}
    </section>
  )
}
