import type { ChangeEvent } from 'react'
import { Button } from 'react-aria-components'
import { useApp } from './useApp.ts'
import { useSaving } from './useSaving.ts'
import { useWords } from './useWords.ts'

/** Of the field that opens the browser's file picker. */
export const CHOOSE_ID = 'choose-pictures'

/** What one does with pictures: choose, and save what came of them. */
export function Actions() {
  const { pictures } = useWords()
  const open = useApp((state) => state.open)
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
      <Button
        className={`button${isSavingNext && !isStopped ? ' button-primary' : ''}`}
        isDisabled={!outcome || isSaving}
        onPress={() => void savePicture()}
      >
        {pictures.savePicture}
      </Button>
      <Button className="button" isDisabled={!outcome} onPress={saveData}>
        {pictures.saveData}
      </Button>
    </div>
  )
}
