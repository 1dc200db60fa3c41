import { useState } from 'react'
import { toProblem } from '../../errors.ts'
import { download } from '../parts/download.ts'
import { useApp } from '../useApp.ts'

/** Saves the picture and the data of the answer on the stage; `isSaving` while a picture is being written. */
export function useSaving(): { savePicture(): Promise<void>; saveData(): Promise<void>; isSaving: boolean } {
  const refuse = useApp((state) => state.refuse)
  const toPicture = useApp((state) => state.savePicture)
  const toData = useApp((state) => state.saveData)
  const outcome = useApp(({ shown }) => shown?.outcome)
  const [isSaving, setSaving] = useState(false)
  return {
    isSaving,
    async savePicture() {
      if (!outcome) return
      setSaving(true)
      try {
        download(await toPicture())
      } catch (error) {
        refuse(toProblem(error), outcome.image.name)
      } finally {
        setSaving(false)
      }
    },
    async saveData() {
      if (!outcome) return
      try {
        download(await toData())
      } catch (error) {
        refuse(toProblem(error), outcome.image.name)
      }
    },
  }
}
