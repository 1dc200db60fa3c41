import { useEffect, useMemo, useState } from 'react'
import { preprocessingKey } from '../../state/preprocessing.ts'
import type { Prediction, Preprocessing, ValueRange } from '../../types.ts'
import { readable } from '../parts/readable.ts'
import { useApp } from '../useApp.ts'
import { useLazyWords, useWords } from '../useWords.ts'
import { useChangePreprocessing } from './useChangePreprocessing.ts'

const ranges: readonly Exclude<ValueRange, 'custom'>[] = ['0..1', '-1..1', '0..255', 'torch', 'caffe']

/** The same with each range of values, in the order of the channels that goes with it. */
const choicesFor = (of: Preprocessing): Preprocessing[] =>
  ranges.map((values) => {
    const channels = of.channels === 'grey' ? 'grey' : values === 'caffe' ? 'bgr' : 'rgb'
    return { ...of, values, channels }
  })

/** What the network would answer on the picture in hand, for each range of values; a click chooses one. */
export function Choices({ id, onChosen }: { id: string; onChosen(): void }) {
  const { preprocessing: words } = useLazyWords()
  const { formats } = useWords()
  const current = useApp(({ engine }) => engine?.model.preprocessing)
  const outcome = useApp(({ shown }) => shown?.outcome)
  const tryAll = useApp((state) => state.tryPreprocessings)
  const trust = useApp((state) => state.trustPreprocessing)
  const change = useChangePreprocessing()
  const choices = useMemo(() => (current ? choicesFor(current) : []), [current])
  const [answers, setAnswers] = useState<readonly (Prediction | undefined)[]>([])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture has other answers.
  useEffect(() => {
    const asked = new AbortController()
    setAnswers([])
    void tryAll(
      choices,
      (choice, first) => setAnswers((before) => choices.map((_, at) => (at === choice ? first : before[at]))),
      asked.signal,
    )
    return () => asked.abort()
  }, [choices, tryAll, outcome?.image.name, outcome?.input])

  const choose = (choice: Preprocessing) => {
    change(choice)
    trust()
    onChosen()
  }
  return (
    <fieldset id={id} className="preprocessing-choices">
      <legend className="visually-hidden">{words.choices}</legend>
      {choices.map((choice, at) => {
        const answer = answers[at]
        return (
          <button
            key={choice.values}
            type="button"
            className="bare-button preprocessing-choice"
            aria-pressed={!!current && preprocessingKey(choice) === preprocessingKey(current)}
            onClick={() => choose(choice)}
          >
            <span>{words.valueNames[choice.values]}</span>
            <span className="preprocessing-answer">
              {answer ? (
                <>
                  <span lang="en">{readable(answer.label)}</span> {formats.percent(answer.probability)}
                </>
              ) : (
                '…'
              )}
            </span>
          </button>
        )
      })}
    </fieldset>
  )
}
