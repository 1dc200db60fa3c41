import { TimeLeft } from '../catalogue/TimeLeft.tsx'
import { fill } from '../parts/fill.tsx'
import { Progress } from '../parts/Progress.tsx'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'

/** A file of weights that is being stored on this device, how long it still takes, and a button to cancel. */
export function AddingStatus() {
  const adding = useApp((state) => state.adding)
  const cancel = useApp((state) => state.cancelAdding)
  const canKeep = useApp((state) => state.canKeep)
  const { adding: words } = useLazyWords()
  const { page } = useWords()
  if (!adding) return null
  return (
    <div className="adding">
      <p className="note">
        {fill(canKeep ? words.keepingFile : words.readingFile, { file: <bdi>{adding.file}</bdi> })}
      </p>
      <Progress label={words.keeping} {...adding.progress} />
      <TimeLeft {...adding.progress} />
      <button type="button" className="button" onClick={cancel}>
        {page.cancel}
      </button>
    </div>
  )
}
