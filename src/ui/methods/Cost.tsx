import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { passTime } from './passTime.ts'

/** What many forward passes take, as a sentence; nothing for one. */
export function Cost({ passes }: { passes: number }) {
  const { methods } = useLazyWords()
  const { formats } = useWords()
  const outcome = useApp((state) => state.lastOutcome)
  const rounded = Math.round(passes)
  if (rounded < 2 || !outcome) return null
  return <span className="note">{methods.cost(rounded, passTime(rounded, outcome, formats))}</span>
}
