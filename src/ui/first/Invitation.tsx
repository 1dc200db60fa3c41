import { CHOOSE_ID } from '../panel/Actions.tsx'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import { PictureSources } from './PictureSources.tsx'
import { useOpenDialog } from './useOpenDialog.ts'
import './first.css'

/** Shown on the stage before the first picture: how to add one, the privacy promise, and what the network knows. */
export function Invitation() {
  const model = useApp(({ engine }) => engine?.model)
  const show = useOpenDialog((state) => state.show)
  const { first, formats, names } = useWords()
  return (
    <div className="invitation">
      <button type="button" className="invitation-open" onClick={() => document.getElementById(CHOOSE_ID)?.click()}>
        <span className="invitation-title">
          <span className="can-drop">{first.drop}</span>
          <span className="can-touch">{first.choose}</span>
        </span>
        <span>{first.see}</span>
      </button>
      <PictureSources />
      <p className="invitation-safe">{first.safe}</p>
      {/* The space for it is reserved from the start. */}
      <p className="invitation-knows">
        {model && (
          <>
            {first.knows(names.title(model.name), model.classes.length)}
            {formats.sentenceGap}
            <button type="button" className="link" onClick={() => show('classes')}>
              {first.lookAtList}
            </button>
          </>
        )}
      </p>
    </div>
  )
}
