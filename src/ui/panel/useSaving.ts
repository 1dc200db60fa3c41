import { useState } from 'react'
import { toProblem } from '../../errors/index.ts'
import { download } from '../parts/download.ts'
import { settled } from '../seen/seenMoves.ts'
import { useApp } from '../useApp.ts'

interface Saving {
  savePicture(): Promise<void>
  saveData(): Promise<void>
  saveArrays(): Promise<void>
  /** True while a picture is being written. */
  isSaving: boolean
}

/** Saves the picture, the data and the arrays of the answer on the stage. */
export function useSaving(): Saving {
  const refuse = useApp((state) => state.refuse)
  const settle = useApp((state) => state.settle)
  const toPicture = useApp((state) => state.savePicture)
  const toData = useApp((state) => state.saveData)
  const toArrays = useApp((state) => state.saveArrays)
  const outcome = useApp(({ shown }) => shown?.outcome)
  const [isSaving, setSaving] = useState(false)

  const save = async (make: () => Promise<File>) => {
    if (!outcome) return
    try {
      await settled()
      download(await make())
      settle('saving')
    } catch (error) {
      refuse(toProblem(error), outcome.image.name, { about: 'saving' })
    }
  }
  return {
    isSaving,
    async savePicture() {
      setSaving(true)
      await save(toPicture)
      setSaving(false)
    },
    saveData: () => save(toData),
    saveArrays: () => save(toArrays),
  }
}
