import { useId, useState } from 'react'
import { isDoubtful, isGuessed } from '../../state/preprocessing.ts'
import { useApp } from '../useApp.ts'
import { useLazyWords } from '../useWords.ts'
import { Choices } from './Choices.tsx'
import './preprocessing.css'

/** Says that the preprocessing is a guess, or that the answer makes it doubtful, and offers to compare the choices. */
export default function PreprocessingQuestion() {
  const { preprocessing: words } = useLazyWords()
  const isGuess = useApp(isGuessed)
  const isDoubt = useApp(isDoubtful)
  const values = useApp(({ engine }) => engine?.model.preprocessing.values)
  const logit = useApp(({ lastOutcome }) => lastOutcome?.predictions[0]?.logit ?? 0)
  const trust = useApp((state) => state.trustPreprocessing)
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  if (!values || !(isGuess || isDoubt)) return null
  const compare = (className: string) => (
    <button
      type="button"
      className={className}
      aria-expanded={isOpen}
      aria-controls={id}
      onClick={() => setOpen(!isOpen)}
    >
      {words.compare}
    </button>
  )
  return (
    <div className="preprocessing-question">
      {isDoubt ? (
        <div className="notice">
          <p>{words.doubt(logit)}</p>
          {compare('button')}
          <button type="button" className="button" onClick={trust}>
            {words.isRight}
          </button>
        </div>
      ) : (
        <p className="note">
          {words.guessed(words.valueNames[values])} {compare('link')}
        </p>
      )}
      {isOpen && <Choices id={id} onChosen={() => setOpen(false)} />}
    </div>
  )
}
