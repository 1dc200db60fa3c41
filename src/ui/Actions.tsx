import { type ChangeEvent, useState } from 'react'
import { Button } from 'react-aria-components'
import { sentencesFor } from '../errors.ts'
import { savedName } from '../image/export.ts'
import { toSavedData } from '../state/savedData.ts'
import { download } from './download.ts'
import { useApp } from './useApp.ts'

/** Of the field that opens the browser's file picker. */
export const CHOOSE_ID = 'choose-pictures'

/** What one does with pictures: choose, and save what came of them. */
export function Actions() {
  const open = useApp((state) => state.open)
  const refuse = useApp((state) => state.refuse)
  const savePicture = useApp((state) => state.savePicture)
  const outcome = useApp(({ shown }) => shown?.outcome)
  const engine = useApp((state) => state.engine)
  // Saving is what comes next once there was something to save; it does not lose its place while the next picture is looked at.
  const isSavingNext = useApp((state) => state.lastOutcome !== null)
  const isStopped = useApp(({ phase }) => phase.at === 'stopped')
  const [isSaving, setSaving] = useState(false)

  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])]
    // The same file can be chosen again only if the field is emptied.
    event.target.value = ''
    if (files.length > 0) void open(files)
  }
  const picture = async () => {
    if (!outcome) return
    setSaving(true)
    try {
      download(await savePicture(), savedName(outcome.image.name, '-heatmap.png'))
    } catch (error) {
      refuse(sentencesFor(error), outcome.image.name)
    } finally {
      setSaving(false)
    }
  }
  const data = () => {
    if (!outcome || !engine) return
    const json = `${JSON.stringify(toSavedData(outcome, engine.model, engine.backend), null, 1)}\n`
    download(new Blob([json], { type: 'application/json' }), savedName(outcome.image.name, '-heatlens.json'))
  }

  return (
    <div className="actions">
      <label className={`button choose${isSavingNext || isStopped ? '' : ' button-primary'}`}>
        Choose pictures
        <input id={CHOOSE_ID} className="visually-hidden" type="file" multiple accept="image/*" onChange={choose} />
      </label>
      <Button
        className={`button${isSavingNext && !isStopped ? ' button-primary' : ''}`}
        isDisabled={!outcome || isSaving}
        onPress={() => void picture()}
      >
        Save picture
      </Button>
      <Button className="button" isDisabled={!outcome} onPress={data}>
        Save data
      </Button>
    </div>
  )
}
