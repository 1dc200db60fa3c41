import { CHOOSE_ID } from '../Actions.tsx'

/** What stands on the stage before the first picture. */
export function Invitation() {
  return (
    <button type="button" className="invitation" onClick={() => document.getElementById(CHOOSE_ID)?.click()}>
      <span className="invitation-title">
        <span className="can-drop">Drop or choose</span>
        <span className="can-touch">Choose</span> a picture
      </span>
      <span>See what a network sees in it, and where it looked.</span>
      <span className="can-drop">Pasting works too, and there are samples below.</span>
    </button>
  )
}
