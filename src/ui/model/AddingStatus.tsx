import { fill } from '../parts/fill.tsx'
import { Progress } from '../parts/Progress.tsx'
import { useApp } from '../useApp.ts'
import { useWords } from '../useWords.ts'

/** A file of weights that is being stored on this device, with a button to cancel. */
export function AddingStatus() {
  const adding = useApp((state) => state.adding)
  const cancel = useApp((state) => state.cancelAdding)
  const canKeep = useApp((state) => state.canKeep)
  const { page, model } = useWords()
  if (!adding) return null
  return (
    <div className="adding">
      <p className="note">
        {fill(canKeep ? model.keepingFile : model.readingFile, { file: <bdi>{adding.file}</bdi> })}
      </p>
      <Progress label={model.keeping} {...adding.progress} />
      <button type="button" className="button" onClick={cancel}>
        {page.cancel}
      </button>
    </div>
  )
}
