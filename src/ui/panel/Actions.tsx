import type { ChangeEvent } from 'react'
import { ShareButton } from '../share/ShareButton.tsx'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'
import { useSaving } from './useSaving.ts'

/** Of the field that opens the browser's file picker. */
export const CHOOSE_ID = 'choose-pictures'

/** What one does with pictures: choose, and save what came of them. */
export function Actions() {
  const open = useApp((state) => state.open)
  const { pictures } = useWords()
  const { savePicture, saveData, isSaving } = useSaving()
  const outcome = useApp(({ shown }) => shown?.outcome)
  // Saving is what comes next once there was something to save; it does not lose its place while the next picture is looked at.
  const isSavingNext = useApp((state) => state.lastOutcome !== null)
  const isStopped = useApp(({ phase }) => phase.at === 'stopped')

  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])]
    // The same file can be chosen again only if the field is emptied.
    event.target.value = ''
    if (files.length > 0) void open(files)
  }
  return (
    <div className="actions">
      <label className={`button choose${isSavingNext || isStopped ? '' : ' button-primary'}`}>
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
