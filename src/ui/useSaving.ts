import { useState } from 'react'
import { sentencesFor } from '../errors.ts'
import { savedName } from '../state/fileNames.ts'
import { toSavedData } from '../state/savedData.ts'
import { download } from './download.ts'
import { useApp } from './useApp.ts'

/** Saves the picture and the data of the answer on the stage; `isSaving` while a picture is being written. */
export function useSaving(): { savePicture(): Promise<void>; saveData(): void; isSaving: boolean } {
  const refuse = useApp((state) => state.refuse)
  const toPicture = useApp((state) => state.savePicture)
  const outcome = useApp(({ shown }) => shown?.outcome)
  const engine = useApp((state) => state.engine)
  const [isSaving, setSaving] = useState(false)
  return {
    isSaving,
    async savePicture() {
      if (!outcome) return
      setSaving(true)
      try {
        download(await toPicture())
      } catch (error) {
        refuse(sentencesFor(error), outcome.image.name)
      } finally {
        setSaving(false)
      }
    },
    saveData() {
      if (!outcome || !engine) return
      const json = `${JSON.stringify(toSavedData(outcome, engine.model, engine.backend), null, 1)}\n`
      download(new File([json], savedName(outcome, engine.model.classes, 'data'), { type: 'application/json' }))
    },
  }
}
