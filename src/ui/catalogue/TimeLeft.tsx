import { useLazyWords, useWords } from '../useWords.ts'
import { useTimeLeft } from './useTimeLeft.ts'

/** How long it still takes, and that nobody has to wait. */
export function TimeLeft(progress: { loaded: number; total: number }) {
  const { catalogue: words } = useLazyWords()
  const { formats } = useWords()
  const seconds = useTimeLeft(progress)
  return (
    <p className="note">
      {seconds === undefined ? words.keepWorking : formats.sentences(words.left(seconds), words.keepWorking)}
    </p>
  )
}
