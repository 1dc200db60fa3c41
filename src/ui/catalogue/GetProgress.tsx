import { AddingStatus } from '../model/AddingStatus.tsx'
import { Progress } from '../parts/Progress.tsx'
import { useLazyWords, useWords } from '../useWords.ts'
import { TimeLeft } from './TimeLeft.tsx'
import { useGet } from './useGet.ts'

/** The download that runs, with a button to cancel it; then, in the dialog, what is made of it. */
export function GetProgress({ isInDialog = false }: { isInDialog?: boolean }) {
  const { catalogue: words } = useLazyWords()
  const { page } = useWords()
  const run = useGet((state) => state.run)
  if (!run) return null
  const { step, name, host, loaded, total, cancel } = run
  // Beside the answer, the status has it.
  if (step === 'adding') return isInDialog ? <AddingStatus /> : null
  const sentence = step === 'fetching' ? words.fetching(name, host) : words.checking(name)
  return (
    <div className="adding">
      <p className="note">{sentence}</p>
      {step === 'fetching' && (
        <>
          {/* What the catalogue says of the size may be rounded. */}
          <Progress label={sentence} loaded={loaded} total={Math.max(total, loaded)} />
          <TimeLeft loaded={loaded} total={total} />
        </>
      )}
      <button type="button" className="button" onClick={cancel}>
        {page.cancel}
      </button>
    </div>
  )
}
