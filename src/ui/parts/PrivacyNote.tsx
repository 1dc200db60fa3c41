import { useShell } from '../page/useShell.ts'
import { useWords } from '../useWords.ts'

/** Says that nothing is uploaded; without a connection, that the page works offline. */
export function PrivacyNote() {
  const { page, shell } = useWords()
  const isOnline = useShell((state) => state.isOnline)
  const isKept = useShell((state) => state.isKept)
  const [first, more] = !isOnline
    ? [shell.offline, isKept ? shell.offlineMore : shell.offlineOpen]
    : isKept === 'just'
      ? [shell.kept, shell.keptMore]
      : [page.promise, page.promiseMore]
  return (
    <p className="promise" aria-live="polite">
      {first}
      <span className="promise-more"> {more}</span>
    </p>
  )
}
