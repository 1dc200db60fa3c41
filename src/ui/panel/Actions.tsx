import type { ChangeEvent } from 'react'
import { useTakeChosen } from '../first/useTakeChosen.ts'
import { ShareButton } from '../share/ShareButton.tsx'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import { useSaving } from './useSaving.ts'

/** The id of the field that opens the browser's file picker. */
export const CHOOSE_ID = 'choose-pictures'

/** Actions on pictures: choose them, and save the results. */
export function Actions() {
  const take = useTakeChosen()
  const { pictures } = useWords()
  const { savePicture, saveData, isSaving } = useSaving()
  const outcome = useApp(({ shown }) => shown?.outcome)
  // Before, the button of the invitation is the primary one. It stays while the next picture is analysed.
  const isSavingNext = useApp((state) => state.lastOutcome !== null)
  const isStopped = useApp(({ phase }) => phase.at === 'stopped')

  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    take(event.target.files)
    // Without this, the same file cannot be chosen again.
    event.target.value = ''
  }
  return (
    <div className="actions">
      <label className="button choose">
        {pictures.choose}
        <input id={CHOOSE_ID} className="visually-hidden" type="file" multiple accept="image/*" onChange={choose} />
      </label>
      <button
        type="button"
        className={`button${isSavingNext && !isStopped ? ' button-primary' : ''}`}
        disabled={!outcome || isSaving}
        onClick={() => void savePicture()}
      >
        {pictures.savePicture}
      </button>
      <button type="button" className="button" disabled={!outcome} onClick={() => void saveData()}>
        {pictures.saveData}
      </button>
      <ShareButton />
    </div>
  )
}
